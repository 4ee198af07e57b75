// How many counters usually call for a service at each half-hour of the day, learnt from who called: lunch and late openings
// show as half-hours in which few do. Half-hours are counted in UTC, so that no time zone is needed to fold them.
import type { CounterId, ServiceId } from '../../kernel/brands.ts'
import type { HallConfig } from '../config/schema.ts'
import { countersOf } from './order-context.ts'
import type { LearntOfHall } from './types.ts'

export const HALF_HOUR_MS = 1_800_000
export const HALF_HOURS = 48
/** How much one day counts against those before. */
const DAY_WEIGHT = 0.2
/** How far ahead counters are looked for: the rest of a working day. */
const FAR = 20
/** Fewer than this on a usual day is nobody. */
const SOMEBODY = 0.5

export const halfHourOf = (at: number): number => Math.floor(at / HALF_HOUR_MS)

/** A counter called. */
export function calledIn(learnt: LearntOfHall, config: HallConfig, counter: CounterId, at: number): LearntOfHall {
  const halfHour = halfHourOf(at)
  if (halfHour !== learnt.halfHour) return { ...ended(learnt, config, halfHour), halfHour, called: [counter] }
  return learnt.called.includes(counter) ? learnt : { ...learnt, called: [...learnt.called, counter] }
}

/** The half-hours from the one that was on up to `until` are over. Longer silences are nights. */
function ended(learnt: LearntOfHall, config: HallConfig, until: number): LearntOfHall {
  const over = learnt.halfHour === 0 ? 0 : Math.min(until - learnt.halfHour, HALF_HOURS)
  if (over <= 0) return learnt
  const called = new Set(learnt.called)
  const isNight = over > 10
  const usual: Record<ServiceId, readonly (number | null)[]> = {}
  for (const { id } of config.services) {
    const counts = [...(learnt.usual[id] ?? new Array<number | null>(HALF_HOURS).fill(null))]
    const count = countersOf(config, id).filter((counter) => called.has(counter.id)).length
    for (let nth = 0; nth < (isNight ? 1 : over); nth++) {
      const at = (learnt.halfHour + nth) % HALF_HOURS
      const seen = nth === 0 ? count : 0
      const before = counts[at] ?? null
      counts[at] = before === null ? seen : Math.round(100 * (before + (seen - before) * DAY_WEIGHT)) / 100
    }
    usual[id] = counts
  }
  return { ...learnt, usual }
}

/** When counters are next expected for a service, and how many; null where no day has shown it. */
export function usualFrom(
  learnt: LearntOfHall,
  service: ServiceId,
  now: number,
): { readonly at: number; readonly counters: number } | null {
  const counts = learnt.usual[service]
  if (counts === undefined) return null
  for (let halfHour = halfHourOf(now); halfHour < halfHourOf(now) + FAR; halfHour++) {
    const counters = counts[halfHour % HALF_HOURS] ?? 0
    if (counters >= SOMEBODY) return { at: Math.max(now, halfHour * HALF_HOUR_MS), counters }
  }
  return null
}

/** How long `workMs` at the speed of now takes if later as many counters work as usually do, against how many do in this half-hour. */
export function stretched(learnt: LearntOfHall, service: ServiceId, now: number, workMs: number): number {
  const counts = learnt.usual[service]
  const slot = halfHourOf(now)
  const here = counts?.[slot % HALF_HOURS] ?? null
  if (counts === undefined || here === null || here < SOMEBODY) return workMs
  let left = workMs
  let at = now
  for (let halfHour = slot; halfHour < slot + FAR; halfHour++) {
    const ends = (halfHour + 1) * HALF_HOUR_MS
    const speed = halfHour === slot ? 1 : Math.min(1.5, (counts[halfHour % HALF_HOURS] ?? here) / here)
    const can = speed * (ends - at)
    if (can >= left) return at + left / speed - now
    left -= can
    at = ends
  }
  return at - now
}
