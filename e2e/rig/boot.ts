import { startEmulator, type Emulator } from './emulator.ts'

/** What the init script says all along, and last. Firmware may have left control codes before it. */
const initLine = /rig\[[\d.]+\] /
const startedLine = /rig\[[\d.]+\] started$/

const attempts = 3
const tailLines = 20

const failures = {
  silent: 'never said a word',
  late: 'did not start its command in time',
  ended: 'ended before it started its command',
} as const

export interface BootOptions {
  /** Of the emulator. */
  readonly args: readonly string[]
  readonly timeoutMs: number
  /** Gets each line of the console as it comes. */
  hear(line: string): void
  /** Gets each emulator as soon as it is started, to kill it if this process ends. */
  own(emulator: Emulator): void
}

/**
 * Starts the emulator and waits until the init script starts the command. A guest that says nothing for a third of the
 * time is started again, at most twice: about one in 400 was seen to hang before the kernel's first word, for a reason
 * not found, and nothing has touched the disk by then.
 * Throws with the end of the console if the guest ends or the time is over; no emulator is left then.
 */
export async function boot(options: BootOptions): Promise<Emulator> {
  const tail: string[] = []
  const hear = (line: string): void => {
    tail.push(line)
    if (tail.length > tailLines) tail.shift()
    options.hear(line)
  }
  const deadline = performance.now() + options.timeoutMs
  for (let attempt = 1; ; attempt++) {
    const { emulator, outcome } = await attemptBoot({ ...options, hear }, deadline)
    if (outcome === 'started') return emulator
    emulator.kill()
    await emulator.gone
    if (outcome !== 'silent' || attempt === attempts) {
      throw new Error(`the guest ${failures[outcome]}; its console ends with\n${tail.join('\n')}`)
    }
    hear('rig: the guest said nothing; booting it again')
  }
}

async function attemptBoot(
  { args, timeoutMs, hear, own }: BootOptions,
  deadline: number,
): Promise<{ readonly emulator: Emulator; readonly outcome: 'started' | keyof typeof failures }> {
  const seen = { init: false, started: new AbortController() }
  const emulator = startEmulator(args, (line) => {
    if (initLine.test(line)) seen.init = true
    if (startedLine.test(line)) seen.started.abort()
    hear(line)
  })
  own(emulator)
  const timers: NodeJS.Timeout[] = []
  const outcome = await new Promise<'started' | keyof typeof failures>((resolve) => {
    seen.started.signal.addEventListener('abort', () => resolve('started'))
    void emulator.gone.then(() => resolve('ended'))
    const ifSilent = (): void => (seen.init ? undefined : resolve('silent'))
    timers.push(setTimeout(ifSilent, timeoutMs / attempts))
    timers.push(setTimeout(() => resolve(seen.init ? 'late' : 'silent'), deadline - performance.now()))
  })
  for (const timer of timers) clearTimeout(timer)
  return { emulator, outcome }
}
