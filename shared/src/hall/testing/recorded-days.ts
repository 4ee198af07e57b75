// Made-up recordings of queues, each built differently, for what must hold on any of them. The estimator never sees this.
import type { RecordedVisit } from '../estimate/replay.ts'
import { createRandom } from './random.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export interface RecordedService {
  readonly name: string
  /** People in an hour at each hour of the day from 8:00 on. */
  readonly perHour: readonly number[]
  readonly meanMinutes: number
  /** Spread of the logarithm of a visit's length. */
  readonly logSd: number
}

export interface RecordedCounter {
  readonly name: string
  readonly services: readonly string[]
  /** Hours of the day at which somebody sits there. */
  readonly staffed: readonly (readonly [from: number, to: number])[]
}

export interface RecordedHall {
  readonly services: readonly RecordedService[]
  readonly counters: readonly RecordedCounter[]
  /** Minutes after which people leave, on average; null: nobody leaves. */
  readonly patienceMinutes: number | null
  /** How much the length of visits and the crowd differ from day to day, 0-1. */
  readonly drift: number
  /** Share of counters that stay empty on a day, 0-1. */
  readonly absent: number
}

/** Days of a hall where whoever came first is called first. */
export function recordedDays(hall: RecordedHall, days: number, seed: number): readonly RecordedVisit[] {
  const whole = createRandom(seed)
  /** 0 to just below 1. */
  const random = (): number => whole(1 << 30) / (1 << 30)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const exponential = (mean: number): number => -Math.log(1 - random()) * mean
  const all: RecordedVisit[] = []
  for (let day = 0; day < days; day++) {
    const start = day * DAY_MS
    const crowd = Math.exp(hall.drift * normal())
    const slowness = new Map(hall.services.map(({ name }) => [name, Math.exp((hall.drift / 2) * normal())]))
    const people: { readonly at: number; readonly service: RecordedService; readonly goesAt: number }[] = []
    for (const service of hall.services)
      for (const [hour, rate] of service.perHour.entries()) {
        const perHour = rate * crowd
        for (let at = exponential(60 / perHour); at < 60; at += exponential(60 / perHour)) {
          const arrival = start + (8 + hour) * 60 * MINUTE_MS + at * MINUTE_MS
          const patience = hall.patienceMinutes === null ? Infinity : exponential(hall.patienceMinutes) * MINUTE_MS
          people.push({ at: Math.round(arrival / 1000) * 1000, service, goesAt: arrival + patience })
        }
      }
    people.sort((a, b) => a.at - b.at)
    const counters = hall.counters
      .filter(() => random() >= hall.absent)
      .map((counter) => ({ ...counter, freeAt: start }))
    const waiting = [...people]
    // Each counter in the order it becomes free takes the first it may serve.
    for (;;) {
      let best: { readonly counter: (typeof counters)[number]; readonly place: number; readonly at: number } | null =
        null
      for (const counter of counters) {
        const place = waiting.findIndex(({ service }) => counter.services.includes(service.name))
        const person = waiting[place]
        if (person === undefined) continue
        const at = staffedFrom(counter, start, Math.max(counter.freeAt, person.at))
        if (at !== null && (best === null || at < best.at || (at === best.at && place < best.place)))
          best = { counter, place, at }
      }
      if (best === null) break
      const [person] = waiting.splice(best.place, 1)
      if (person === undefined) break
      const { service } = person
      if (person.goesAt < best.at) {
        all.push({ arrival: person.at, service: service.name, called: null, finished: null, counter: null })
        continue
      }
      const mean = service.meanMinutes * (slowness.get(service.name) ?? 1)
      const took = Math.exp(Math.log(mean) - service.logSd ** 2 / 2 + service.logSd * normal())
      const called = Math.round(best.at / 1000) * 1000
      const finished = called + Math.max(1000, Math.round(took * 60) * 1000)
      best.counter.freeAt = finished + 5000
      all.push({ arrival: person.at, service: service.name, called, finished, counter: best.counter.name })
    }
    for (const { at, service } of waiting)
      all.push({ arrival: at, service: service.name, called: null, finished: null, counter: null })
  }
  return all.sort((a, b) => a.arrival - b.arrival)
}

/** The first moment from then on at which somebody sits there; null: no more today. */
function staffedFrom({ staffed }: RecordedCounter, start: number, from: number): number | null {
  for (const [opens, closes] of staffed) {
    const at = Math.max(from, start + opens * 60 * MINUTE_MS)
    if (at < start + closes * 60 * MINUTE_MS) return at
  }
  return null
}

const counters = (count: number, services: (nth: number) => readonly string[], staffed: RecordedCounter['staffed']) =>
  Array.from({ length: count }, (_, nth): RecordedCounter => ({
    name: String(nth + 1),
    services: services(nth),
    staffed,
  }))

const LUNCH = [[9, 12] as const, [13, 17] as const]

/** One line before six counters that go to lunch together. */
export const oneLine: RecordedHall = {
  services: [{ name: 'a', perHour: [0, 60, 70, 50, 40, 60, 60, 45], meanMinutes: 5, logSd: 0.8 }],
  counters: counters(6, () => ['a'], LUNCH),
  patienceMinutes: null,
  drift: 0.15,
  absent: 0.1,
}

/** Four services that share ten counters in part; half the counters have lunch an hour later. */
export const sharedCounters: RecordedHall = {
  services: [
    { name: 'a', perHour: [10, 30, 36, 30, 20, 24, 24, 18, 8], meanMinutes: 6, logSd: 0.9 },
    { name: 'b', perHour: [6, 18, 20, 18, 12, 16, 16, 10, 4], meanMinutes: 9, logSd: 0.7 },
    { name: 'c', perHour: [2, 8, 9, 8, 5, 7, 7, 4, 2], meanMinutes: 16, logSd: 0.6 },
    { name: 'd', perHour: [4, 14, 16, 12, 8, 12, 10, 8, 2], meanMinutes: 4, logSd: 1.1 },
  ],
  counters: counters(
    11,
    (nth) => [['a'], ['a', 'd'], ['b'], ['b', 'c'], ['a', 'b', 'c', 'd'], ['c', 'd']][nth % 6] ?? ['a'],
    LUNCH,
  ).map((counter, nth) => (nth % 2 === 0 ? counter : { ...counter, staffed: [[9, 13] as const, [14, 17] as const] })),
  patienceMinutes: 90,
  drift: 0.2,
  absent: 0.1,
}

/** Short calls with many people who hang up and many who do not wait at all, as on a telephone line. */
export const callCentre: RecordedHall = {
  services: [
    { name: 'regular', perHour: [60, 150, 170, 160, 150, 150, 140, 120, 90, 60], meanMinutes: 3.4, logSd: 1 },
    { name: 'stock', perHour: [10, 30, 40, 36, 30, 30, 26, 20, 10, 6], meanMinutes: 5, logSd: 1.1 },
  ],
  counters: counters(12, (nth) => (nth < 3 ? ['stock', 'regular'] : ['regular']), [[8, 18]]),
  patienceMinutes: 9,
  drift: 0.12,
  absent: 0.06,
}
