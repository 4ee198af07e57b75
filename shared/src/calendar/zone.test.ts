import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createZone } from './zone.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const NAMES = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC']
const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) })

test("day, weekday and minute are those of the hall, whatever the machine's own zone", () => {
  const shanghai = createZone('Asia/Shanghai')
  const at = Date.UTC(2026, 2, 11, 16, 30)
  assert.deepEqual([shanghai.date(at), shanghai.minuteOfDay(at), shanghai.weekday(at)], ['2026-03-12', 30, 4])
  const newYork = createZone('America/New_York')
  assert.deepEqual([newYork.date(at), newYork.minuteOfDay(at), newYork.weekday(at)], ['2026-03-11', 12 * 60 + 30, 3])
})

test('each zone agrees with Intl at every instant', () => {
  for (const name of NAMES) {
    const zone = createZone(name)
    const format = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: name, dateStyle: 'short', timeStyle: 'short' },
    })
    fc.assert(
      fc.property(instants, (at) => {
        const minute = zone.minuteOfDay(at)
        const two = (n: number): string => String(n).padStart(2, '0')
        assert.equal(`${zone.date(at)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`, format.format(at))
        assert.equal(zone.weekday(at), ((new Date(`${zone.date(at)}T12:00:00Z`).getUTCDay() + 6) % 7) + 1)
      }),
      { numRuns: 60 },
    )
  }
})

test('the instant of a wall-clock minute shows that minute again, except where the clocks skip it', () => {
  for (const name of NAMES) {
    const zone = createZone(name)
    fc.assert(
      fc.property(instants, fc.nat(1439), (at, minute) => {
        const found = zone.instant(at, minute)
        assert.equal(zone.date(found), zone.date(at))
        const shown = zone.minuteOfDay(found)
        assert.ok(shown === minute || shown - minute === 60 || shown - minute === 30, `${name} ${minute} → ${shown}`)
      }),
      { numRuns: 100 },
    )
  }
})

test('on the day the clocks go forward 9:00 is 9:00, and a skipped 2:30 becomes 3:30, seen from either side', () => {
  for (const [name, day, offset] of [
    ['America/New_York', '2026-03-08', 4],
    ['Europe/Berlin', '2026-03-29', -2],
  ] as const) {
    const zone = createZone(name)
    const midnight = Date.parse(`${day}T00:00:00Z`) + (offset + 1) * HOUR_MS
    for (const seenFrom of [midnight, midnight + 12 * HOUR_MS]) {
      assert.equal(zone.instant(seenFrom, 9 * 60), Date.parse(`${day}T09:00:00Z`) + offset * HOUR_MS)
      assert.equal(zone.minuteOfDay(zone.instant(seenFrom, 150)), 210)
      // The day has 23 hours.
      assert.equal(zone.instant(seenFrom, 1440) - zone.instant(seenFrom, 0), 23 * HOUR_MS)
    }
  }
})

test('on the day the clocks go back the day has 25 hours and 9:00 is 9:00', () => {
  const zone = createZone('America/New_York')
  const at = Date.parse('2026-11-01T12:00:00Z')
  assert.equal(zone.instant(at, 1440) - zone.instant(at, 0), 25 * HOUR_MS)
  assert.equal(zone.minuteOfDay(zone.instant(at, 540)), 540)
})
