// Load comes from processes of its own, so that it does not slow what it measures. A child answers calls by name.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

type Handlers = Readonly<Record<string, (input: never) => unknown>>

/** The same functions as the child serves, each answered later. */
export type Remote<H extends Handlers> = {
  readonly [N in keyof H]: (...input: Parameters<H[N]>) => Promise<Awaited<ReturnType<H[N]>>>
}

interface Call {
  readonly n: number
  readonly name: string
  readonly input?: unknown
}
interface Reply {
  readonly n: number
  readonly value?: unknown
  readonly fault?: string
}

export interface Child<H extends Handlers> {
  readonly call: Remote<H>
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** @param module path beside this file */
export function startChild<H extends Handlers>(module: string, execArgv: readonly string[] = []): Child<H> {
  const child = fork(fileURLToPath(new URL(module, import.meta.url)), [], {
    execArgv: ['--import', 'tsx', ...execArgv],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void gone.then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${module} ended`))
  })
  process.once('exit', () => void child.kill('SIGKILL'))
  child.on('message', (message) => {
    const { n, value, fault } = message as Reply
    const asked = waiting.get(n)
    waiting.delete(n)
    if (fault === undefined) asked?.resolve(value)
    else asked?.reject(new Error(`${module}: ${fault}`))
  })
  let n = 0
  const call = new Proxy({} as Remote<H>, {
    get: (_, name) => (input?: unknown) =>
      new Promise((resolve, reject) => {
        n++
        waiting.set(n, { resolve, reject })
        child.send({ n, name: String(name), input } satisfies Call)
      }),
  })
  return {
    ...{ call, pid: child.pid ?? 0 },
    stop: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** In the child: answers what the parent asks, one function per name. */
export function serve(handlers: Handlers): void {
  process.on('message', (message) => {
    const { n, name, input } = message as Call
    const answer = async (): Promise<void> => {
      try {
        process.send?.({ n, value: await handlers[name]?.(input as never) } satisfies Reply)
      } catch (fault) {
        process.send?.({ n, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
      }
    }
    void answer()
  })
  process.once('disconnect', () => process.exit(0))
}
