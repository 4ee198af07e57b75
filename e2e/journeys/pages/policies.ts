// Chromium under the policies that a screen of a hall ships with, on this machine and for one program alone.
import { execFile, execFileSync } from 'node:child_process'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkoutDir } from '../../support/start-hub.ts'
import { chromiumPath } from './browser.ts'

/** Where Debian's Chromium looks. */
const FOLDER = '/etc/chromium'
/** With these a browser cannot be looked into from outside, which is what a test does. */
const NOT_HERE = ['DeveloperToolsAvailability', 'RemoteDebuggingAllowed']
/** A view of the file system of one's own. */
const APART = ['--user', '--map-root-user', '--mount'] as const

/** Why this machine cannot do that; undefined where it can. */
export function whyNoPolicies(): string | undefined {
  try {
    execFileSync('unshare', [...APART, 'ls', FOLDER], { stdio: 'ignore' })
    return undefined
  } catch {
    return `needs Debian’s Chromium with ${FOLDER}, and user namespaces`
  }
}

export interface PolicyOptions {
  readonly kind: 'kiosk' | 'board'
  readonly url: string
  /** A certificate authority to trust, PEM. */
  readonly caFile?: string
  /** An empty folder of its own. */
  readonly scratch: string
}

/** Installs the policies as a technician does, into a folder that the given program alone sees. Gives the program. */
export async function browserWithPolicies({ kind, url, caFile, scratch }: PolicyOptions): Promise<string> {
  const etc = join(scratch, 'etc')
  const POLICY_DIR = join(etc, 'policies/managed')
  await cp(FOLDER, etc, { recursive: true })
  const installer = join(checkoutDir, 'config/chromium/install.sh')
  await promisify(execFile)('sh', [installer, kind, url, ...(caFile === undefined ? [] : [caFile])], {
    env: { ...process.env, POLICY_DIR },
  })
  const file = join(POLICY_DIR, 'tingxu.json')
  const lines = (await readFile(file, 'utf8')).split('\n')
  await writeFile(file, lines.filter((line) => !NOT_HERE.some((name) => line.includes(`"${name}"`))).join('\n'))
  const program = join(scratch, 'chromium')
  const inside = `mount --bind "$0" ${FOLDER} && exec "$@"`
  await writeFile(
    program,
    `#!/bin/sh\nexec unshare ${APART.join(' ')} sh -c '${inside}' '${etc}' '${chromiumPath()}' "$@"\n`,
    { mode: 0o755 },
  )
  return program
}
