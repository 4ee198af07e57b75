// Starts a hub as a process of its own, the way an operator does, and ends it gently or not.
import { spawn } from 'node:child_process'
import http from 'node:http'
import https from 'node:https'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../rig/free-port.ts'

export interface StartHubOptions {
  /** Made as a demo hall if it holds none. Its keys lie beside it, in `<dataDir>-keys`. */
  readonly dataDir: string
  /** Default 0: a free one. */
  readonly port?: number
  /** Default `127.0.0.1`. Elsewhere it speaks HTTPS, and the folder must hold a real hall. */
  readonly host?: string
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Further options of Node, as `--expose-gc`. */
  readonly nodeArgs?: readonly string[]
  /** Until `/api/v1/health` answers. Default 60,000. */
  readonly timeoutMs?: number
  /** Called with the process id as soon as there is one, before the hub answers. */
  readonly onStarted?: (pid: number) => void
}

export interface RunningHub {
  /** `http://127.0.0.1:<port>`, or `https:` */
  readonly url: string
  readonly port: number
  readonly pid: number
  /** SIGKILL; done when the process is gone. */
  readonly kill: () => Promise<void>
  /** SIGTERM; done when it has ended by itself. Killed after 15 s, which throws. */
  readonly stop: () => Promise<void>
  /** The last 200 lines it wrote. */
  readonly output: () => readonly string[]
  /** Done when the process is gone, however. Exit status, or null if a signal ended it. */
  readonly exited: Promise<number | null>
}

export const checkoutDir = fileURLToPath(new URL('../..', import.meta.url))

const KEPT_LINES = 200
const STOP_MS = 15_000

/**
 * Done when the hub answers with a health of `ok`. Throws, with its last words, if it ends or stays silent; no process
 * is left then. The hub is killed when this process ends.
 */
export async function startHub(options: StartHubOptions): Promise<RunningHub> {
  const { dataDir, host = '127.0.0.1', env = {}, nodeArgs = [], timeoutMs = 60_000 } = options
  const port = options.port === undefined || options.port === 0 ? await freePort() : options.port
  const child = spawn(process.execPath, [...nodeArgs, '--import', 'tsx', join(checkoutDir, 'hub/src/main.ts')], {
    cwd: checkoutDir,
    env: { ...process.env, HOST: host, PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const hear = (bytes: Buffer): void => {
    lines.push(...bytes.toString().split('\n').filter(Boolean))
    lines.splice(0, Math.max(0, lines.length - KEPT_LINES))
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const life = { isGone: false }
  const exited = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  }).finally(() => {
    life.isGone = true
    process.off('exit', killAtEnd)
  })
  const killAtEnd = (): void => void child.kill('SIGKILL')
  process.once('exit', killAtEnd)
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
  }
  const url = `${host === '127.0.0.1' ? 'http' : 'https'}://127.0.0.1:${port}`
  options.onStarted?.(child.pid ?? 0)

  const deadline = performance.now() + timeoutMs
  while (!(await isHealthy(url))) {
    const fault = life.isGone ? 'ended' : performance.now() > deadline ? 'did not answer in time' : undefined
    if (fault !== undefined) {
      await kill()
      throw new Error(`the hub ${fault}; its last words:\n${lines.slice(-20).join('\n')}`)
    }
    await Promise.race([delay(50), exited])
  }
  return {
    ...{ url, port, pid: child.pid ?? 0, kill, exited },
    output: () => [...lines],
    stop: async () => {
      child.kill('SIGTERM')
      const isEnded = await Promise.race([exited.then(() => true), delay(STOP_MS, false, { ref: false })])
      if (isEnded) return
      await kill()
      throw new Error(`the hub did not end within ${STOP_MS} ms of SIGTERM`)
    },
  }
}

function isHealthy(url: string): Promise<boolean> {
  // Whether it answers, not who it is: its certificate is of its own making.
  const options = { rejectUnauthorized: false, timeout: 2_000 }
  return new Promise((resolve) => {
    const asked = (url.startsWith('https:') ? https : http).get(`${url}/api/v1/health`, options, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    asked.once('timeout', () => asked.destroy())
    asked.once('error', () => resolve(false))
  })
}
