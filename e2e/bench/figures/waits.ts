// Whether people were told the truth about their wait, over days of an invented hall played through the real commands.
import { townHall } from '@tingxu/shared/hall/testing/hall-days.ts'
import type { Figure } from '../figure.ts'
import { toldWaits, type ToldWait } from '../told-waits.ts'

const LEARNING_DAYS = 12
const DAYS = 12
const SEED = 2026
const DAY_MS = 86_400_000
const HALF_HOUR_MS = 1_800_000
/** A half-hour in which fewer were told something says nothing. */
const LEAST = 100

let played: readonly ToldWait[] | undefined
const waits = (): readonly ToldWait[] => (played ??= toldWaits(townHall, LEARNING_DAYS, DAYS, SEED))

const meanError = (of: (wait: ToldWait) => number): number =>
  waits().reduce((sum, each) => sum + Math.abs(of(each) - each.wait), 0) / waits().length

const coverage = (of: readonly ToldWait[]): number => of.filter(({ wait, p80 }) => wait <= p80).length / of.length

export const waitMaeRatio: Figure = {
  ...{ name: 'wait_mae_ratio', unit: 'mean error of P50 / of the usual formula', aim: { atMost: 0.9 } },
  measure: () => {
    const ours = meanError(({ p50 }) => p50)
    const formula = meanError((wait) => wait.formula)
    return Promise.resolve({
      value: ours / formula,
      baseline: { what: 'people ahead x mean visit / counters active in the last 10 min, s', value: formula },
      details: { seconds: ours, people: waits().length, meanWaitSeconds: meanOf(({ wait }) => wait) },
    })
  },
}

const meanOf = (of: (wait: ToldWait) => number): number =>
  waits().reduce((sum, each) => sum + of(each), 0) / waits().length

export const waitP80Coverage: Figure = {
  ...{ name: 'wait_p80_coverage', unit: 'share called by their P80', aim: { between: [0.78, 0.82] } },
  measure: () => Promise.resolve({ value: coverage(waits()), baseline: null, details: { people: waits().length } }),
}

export const waitP80WorstHalfHour: Figure = {
  ...{ name: 'wait_p80_worst_half_hour', unit: 'share called by their P80', aim: { atLeast: 0.7 } },
  measure: () => {
    const byTime = new Map<number, ToldWait[]>()
    for (const wait of waits()) {
      const time = Math.floor((wait.takenAt % DAY_MS) / HALF_HOUR_MS)
      const there = byTime.get(time) ?? []
      there.push(wait)
      byTime.set(time, there)
    }
    const shares = [...byTime.values()].filter(({ length }) => length >= LEAST).map(coverage)
    return Promise.resolve({ value: Math.min(...shares), baseline: null, details: { halfHours: shares.length } })
  },
}
