// What is learnt of the waits of a service: how right each simple forecast was, and how waits came out beside what they said.
// Plain data that is replaced, never changed, so that it can lie in a hall's state.
import { blended, emptyHistogram, noted, quantileOf, type Histogram } from './histogram.ts'

/** Simple forecasts by name, ms. */
export type Forecasts = Readonly<Record<string, number>>

interface MeanError {
  readonly meanMs: number
  readonly seen: number
}

/** Of one service. */
export interface LearntWaits {
  /** Mean error of each forecast, by situation; -1: in all. */
  readonly errors: Readonly<Record<number, Readonly<Record<string, MeanError>>>>
  /** Waits as multiples of what the forecasts said, by situation. */
  readonly outcomes: Readonly<Record<number, Histogram>>
  readonly all: Histogram
  /** How far from the promised level the range is read. */
  readonly level: number
}

/** Of all services together. */
export interface LearntTogether {
  readonly outcomes: Histogram
  /** As `LearntWaits.level`, by half-hour of the day. */
  readonly levels: Readonly<Record<number, number>>
}

/** What somebody was told, until it is known how long they waited. */
export interface Told {
  /** 0: they could be called at once. */
  readonly situation: number
  /** Of the day, 0-47. */
  readonly halfHour: number
  readonly forecasts: Forecasts
  readonly scaleMs: number
  readonly p50Ms: number
  readonly p80Ms: number
}

export const nothingLearnt: LearntWaits = { errors: {}, outcomes: {}, all: emptyHistogram, level: 0 }
export const nothingTogether: LearntTogether = { outcomes: emptyHistogram, levels: {} }

const ANYWHERE = -1
/** Says nothing of those who have to wait, nor they of it. */
const AT_ONCE = 0
const KEEP = 0.998
const ERRORS_KEEP = 0.99
const PROMISE = 0.8
/** How far one outcome moves the level. */
const LEVEL_STEP = 0.004
const HALF_HOUR_STEP = 0.006
/** What was seen in other situations counts like so many outcomes. */
const OTHERS_WEIGHT = 15
const OTHER_SERVICES_WEIGHT = 5
/** Where nothing is known of the outcomes yet: four in five wait less than so many times what the forecasts say. */
const UNKNOWN_P80 = 1.5

/** Tells many people of one service at one time of day: what depends on the situation alone is worked out once. */
export function createTeller(own: LearntWaits, together: LearntTogether, halfHour: number) {
  const level = Math.min(0.97, Math.max(0.55, PROMISE + own.level + (together.levels[halfHour] ?? 0)))
  const ratios = new Map<number, { readonly p50: number; readonly p80: number }>()

  const ratiosIn = (situation: number) => {
    const known = ratios.get(situation)
    if (known !== undefined) return known
    const here = own.outcomes[situation] ?? emptyHistogram
    const outcomes =
      situation === AT_ONCE
        ? here
        : blended(blended(here, own.all, OTHERS_WEIGHT), together.outcomes, OTHER_SERVICES_WEIGHT)
    const found = { p50: quantileOf(outcomes, 0.5), p80: quantileOf(outcomes, level) }
    ratios.set(situation, found)
    return found
  }

  return (situation: number, forecasts: Forecasts, meanMs: number): Told => {
    const baseMs = situation === AT_ONCE ? 0 : weighed(own, situation, forecasts)
    const scaleMs = baseMs + Math.max(5000, meanMs / 8)
    const { p50, p80 } = ratiosIn(situation)
    const p50Ms = Number.isNaN(p50) ? baseMs : p50 * scaleMs
    const p80Ms = Number.isNaN(p80) ? UNKNOWN_P80 * scaleMs : Math.max(p50Ms, p80 * scaleMs)
    return { situation, halfHour, forecasts, scaleMs, p50Ms, p80Ms }
  }
}

/** The simple forecasts, weighed by how right each was. */
function weighed({ errors }: LearntWaits, situation: number, forecasts: Forecasts): number {
  const here = errors[situation]
  const anywhere = errors[ANYWHERE]
  let sum = 0
  let weights = 0
  for (const name in forecasts) {
    const error = here?.[name] ?? anywhere?.[name]
    const weight = error === undefined ? (name === 'work' ? 1 : 0.1) : 1 / (1000 + error.meanMs) ** 4
    if (error === undefined && weights > 0 && weights < 1e-6) continue
    sum += weight * (forecasts[name] ?? 0)
    weights += weight
  }
  return weights === 0 ? 0 : sum / weights
}

/** What is known once it is known how long somebody waited who was told that. */
export function learntFrom(
  own: LearntWaits,
  together: LearntTogether,
  told: Told,
  waitMs: number,
): { readonly own: LearntWaits; readonly together: LearntTogether } {
  const { situation, halfHour, forecasts, scaleMs, p80Ms } = told
  const ratio = waitMs / scaleMs
  const miss = PROMISE - (waitMs <= p80Ms ? 1 : 0)
  const levelThen = together.levels[halfHour] ?? 0
  return {
    own: {
      errors: {
        ...own.errors,
        [situation]: errorsAfter(own.errors[situation], forecasts, waitMs),
        [ANYWHERE]: errorsAfter(own.errors[ANYWHERE], forecasts, waitMs),
      },
      outcomes: { ...own.outcomes, [situation]: noted(own.outcomes[situation] ?? emptyHistogram, ratio, KEEP) },
      all: situation === AT_ONCE ? own.all : noted(own.all, ratio, KEEP),
      level: Math.min(0.17, Math.max(-0.25, own.level + LEVEL_STEP * miss)),
    },
    together: {
      outcomes: situation === AT_ONCE ? together.outcomes : noted(together.outcomes, ratio, KEEP),
      levels: {
        ...together.levels,
        [halfHour]: Math.min(0.15, Math.max(-0.15, levelThen + HALF_HOUR_STEP * miss)),
      },
    },
  }
}

function errorsAfter(
  before: Readonly<Record<string, MeanError>> | undefined,
  forecasts: Forecasts,
  waitMs: number,
): Readonly<Record<string, MeanError>> {
  const after: Record<string, MeanError> = { ...before }
  for (const [name, ms] of Object.entries(forecasts)) {
    const { meanMs, seen } = after[name] ?? { meanMs: 0, seen: 0 }
    const count = seen * ERRORS_KEEP + 1
    after[name] = { meanMs: meanMs + (Math.abs(ms - waitMs) - meanMs) / count, seen: count }
  }
  return after
}

/** How many people stand before somebody, coarser the more there are, and whether a break comes before their turn. From 2 on. */
export function crowdOf(ahead: number, hasBreak: boolean): number {
  const crowd = ahead < 0.5 ? 2 : 3 + Math.min(16, Math.floor(2 * Math.log2(0.5 + ahead)))
  return hasBreak ? 100 + crowd : crowd
}
