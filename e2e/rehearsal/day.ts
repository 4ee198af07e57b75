// A day of a hall, made from a seed: who comes when, for what, and what happens to them; when each counter rests.
import { createChance, type Chance } from '../support/random.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS

export interface PlannedService {
  readonly id: string
  /** Mean length of a visit. */
  readonly minutes: number
  /** How many of the day's visits come for it, against the other services. */
  readonly visits: number
}

export interface DayOptions {
  readonly seed: number
  /** From the opening of the doors to their closing. 1-14 */
  readonly hours: number
  readonly tickets: number
  readonly services: readonly PlannedService[]
  readonly counters: readonly string[]
  readonly kiosks: number
}

/** Whether the person stands at the counter when called. */
export type Coming = 'at-once' | 'at-the-recall' | 'later' | 'never'

export interface Visit {
  /** At the kiosk, since the opening. */
  readonly atMs: number
  readonly kiosk: number
  readonly service: string
  readonly coming: Coming
  /** From the call to the counter. */
  readonly walkMs: number
  /** For `later`: from the missed call to the kiosk. */
  readonly returnsAfterMs: number
  readonly serveMs: number
  /** Sent to make a copy after this share of the service, and away for so long. */
  readonly parks: { readonly share: number; readonly awayMs: number } | null
  /** Sent on after the service, to another counter for a look and back here, or to another service. */
  readonly transfers: 'counter-and-back' | 'service' | null
}

export interface Rest {
  readonly counter: string
  readonly reason: 'lunch' | 'water' | 'file'
  readonly atMs: number
  readonly lengthMs: number
}

export interface Day {
  readonly hours: number
  /** By `atMs`. */
  readonly visits: readonly Visit[]
  readonly rests: readonly Rest[]
}

/** Spread of the logarithm of a service's length. */
const SIGMA = 0.6
/** Share of the day from which lunch is taken in turn, and until when. */
const LUNCH = { from: 0.36, to: 0.56, lengthMs: 30 * MINUTE_MS } as const

export function planDay({ seed, hours, tickets, services, counters, kiosks }: DayOptions): Day {
  const chance = createChance(seed)
  const visits = Array.from({ length: services.length === 0 ? 0 : tickets }, () => {
    const service = chance.weighted(services, (each) => each.visits)
    return planVisit(chance, service, { atMs: arrival(chance) * hours * HOUR_MS, kiosk: chance.below(kiosks) })
  }).sort((a, b) => a.atMs - b.atMs)
  return { hours, visits, rests: planRests(chance, hours, counters) }
}

function planVisit(
  chance: Chance,
  { id, minutes }: PlannedService,
  came: { readonly atMs: number; readonly kiosk: number },
): Visit {
  // The mean of a lognormal lies above its median.
  const median = minutes * Math.exp(-(SIGMA ** 2) / 2)
  const share = chance.between(0.2, 0.8)
  const awayMs = chance.between(4, 15) * MINUTE_MS
  const parks = chance.happens(0.04)
  const sentOn = chance.fraction()
  const missed = chance.fraction()
  return {
    ...{ ...came, service: id },
    coming: missed < 0.9 ? 'at-once' : missed < 0.94 ? 'at-the-recall' : missed < 0.97 ? 'later' : 'never',
    walkMs: chance.between(8, 40) * 1000,
    returnsAfterMs: chance.between(2, 9) * MINUTE_MS,
    serveMs: Math.max(40_000, chance.lognormal(median, SIGMA) * MINUTE_MS),
    parks: parks ? { share, awayMs } : null,
    transfers: sentOn < 0.02 ? 'counter-and-back' : sentOn < 0.05 ? 'service' : null,
  }
}

/**
 * When in the day somebody comes, 0-1: a crowd stands at the door at opening, then a full morning, few at noon, a lower
 * afternoon that thins out before closing.
 */
function arrival(chance: Chance): number {
  if (chance.happens(0.12)) return Math.min(0.1, -Math.log(1 - chance.fraction()) * 0.012)
  for (;;) {
    const at = chance.fraction()
    if (chance.fraction() * PEAK < density(at)) return at
  }
}

const PEAK = 1.5
const hump = (at: number, middle: number, width: number): number => Math.exp(-(((at - middle) / width) ** 2))
const density = (at: number): number =>
  Math.min(PEAK, 0.15 + 1.3 * hump(at, 0.2, 0.16) + 0.9 * hump(at, 0.72, 0.14)) * (at > 0.94 ? 0.3 : 1)

/** Lunch in turn, so that most counters stay open; now and then a short pause. */
function planRests(chance: Chance, hours: number, counters: readonly string[]): readonly Rest[] {
  const dayMs = hours * HOUR_MS
  const turns = Math.max(1, counters.length - 1)
  const rests = counters.flatMap((counter, turn): readonly Rest[] => {
    const atMs = dayMs * (LUNCH.from + ((LUNCH.to - LUNCH.from) * turn) / turns)
    const lunch: Rest = { counter, reason: 'lunch', atMs, lengthMs: LUNCH.lengthMs }
    const short = Array.from({ length: 1 + chance.below(2) }, (): Rest => ({
      ...{ counter, reason: chance.oneOf(['water', 'file'] as const) },
      atMs: dayMs * chance.between(0.1, 0.9),
      lengthMs: chance.between(3, 8) * MINUTE_MS,
    }))
    return hours < 4 ? short.slice(0, 1) : [lunch, ...short]
  })
  return rests.sort((a, b) => a.atMs - b.atMs)
}

/** How many visits so many counters can serve in a day without a queue that only grows. */
export function ticketsFor(hours: number, counters: number, services: readonly PlannedService[]): number {
  const weights = services.reduce((sum, { visits }) => sum + visits, 0)
  if (weights === 0) return 0
  const minutes = services.reduce((sum, service) => sum + service.minutes * (service.visits / weights), 0)
  // Resting, walking, waiting for somebody who does not come.
  const useful = 0.72
  return Math.floor((counters * hours * 60 * useful) / minutes)
}
