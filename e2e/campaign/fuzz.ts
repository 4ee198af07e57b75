// Noise into the codecs of devices, for longer than a test has time for. Runs the drivers' own tests with more inputs.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { checkoutDir } from '../support/start-hub.ts'
import type { Outcome } from './main.ts'

export interface FuzzOptions {
  /** Inputs for each codec. */
  readonly count: number
  readonly onProgress?: (text: string) => void
}

const FILES = ['drivers/src/printer/fuzz.test.ts']

export async function fuzzCampaign({ count, onProgress = () => undefined }: FuzzOptions): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--test', '--test-reporter', 'tap', ...FILES], {
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
