import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface RunShare {
  /** Holds all that goes when the guest ends: the directories below and the sockets of this run. */
  readonly dir: string
  /** Lent to the guest as /rig. */
  readonly sharedDir: string
  /** For /out, when nobody wants to keep it. */
  readonly ownOutDir: string
  /** Exit status of the command, or undefined if the guest ended before it could write one. */
  readStatus(): number | undefined
}

export interface RunSettings {
  readonly usb: boolean
  readonly disk: boolean
  readonly network: boolean
  readonly node: boolean
}

/** Writes what the init script reads. The kernel's command line would allow no blanks, commas or newlines. */
export async function createRunShare(
  settings: RunSettings,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<RunShare> {
  const script = commandScript(command, env)
  const dir = await mkdtemp(join(tmpdir(), 'tingxu-rig-'))
  const sharedDir = join(dir, 'share')
  const ownOutDir = join(dir, 'out')
  await mkdir(sharedDir)
  await mkdir(ownOutDir)
  await writeFile(join(sharedDir, 'settings'), settingsScript(settings))
  await writeFile(join(sharedDir, 'command'), script)
  const statusFile = join(sharedDir, 'status')
  return {
    dir,
    sharedDir,
    ownOutDir,
    readStatus() {
      const text = existsSync(statusFile) ? readFileSync(statusFile, 'utf8') : ''
      return /^\d+\n$/.test(text) ? Number(text) : undefined
    },
  }
}

const settingsScript = (settings: RunSettings): string =>
  Object.entries(settings)
    .map(([name, on]) => `${name}=${on ? 1 : 0}\n`)
    .join('')

/** A shell script that sets the environment and becomes the command, whatever signs the values hold but NUL. */
export function commandScript(command: readonly string[], env: Readonly<Record<string, string>>): string {
  if (command.length === 0) throw new Error('the guest needs a command')
  const exports = Object.entries(env).map(([name, value]) => {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`not a name for an environment variable: ${name}`)
    return `export ${name}=${quoted(value)}\n`
  })
  return `${exports.join('')}exec ${command.map(quoted).join(' ')}\n`
}

function quoted(text: string): string {
  if (text.includes('\0')) throw new Error('a NUL cannot be passed to a program')
  return `'${text.replaceAll("'", `'\\''`)}'`
}
