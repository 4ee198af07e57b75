// How true the waits were that people were told: of those that were followed, the latest (rules §2).
import type { ServiceState } from './types.ts'

/** One followed wait, ms: half of all were to be called by `p50`, four in five by `p80`. */
export interface Outcome {
  readonly p50: number
  readonly p80: number
  readonly wait: number
}

/** Enough to see a drift, of a few days in a busy service. */
const MOST_OUTCOMES = 200

export const withOutcome = (outcomes: readonly Outcome[], outcome: Outcome): readonly Outcome[] => [
  ...outcomes.slice(Math.max(0, outcomes.length + 1 - MOST_OUTCOMES)),
  outcome,
]

export interface Calibration {
  readonly followed: number
  /** Called by then. */
  readonly byP50: number
  readonly byP80: number
  /** Null where nobody was followed. */
  readonly meanWaitMs: number | null
  /** Of P50, whichever way it missed. */
  readonly meanErrorMs: number | null
}

export function calibrationOf(outcomes: readonly Outcome[]): Calibration {
  const count = (is: (outcome: Outcome) => boolean): number => outcomes.filter(is).length
  const mean = (of: (outcome: Outcome) => number): number | null =>
    outcomes.length === 0 ? null : outcomes.reduce((sum, each) => sum + of(each), 0) / outcomes.length
  return {
    followed: outcomes.length,
    byP50: count(({ wait, p50 }) => wait <= p50),
    byP80: count(({ wait, p80 }) => wait <= p80),
    meanWaitMs: mean(({ wait }) => wait),
    meanErrorMs: mean(({ wait, p50 }) => Math.abs(wait - p50)),
  }
}

export const outcomesOf = (services: Iterable<Pick<ServiceState, 'outcomes'>>): readonly Outcome[] =>
  [...services].flatMap(({ outcomes }) => outcomes)
