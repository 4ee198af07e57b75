// Makes sure that what the tests need besides npm's packages is on the machine, and finds the browser.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from './run-program.ts'

/** Debian's packages, each with what is not tested without it. */
export const debianPackages = {
  chromium: 'journeys in a browser',
  'fonts-wqy-microhei': 'Chinese glyphs drawn by the browser',
  'espeak-ng': 'the spoken call',
  socat: 'serial ports over a pair of pseudo terminals',
  xvfb: 'a kiosk as it starts on its own screen',
  xdotool: 'keys that a kiosk must not heed',
  'x11-xserver-utils': 'a kiosk as it starts on its own screen',
  strace: 'the order of writes and fsyncs',
  'python3-socketio': 'the protocol, spoken by a client that is not ours',
  'python3-websocket': 'the protocol, spoken by a client that is not ours',
} as const

export interface Prepared {
  /** null where there is no browser: then journeys are skipped. */
  readonly chromium: string | null
  /** What could not be had, in words; empty if all is there. */
  readonly missing: readonly string[]
}

export async function prepare(say: (line: string) => void): Promise<Prepared> {
  const missing: string[] = []
  if (isDebian()) {
    const wanted = await missingPackages()
    if (wanted.length > 0 && process.getuid?.() === 0) {
      say(`installing ${wanted.join(' ')}`)
      await install(wanted, say)
    }
    for (const name of wanted.length > 0 ? await missingPackages() : [])
      missing.push(`${name} is not installed, so not tested: ${debianPackages[name]}`)
  }
  const chromium = findChromium()
  if (chromium === null)
    missing.push('no Chromium was found; set CHROMIUM_PATH to one, or run npx playwright install chromium')
  return { chromium, missing }
}

type PackageName = keyof typeof debianPackages

const names = (Object.keys as (table: typeof debianPackages) => PackageName[])(debianPackages)

function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8')) && existsSync('/usr/bin/apt-get')
  } catch {
    return false
  }
}

async function missingPackages(): Promise<readonly PackageName[]> {
  // it fails if one of the names is unknown, but lists the others all the same
  const { output } = await runProgram('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...names])
  const installed = new Set(output.split('\n'))
  return names.filter((name) => !installed.has(`${name} installed`))
}

async function install(wanted: readonly PackageName[], say: (line: string) => void): Promise<void> {
  const env = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=120', '-qq']
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...wanted]]) {
    const { code, output } = await runProgram('env', [...env, ...args])
    if (code !== 0) say(`apt-get ${args[0] ?? ''} failed:\n${output.trim()}`)
  }
}

/** CHROMIUM_PATH, then where systems put it, then Playwright's own. */
export function findChromium(): string | null {
  const given = process.env['CHROMIUM_PATH']
  if (given !== undefined && given !== '') return existsSync(given) ? given : null
  return [...installedBrowsers, ...playwrightBrowsers()].find((path) => existsSync(path)) ?? null
}

const installedBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function playwrightBrowsers(): readonly string[] {
  const folders = [
    process.env['PLAYWRIGHT_BROWSERS_PATH'],
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    join(homedir(), 'AppData', 'Local', 'ms-playwright'),
  ]
  const programs = [
    ['chrome-linux', 'chrome'],
    ['chrome-linux64', 'chrome'],
    ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
    ['chrome-win', 'chrome.exe'],
  ]
  return folders
    .filter((folder) => folder !== undefined)
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => {
      const versions = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name))
      return versions.flatMap((version) => programs.map((program) => join(folder, version, ...program)))
    })
}
