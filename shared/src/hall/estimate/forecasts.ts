// Simple ways to foretell a wait, each from what is known at one moment. None is right everywhere; estimator.ts learns which
// to believe where.
import type { UsualStaffing } from './usual-staffing.ts'
import { ACTIVE_MS, type WatchedQueue } from './watched-queue.ts'

/** What can be seen when somebody comes. Times ms. */
export interface Sight {
  readonly service: string
  /** People of the same service before this one. */
  readonly ahead: number
  /** Those and, in part, the people of services that share its counters. */
  readonly aheadInAll: number
  /** How long all those visits take together. */
  readonly workMs: number
  readonly meanMs: number
  /** Counters at work for it; at least 1. */
  readonly counters: number
  /** Somebody could be called this instant. */
  readonly isFree: boolean
  /** How long the first in line has waited. */
  readonly headWaitMs: number
  /** How long the one called last had waited. */
  readonly lastWaitMs: number | null
  /** Between two calls, lately. */
  readonly callEveryMs: number | null
  /** The same work by the counters of now and those that usually work later; null where that is not known. */
  readonly plannedMs: number | null
  /** Far fewer than now will be at work before it is done. */
  readonly hasBreak: boolean
  /** Until counters usually begin, where none is at work yet today. */
  readonly opensInMs: number
}

const FAR_MS = 45 * 60_000
const BREAK_MS = 10 * 60_000

export function sightOf(queue: WatchedQueue, staffing: UsualStaffing, service: string, now: number): Sight {
  const own = queue.countersFor(service, now)
  const meanMs = queue.meanMs(service)
  const line = queue.line(service)
  let aheadInAll = line.length
  let workMs = line.length * meanMs
  for (const other of queue.services()) {
    if (other === service) continue
    const { length } = queue.line(other)
    if (length === 0) continue
    const all = queue.countersFor(other, now)
    if (all.length === 0) continue
    // So many of the other's counters also serve this one: so many of its people are served before.
    const share = all.filter(({ services }) => services.includes(service)).length / all.length
    aheadInAll += share * length
    workMs += share * length * queue.meanMs(other)
  }
  const calls = queue.callTimes(service)
  const [first] = calls
  const last = calls.at(-1)
  const isLately = first !== undefined && last !== undefined && now - first < FAR_MS && calls.length > 2
  const counters = Math.max(1, own.length === 0 ? (staffing.at(service, now) ?? 1) : own.length)
  const opensInMs = own.length === 0 ? staffing.opensInMs(now) : 0
  const plannedMs = staffing.lasts(service, now, workMs + meanMs, own.length)
  return {
    ...{ counters, opensInMs, plannedMs },
    hasBreak: plannedMs !== null && plannedMs > BREAK_MS + (1.3 * (workMs + meanMs)) / counters,
    ...{ service, aheadInAll, workMs, meanMs },
    ahead: line.length,
    isFree: line.length === 0 && own.some(({ free }) => free),
    headWaitMs: line[0] === undefined ? 0 : now - line[0].since,
    lastWaitMs: queue.lastWaitMs(service),
    callEveryMs: isLately ? (Math.max(last, now - ACTIVE_MS / 10) - first) / (calls.length - 1) : null,
  }
}

export const FORECASTS: Readonly<Record<string, (sight: Sight) => number | null>> = {
  /** All that has to be done before, by the counters at work. */
  work: ({ workMs, meanMs, counters, isFree, opensInMs }) => (isFree ? 0 : opensInMs + (workMs + meanMs) / counters),
  /** The same with lunch and late openings as they usually are. */
  plan: ({ plannedMs, isFree }) => (isFree ? 0 : plannedMs),
  /** The same service alone. */
  line: ({ ahead, meanMs, counters, isFree, opensInMs }) =>
    isFree ? 0 : opensInMs + ((ahead + 1) * meanMs) / counters,
  /** At the pace at which people were called lately. */
  pace: ({ ahead, callEveryMs, isFree }) => (isFree ? 0 : callEveryMs === null ? null : (ahead + 1) * callEveryMs),
  /** As long as the one called last. */
  last: ({ lastWaitMs }) => lastWaitMs,
  /** As long as the first in line has waited by now. */
  head: ({ headWaitMs, ahead }) => (ahead === 0 ? null : headWaitMs),
}

/** What others do, to be held against: named as in the literature. */
export const NAIVE: Readonly<Record<string, (sight: Sight) => number>> = {
  'ahead x mean / counters': ({ ahead, meanMs, counters }) => (ahead * meanMs) / counters,
  'last to enter service': ({ lastWaitMs }) => lastWaitMs ?? 0,
  'head of line': ({ headWaitMs }) => headWaitMs,
}
