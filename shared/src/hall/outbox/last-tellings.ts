import type { CallerJobRow } from './caller-jobs.ts'
import type { Job } from './jobs.ts'
import type { LedJobRow } from './led-jobs.ts'

/**
 * The jobs of one transaction, without those that a later one of it makes needless: what a strip or a caller shows is
 * put together when its turn comes, so the last telling of a device says what all of them would. Beeps are kept.
 */
export function lastTellings(jobs: readonly Job[]): readonly Job[] {
  const last = new Map<string, LedJobRow | CallerJobRow>()
  for (const job of jobs) if (job.kind === 'led' || job.kind === 'caller') last.set(job.target, withBeeps(job, last))
  if (last.size === 0) return jobs
  return [...jobs.filter(({ kind }) => kind !== 'led' && kind !== 'caller'), ...last.values()]
}

function withBeeps(
  job: LedJobRow | CallerJobRow,
  last: ReadonlyMap<string, LedJobRow | CallerJobRow>,
): LedJobRow | CallerJobRow {
  const before = last.get(job.target)
  if (job.kind === 'led' || before?.kind !== 'caller' || before.payload.beep.length === 0) return job
  return { ...job, payload: { beep: [...new Set([...before.payload.beep, ...job.payload.beep])] } }
}
