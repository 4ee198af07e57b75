// Plays a recorded queue through the estimator: each arrival is told only what had happened before it.
import { createEstimator } from './estimator.ts'
import { NAIVE } from './forecasts.ts'

/** Times are ms of the recording's own clock. */
export interface RecordedVisit {
  readonly arrival: number
  readonly service: string
  /** Null where they left before. */
  readonly called: number | null
  readonly finished: number | null
  readonly counter: string | null
}

/** One arrival that was called in the end: what it was told, and what came, s. */
export interface ReplayedWait {
  readonly arrival: number
  readonly wait: number
  readonly p50: number
  readonly p80: number
  /** What others would have said, by name. */
  readonly naive: Readonly<Record<string, number>>
}

interface Moment {
  readonly at: number
  /** Of what happens at one instant, somebody who comes sees nothing. */
  readonly rank: 0 | 1 | 2 | 3
  readonly nth: number
  readonly run: () => void
}

/** So many later ones called first mean that somebody who never was has gone. */
const GONE_AFTER = 3

/**
 * @param scoreFrom arrivals before this only teach, ms
 * @returns the scored ones in the order they came
 */
export function replay(visits: readonly RecordedVisit[], scoreFrom: number): readonly ReplayedWait[] {
  const estimator = createEstimator()
  const scored: ReplayedWait[] = []
  const overtaken = new Map<string, number>()
  const moments: Moment[] = []
  for (const [nth, visit] of visits.entries()) {
    const { arrival, service, called, finished, counter } = visit
    const ticket = String(nth)
    const add = (at: number, rank: Moment['rank'], run: () => void): void => void moments.push({ at, rank, nth, run })
    add(arrival, 0, () => {
      const isScored = arrival >= scoreFrom && called !== null
      const sight = isScored ? estimator.sight(arrival, service) : null
      const { p50, p80 } = estimator.arrived(arrival, ticket, service)
      if (sight === null || called === null) return
      const naive = Object.fromEntries(Object.entries(NAIVE).map(([name, forecast]) => [name, forecast(sight) / 1000]))
      scored.push({ arrival, wait: (called - arrival) / 1000, p50, p80, naive })
    })
    if (called === null) {
      if (finished !== null) add(finished, 3, () => estimator.left(ticket, service))
      continue
    }
    add(called, 2, () => {
      for (const passed of estimator.overtaken(service, arrival)) {
        const times = (overtaken.get(passed.ticket) ?? 0) + 1
        overtaken.set(passed.ticket, times)
        if (times >= GONE_AFTER) estimator.left(passed.ticket, service)
      }
      estimator.called(called, ticket, service, counter)
    })
    // A visit that took no time ends after it began.
    if (finished !== null) add(finished, finished === called ? 3 : 1, () => estimator.finished(finished, ticket))
  }
  moments.sort((a, b) => a.at - b.at || a.rank - b.rank || a.nth - b.nth)
  for (const { run } of moments) run()
  return scored
}

export interface Score {
  readonly mae: number
  readonly rmse: number
  /** Mean of told less come: below 0 people waited longer than they were told. */
  readonly bias: number
}

/** Seconds. */
export function scoreOf(waits: readonly ReplayedWait[], told: (wait: ReplayedWait) => number): Score {
  let absolute = 0
  let squared = 0
  let signed = 0
  for (const wait of waits) {
    const error = told(wait) - wait.wait
    absolute += Math.abs(error)
    squared += error * error
    signed += error
  }
  const count = Math.max(1, waits.length)
  return { mae: absolute / count, rmse: Math.sqrt(squared / count), bias: signed / count }
}

/** Share of those called by the time they were told, 0-1. */
export const coverageOf = (waits: readonly ReplayedWait[], told: (wait: ReplayedWait) => number): number =>
  waits.filter((wait) => wait.wait <= told(wait)).length / Math.max(1, waits.length)
