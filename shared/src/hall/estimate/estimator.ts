// Foretells waits from the history of a queue alone, and learns from how its forecasts came out (Q8, rules §2).
//
// Several simple forecasts are weighed by how right each was lately in a like situation. How a wait then came out, as a
// multiple of that, is kept in a histogram per service and situation; its quantiles make the range. Last, the level at
// which the range is read is moved until as many people as promised are called in time.
import { FORECASTS, sightOf, type Sight } from './forecasts.ts'
import { createTeller, crowdOf, learntFrom, nothingLearnt, nothingTogether } from './learning.ts'
import type { LearntWaits, Told } from './learning.ts'
import { createUsualStaffing } from './usual-staffing.ts'
import { createWatchedQueue } from './watched-queue.ts'

/** Seconds. Half of all wait less than `p50`, four in five less than `p80`. */
export interface Forecast {
  readonly p50: number
  readonly p80: number
}

/** One forecast that waits for its outcome. */
interface Promised {
  readonly at: number
  readonly service: string
  readonly told: Told
}

const HALF_HOUR_MS = 1_800_000
const DAY_MS = 86_400_000
/** Nobody waits longer: who is left over from yesterday has gone. */
const NIGHT_MS = 10 * 3_600_000
/** 0: somebody could be called at once. */
function situationOf({ isFree, aheadInAll, opensInMs, hasBreak }: Sight): number {
  if (opensInMs > 0) return 1
  return isFree ? 0 : crowdOf(aheadInAll, hasBreak)
}

export type Estimator = ReturnType<typeof createEstimator>

/** Times are ms of one clock whose days begin at midnight of the hall. Events must come in the order of their times. */
export function createEstimator() {
  const queue = createWatchedQueue()
  const learnt = new Map<string, LearntWaits>()
  const promised = new Map<string, Promised>()
  const staffing = createUsualStaffing()
  let together = nothingTogether
  let today = -1

  const passTo = (now: number): void =>
    staffing.pass(now, queue.services(), (service) => queue.line(service).length > 0)
  const halfHourOf = (now: number): number => Math.floor((now % DAY_MS) / HALF_HOUR_MS)

  const look = (service: string, now: number): Told => {
    const sight = sightOf(queue, staffing, service, now)
    const single: Record<string, number> = {}
    for (const [name, forecast] of Object.entries(FORECASTS)) {
      const ms = forecast(sight)
      if (ms !== null) single[name] = ms
    }
    const tell = createTeller(learnt.get(service) ?? nothingLearnt, together, halfHourOf(now))
    return tell(situationOf(sight), single, sight.meanMs)
  }

  const learn = ({ service, told, at }: Promised, now: number): void => {
    const known = learntFrom(learnt.get(service) ?? nothingLearnt, together, told, now - at)
    learnt.set(service, known.own)
    together = known.together
  }

  return {
    /** What somebody who came now would wait. Learns nothing. */
    forecast: (now: number, service: string): Forecast => {
      const { p50Ms, p80Ms } = look(service, now)
      return { p50: p50Ms / 1000, p80: p80Ms / 1000 }
    },
    /** Somebody comes; gives what they are told. */
    arrived: (now: number, ticket: string, service: string): Forecast => {
      passTo(now)
      const told = look(service, now)
      promised.set(ticket, { at: now, service, told })
      queue.arrived(now, ticket, service)
      return { p50: told.p50Ms / 1000, p80: told.p80Ms / 1000 }
    },
    /** The simple forecasts others make, at this moment. */
    sight: (now: number, service: string): Sight => sightOf(queue, staffing, service, now),
    called: (now: number, ticket: string, service: string, counter: string | null): void => {
      const day = Math.floor(now / DAY_MS)
      if (day !== today) {
        today = day
        queue.forgetBefore(now - NIGHT_MS)
        for (const [each, { at }] of promised) if (at < now - NIGHT_MS) promised.delete(each)
      }
      passTo(now)
      const at = queue.called(now, ticket, service, counter)
      staffing.called(now, at.counter, at.services)
      const promise = promised.get(ticket)
      promised.delete(ticket)
      if (promise !== undefined) learn(promise, now)
    },
    finished: queue.finished,
    /** They went away, or seem to: whoever is called all the same is learnt from. */
    left: queue.left,
    overtaken: queue.overtaken,
  }
}
