// The laws of the queue over histories longer than a test has time for.
import { createLawRunner, LawBroken, randomSteps } from '@tingxu/shared/hall/testing/laws.ts'
import type { Outcome } from './main.ts'

export interface LawsOptions {
  readonly count: number
  readonly seed: number
  readonly onProgress?: (text: string) => void
}

/** So many commands make one history, which has a seed of its own. */
const HISTORY = 10_000
const LOOK_EVERY = 10
const SNAPSHOT_EVERY = 500

export async function lawsCampaign({ count, seed, onProgress = () => undefined }: LawsOptions): Promise<Outcome> {
  const byCommand = new Map<string, number>()
  const faults: string[] = []
  let accepted = 0
  let events = 0
  let commands = 0
  for (let history = 0; commands < count; history++) {
    const length = Math.min(HISTORY, count - commands)
    const own = seed + history
    const runner = createLawRunner({ lookEvery: LOOK_EVERY, snapshotEvery: SNAPSHOT_EVERY })
    try {
      for (const step of randomSteps(own, length)) runner.take(step)
      const report = runner.finish()
      accepted += report.accepted
      events += report.events
      for (const [type, times] of report.byCommand) byCommand.set(type, (byCommand.get(type) ?? 0) + times)
    } catch (thrown) {
      if (!(thrown instanceof LawBroken)) throw thrown
      faults.push(`seed ${own}: ${thrown.message}`)
    }
    commands += length
    onProgress(`${commands} of ${count} commands`)
  }
  const figures = { commands, accepted, events, byCommand: Object.fromEntries([...byCommand].sort()) }
  return { figures, faults }
}
