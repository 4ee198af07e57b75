// Noise into the codecs of devices, for longer than a test has time for. Runs the drivers' own tests with more inputs.
import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { checkoutDir } from '../support/start-hub.ts'
import type { Outcome } from './main.ts'

export interface FuzzOptions {
  /** Inputs for each codec. */
  readonly count: number
  readonly onProgress?: (text: string) => void
}

/** Every test file of the drivers that sends noise into a codec. */
async function fuzzFiles(): Promise<readonly string[]> {
  const folder = join(checkoutDir, 'drivers/src')
  const tests = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.test.ts')).sort()
  const texts = await Promise.all(tests.map((name) => readFile(join(folder, name), 'utf8')))
  return tests.filter((_, at) => texts[at]?.includes('kernel/fuzz.ts')).map((name) => join(folder, name))
}

export async function fuzzCampaign({ count, onProgress = () => undefined }: FuzzOptions): Promise<Outcome> {
  const files = await fuzzFiles()
  const child = spawn(process.execPath, ['--import', 'tsx', '--test', '--test-reporter', 'tap', ...files], {
    cwd: checkoutDir,
    env: { ...process.env, FUZZ_INPUTS: String(count) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const passed: string[] = []
  const faults: string[] = []
  createInterface(child.stdout).on('line', (line) => {
    onProgress(line)
    const [, failed, name = ''] = /^\s*(not )?ok \d+ - (.*)$/.exec(line) ?? []
    if (name !== '') (failed === undefined ? passed : faults).push(name)
  })
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (status !== 0 && faults.length === 0) faults.push(`the tests ended with ${String(status)}`)
  const isCounted = passed.some((name) => name.includes(String(count)))
  if (faults.length === 0 && !isCounted) faults.push(`no test says that it ran ${count} inputs`)
  return { figures: { inputsPerCodec: count, passed }, faults }
}
