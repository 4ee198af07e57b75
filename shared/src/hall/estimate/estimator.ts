// Foretells waits from the history of a queue alone, and learns from how its forecasts came out (Q8, rules §2).
//
// Several simple forecasts are weighed by how right each was lately in a like situation. How a wait then came out, as a
// multiple of that, is kept in a histogram per service and situation; its quantiles make the range. Last, the level at
// which the range is read is moved until as many people as promised are called in time.
import { FORECASTS, sightOf, type Sight } from './forecasts.ts'
import { blended, emptyHistogram, noted, quantileOf, type Histogram } from './histogram.ts'
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
  readonly situation: number
  readonly halfHour: number
  readonly single: Readonly<Record<string, number>>
  readonly baseMs: number
  readonly scaleMs: number
  readonly p80Ms: number
}

/** What was learnt of one service. */
interface Learnt {
  /** Mean error of each forecast per situation, ms. */
  readonly errors: Map<string, { meanMs: number; seen: number }>
  readonly outcomes: Map<number, Histogram>
  all: Histogram
  /** At which level the range is read, beyond the promised one. */
  level: number
}

const KEEP = 0.998
const PROMISE = 0.8
/** How far one outcome moves the level. */
const LEVEL_STEP = 0.004
const HALF_HOUR_STEP = 0.006
const HALF_HOUR_MS = 1_800_000
const DAY_MS = 86_400_000
/** Nobody waits longer: who is left over from yesterday has gone. */
const NIGHT_MS = 10 * 3_600_000
/** What was seen in other situations counts like so many outcomes. */
const OTHERS_WEIGHT = 15
const OTHER_SERVICES_WEIGHT = 5

/** People ahead, coarser the more there are, and whether a break comes before their turn; 0: somebody could be called at once. */
function situationOf({ isFree, aheadInAll, opensInMs, hasBreak }: Sight): number {
  if (opensInMs > 0) return 1
  if (isFree) return 0
  const crowd = aheadInAll < 0.5 ? 2 : 3 + Math.min(16, Math.floor(2 * Math.log2(0.5 + aheadInAll)))
  return hasBreak ? 100 + crowd : crowd
}

export type Estimator = ReturnType<typeof createEstimator>

/** Times are ms of one clock whose days begin at midnight of the hall. Events must come in the order of their times. */
export function createEstimator() {
  const queue = createWatchedQueue()
  const learnt = new Map<string, Learnt>()
  const promised = new Map<string, Promised>()
  const staffing = createUsualStaffing()
  const levelAt = new Map<number, number>()
  let everything: Histogram = emptyHistogram
  let today = -1

  const of = (service: string): Learnt => {
    const known = learnt.get(service)
    if (known !== undefined) return known
    const fresh: Learnt = { errors: new Map(), outcomes: new Map(), all: emptyHistogram, level: 0 }
    learnt.set(service, fresh)
    return fresh
  }
  const passTo = (now: number): void =>
    staffing.pass(now, queue.services(), (service) => queue.line(service).length > 0)
  const halfHourOf = (now: number): number => Math.floor((now % DAY_MS) / HALF_HOUR_MS)

  /** The simple forecasts, weighed by how right each was. */
  const weigh = (own: Learnt, situation: number, single: Readonly<Record<string, number>>): number => {
    let sum = 0
    let weights = 0
    for (const [name, ms] of Object.entries(single)) {
      const error = own.errors.get(`${name} ${situation}`) ?? own.errors.get(name)
      const weight = error === undefined ? (name === 'work' ? 1 : 0.1) : 1 / (1000 + error.meanMs) ** 4
      if (error === undefined && weights > 0 && weights < 1e-6) continue
      sum += weight * ms
      weights += weight
    }
    return weights === 0 ? 0 : sum / weights
  }

  const look = (service: string, now: number): Promised & { readonly p50Ms: number } => {
    const sight = sightOf(queue, staffing, service, now)
    const situation = situationOf(sight)
    const own = of(service)
    const single: Record<string, number> = {}
    for (const [name, forecast] of Object.entries(FORECASTS)) {
      const ms = forecast(sight)
      if (ms !== null) single[name] = ms
    }
    const baseMs = situation === 0 ? 0 : weigh(own, situation, single)
    const scaleMs = baseMs + Math.max(5000, sight.meanMs / 8)
    const here = own.outcomes.get(situation) ?? emptyHistogram
    const outcomes = blended(blended(here, own.all, OTHERS_WEIGHT), everything, OTHER_SERVICES_WEIGHT)
    const halfHour = halfHourOf(now)
    const level = Math.min(0.97, Math.max(0.55, PROMISE + own.level + (levelAt.get(halfHour) ?? 0)))
    const p50 = quantileOf(outcomes, 0.5)
    const p80 = quantileOf(outcomes, level)
    const p50Ms = Number.isNaN(p50) ? baseMs : p50 * scaleMs
    const p80Ms = Number.isNaN(p80) ? 1.5 * scaleMs : Math.max(p50Ms, p80 * scaleMs)
    return { at: now, service, situation, halfHour, single, baseMs, scaleMs, p50Ms, p80Ms }
  }

  const learn = (promise: Promised, waitMs: number): void => {
    const { service, situation, halfHour, single, scaleMs, p80Ms } = promise
    const own = of(service)
    for (const [name, ms] of Object.entries(single))
      for (const key of [`${name} ${situation}`, name]) {
        const error = own.errors.get(key) ?? { meanMs: 0, seen: 0 }
        error.seen = error.seen * 0.99 + 1
        error.meanMs += (Math.abs(ms - waitMs) - error.meanMs) / error.seen
        own.errors.set(key, error)
      }
    const ratio = waitMs / scaleMs
    own.outcomes.set(situation, noted(own.outcomes.get(situation) ?? emptyHistogram, ratio, KEEP))
    own.all = noted(own.all, ratio, KEEP)
    everything = noted(everything, ratio, KEEP)
    const miss = PROMISE - (waitMs <= p80Ms ? 1 : 0)
    own.level = Math.min(0.17, Math.max(-0.25, own.level + LEVEL_STEP * miss))
    levelAt.set(halfHour, Math.min(0.15, Math.max(-0.15, (levelAt.get(halfHour) ?? 0) + HALF_HOUR_STEP * miss)))
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
      const promise = look(service, now)
      promised.set(ticket, promise)
      queue.arrived(now, ticket, service)
      return { p50: promise.p50Ms / 1000, p80: promise.p80Ms / 1000 }
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
      if (promise !== undefined) learn(promise, now - promise.at)
    },
    finished: queue.finished,
    /** They went away, or seem to: whoever is called all the same is learnt from. */
    left: queue.left,
    overtaken: queue.overtaken,
  }
}
