import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { callCentre, oneLine, recordedDays, sharedCounters } from '../testing/recorded-days.ts'
import { coverageOf, replay, scoreOf, type RecordedVisit, type ReplayedWait } from './replay.ts'

const DAY_MS = 86_400_000
const HALF_HOUR_MS = 1_800_000
const LEARNING_DAYS = 8
const halls = { oneLine, sharedCounters, callCentre }

/** Share called by P80 in the worst half-hour of the day with enough people in it. */
function worstHalfHour(waits: readonly ReplayedWait[]): number {
  const byTime = grouped(waits)
  return Math.min(
    ...[...byTime.values()].filter(({ length }) => length >= 100).map((all) => coverageOf(all, ({ p80 }) => p80)),
  )
}

function grouped(waits: readonly ReplayedWait[]): Map<number, ReplayedWait[]> {
  const groups = new Map<number, ReplayedWait[]>()
  for (const wait of waits) {
    const key = Math.floor((wait.arrival % DAY_MS) / HALF_HOUR_MS)
    groups.set(key, [...(groups.get(key) ?? []), wait])
  }
  return groups
}

for (const [name, hall] of Object.entries(halls))
  describe(`twelve recorded days (${name})`, () => {
    const waits = replay(recordedDays(hall, LEARNING_DAYS + 12, 7), LEARNING_DAYS * DAY_MS)
    const own = scoreOf(waits, ({ p50 }) => p50).mae

    test('the estimate is nearer than any simple forecast', () => {
      for (const naive of Object.keys(waits[0]?.naive ?? {})) {
        const { mae } = scoreOf(waits, (wait) => wait.naive[naive] ?? 0)
        assert.ok(own <= 0.9 * mae, `${own.toFixed(1)} s, ${naive}: ${mae.toFixed(1)} s`)
      }
    })

    test('about four in five are called by the time they were told, at every time of day', () => {
      const covered = coverageOf(waits, ({ p80 }) => p80)
      // Where most do not wait at all, more than four in five cannot be helped.
      const atOnce = waits.filter(({ wait }) => wait === 0).length / waits.length
      assert.ok(covered >= 0.78 && covered <= (atOnce > 0.5 ? 0.85 : 0.82), covered.toFixed(3))
      assert.ok(worstHalfHour(waits) >= 0.65, worstHalfHour(waits).toFixed(3))
    })

    test('a range never says less for four in five than for half', () => {
      assert.ok(waits.every(({ p50, p80 }) => p50 >= 0 && p80 >= p50 && Number.isFinite(p80)))
    })
  })

test('nothing that happens later changes what somebody was told', () => {
  const visits = recordedDays(sharedCounters, 12, 3)
  const until = 11 * DAY_MS + 14 * 3_600_000
  const later = (at: number | null): number | null => (at === null || at > until ? null : at)
  const known = visits
    .filter(({ arrival }) => arrival <= until)
    .map((visit): RecordedVisit => {
      const called = later(visit.called)
      return {
        ...visit,
        called,
        finished: called === null ? null : later(visit.finished),
        counter: called === null ? null : visit.counter,
      }
    })
  const key = ({ arrival, p50, p80 }: ReplayedWait): string => `${arrival} ${p50} ${p80}`
  const all = new Set(replay(visits, 10 * DAY_MS).map(key))
  const some = replay(known, 10 * DAY_MS)
  assert.ok(some.length > 300)
  for (const wait of some) assert.ok(all.has(key(wait)), key(wait))
})

test('counters that nobody named are found from who is served at once', () => {
  const visits = recordedDays(oneLine, 20, 5).map((visit): RecordedVisit => ({ ...visit, counter: null }))
  const waits = replay(visits, LEARNING_DAYS * DAY_MS)
  const naive = scoreOf(waits, (wait) => wait.naive['ahead x mean / counters'] ?? 0).mae
  assert.ok(scoreOf(waits, ({ p50 }) => p50).mae <= 0.9 * naive)
})
