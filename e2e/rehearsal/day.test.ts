import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR_MS, MINUTE_MS, planDay, ticketsFor, type DayOptions } from './day.ts'

const options: DayOptions = {
  ...{ seed: 7, hours: 8, tickets: 2000, kiosks: 2, counters: ['c1', 'c2', 'c3', 'c4'] },
  services: [
    { id: 'residence', minutes: 7, visits: 300 },
    { id: 'land', minutes: 14, visits: 100 },
  ],
}
const day = planDay(options)
const share = (which: (visit: (typeof day.visits)[number]) => boolean): number =>
  day.visits.filter(which).length / day.visits.length
const around = (value: number, wanted: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(value - wanted) <= tolerance, `${what}: ${value}, wanted ${wanted} ± ${tolerance}`)

test('the same seed makes the same day, another seed another', () => {
  assert.deepEqual(planDay(options), day)
  assert.notDeepEqual(planDay({ ...options, seed: 8 }), day)
})

test('everybody comes while the doors are open, in order, to a kiosk that is there', () => {
  assert.equal(day.visits.length, 2000)
  for (const [at, visit] of day.visits.entries()) {
    assert.ok(visit.atMs >= (day.visits[at - 1]?.atMs ?? 0) && visit.atMs <= 8 * HOUR_MS)
    assert.ok(visit.kiosk === 0 || visit.kiosk === 1)
  }
})

test('a crowd waits at the opening, the morning is full, noon is thin', () => {
  const between = (from: number, to: number): number =>
    share(({ atMs }) => atMs >= from * 8 * HOUR_MS && atMs < to * 8 * HOUR_MS)
  assert.ok(between(0, 0.02) > 0.08, `${between(0, 0.02)} in the first ten minutes`)
  assert.ok(between(0.15, 0.25) > 3 * between(0.43, 0.53))
  assert.ok(between(0.65, 0.75) > 2 * between(0.9, 1))
})

test('services come in their shares, and last as long as they do on average', () => {
  around(
    share(({ service }) => service === 'residence'),
    0.75,
    0.04,
    'share',
  )
  const lengths = day.visits.filter(({ service }) => service === 'residence').map(({ serveMs }) => serveMs)
  around(lengths.reduce((a, b) => a + b, 0) / lengths.length / MINUTE_MS, 7, 0.5, 'mean')
})

test('some do not come when called, some of them come back, some are set aside or sent on', () => {
  around(
    share(({ coming }) => coming === 'at-once'),
    0.9,
    0.03,
    'at once',
  )
  for (const coming of ['at-the-recall', 'later', 'never'] as const)
    around(
      share((v) => v.coming === coming),
      0.033,
      0.02,
      coming,
    )
  around(
    share(({ parks }) => parks !== null),
    0.04,
    0.02,
    'parked',
  )
  around(
    share(({ transfers }) => transfers !== null),
    0.05,
    0.02,
    'sent on',
  )
})

test('lunch is taken in turn: never are all counters at it together', () => {
  const lunches = day.rests.filter(({ reason }) => reason === 'lunch')
  assert.deepEqual(lunches.map(({ counter }) => counter).sort(), [...options.counters].sort())
  for (const { atMs } of lunches)
    assert.ok(lunches.filter((each) => each.atMs <= atMs && atMs < each.atMs + each.lengthMs).length < 3)
})

test('as many tickets as the counters can serve: twice the counters, twice the tickets', () => {
  assert.equal(ticketsFor(8, 4, [{ id: 'a', minutes: 10, visits: 1 }]), 138)
  assert.equal(ticketsFor(8, 8, [{ id: 'a', minutes: 10, visits: 1 }]), 276)
  assert.equal(ticketsFor(8, 4, []), 0)
})
