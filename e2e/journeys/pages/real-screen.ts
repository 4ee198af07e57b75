// Chromium as it really runs in a hall: the shipped start script, flags and policies, in a window on a (virtual) panel
// of its own, with keys that go through the window system.
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser, type Page } from 'playwright'
import { checkoutDir } from '../../support/start-hub.ts'
import { LAB_FLAGS } from './browser.ts'
import { browserWithPolicies, whyNoPolicies } from './policies.ts'
import { PATIENCE_MS, until } from './until.ts'

const run = promisify(execFile)
const MOST_CALLS = 4

/** Why there can be no such screen on this machine; undefined where there can. */
export function whyNoRealScreen(): string | undefined {
  try {
    execFileSync('sh', ['-c', 'command -v Xvfb && command -v xdotool && command -v xrandr'], { stdio: 'ignore' })
    return whyNoPolicies()
  } catch {
    return 'needs Xvfb, xdotool and xrandr'
  }
}

export interface RealScreenOptions {
  readonly kind: 'kiosk' | 'board'
  readonly url: string
  /** An empty folder of its own. */
  readonly scratch: string
  readonly width: number
  readonly height: number
}

export interface RealScreen {
  /** The first page, as the browser that runs now has it. */
  readonly page: () => Page
  readonly pageCount: () => number
  /** How many windows stand on the panel, bubbles and menus among them. */
  readonly windowCount: () => Promise<number>
  /** As on a keyboard that is plugged in: `ctrl+n`. */
  readonly keys: (...combinations: readonly string[]) => Promise<void>
  /** As a power cut ends the browser; done when the start script has it back. */
  readonly crash: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openRealScreen(options: RealScreenOptions): Promise<RealScreen> {
  const { kind, url, scratch, width, height } = options
  const profile = join(scratch, 'profile')
  const portFile = join(profile, 'DevToolsActivePort')
  const panel = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const display = await new Promise<string>((resolve, reject) => {
    panel.once('error', reject)
    panel.stdout.once('data', (bytes: Buffer) => resolve(`:${bytes.toString().trim()}`))
  })
  const env = { ...process.env, DISPLAY: display }
  const script = spawn('sh', [join(checkoutDir, 'config/chromium', `${kind}.sh`), url], {
    env: {
      ...env,
      CHROMIUM: await browserWithPolicies({ kind, url, scratch }),
      PROFILE_DIR: profile,
      EXTRA_FLAGS: [...LAB_FLAGS, '--remote-debugging-port=0'].join(' '),
    },
    stdio: 'ignore',
  })
  process.once('exit', () => {
    script.kill()
    panel.kill()
  })

  const ask = async (...words: readonly string[]) => (await run('xdotool', [...words], { env })).stdout
  const connect = async (): Promise<Browser> => {
    const address = await until(
      'the browser can be asked',
      () => readFile(portFile, 'utf8').catch(() => ''),
      (text) => text.includes('\n'),
    )
    const found = await answering(`http://127.0.0.1:${address.split('\n')[0] ?? ''}`)
    found.contexts()[0]?.setDefaultTimeout(PATIENCE_MS)
    return found
  }
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close().catch(() => undefined)
    await end(script)
    await end(panel)
  }
  try {
    browser = await connect()
  } catch (fault) {
    await close()
    throw fault
  }
  const pages = () => (browser?.contexts() ?? []).flatMap((context) => context.pages())
  const page = () => {
    const [first] = pages()
    if (first === undefined) throw new Error('the browser has no page')
    return first
  }
  return {
    page,
    pageCount: () => pages().length,
    windowCount: async () => (await ask('search', '--onlyvisible', '--class', '.+')).split('\n').filter(Boolean).length,
    keys: async (...combinations) => {
      await ask('key', '--delay', '40', ...combinations)
    },
    crash: async () => {
      const gone = new Promise((resolve) => browser?.once('disconnected', resolve))
      await rm(portFile)
      execFileSync('pkill', ['-KILL', '-P', String(script.pid)])
      await gone
      browser = await connect()
    },
    close,
  }
}

/** A browser that is still starting may leave its first caller without an answer. */
async function answering(address: string): Promise<Browser> {
  for (let calls = 1; ; calls++)
    try {
      return await chromium.connectOverCDP(address, { timeout: PATIENCE_MS / MOST_CALLS })
    } catch (fault) {
      if (calls === MOST_CALLS) throw fault
    }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await gone
}
