import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callNext, createOpenHall, serve, take } from '../testing/small-hall.ts'
import { calibrationOf, outcomesOf, withOutcome, type Outcome } from './calibration.ts'

const MINUTE_MS = 60_000

test('counts who was called by the time they were told, and by how much half of all were misjudged', () => {
  const told = { p50: 600, p80: 1000 }
  const waits = [500, 600, 900, 1000, 1200]
  assert.deepEqual(calibrationOf(waits.map((wait) => ({ ...told, wait }))), {
    followed: 5,
    byP50: 2,
    byP80: 4,
    meanWaitMs: 840,
    meanErrorMs: 280,
  })
  assert.deepEqual(calibrationOf([]), { followed: 0, byP50: 0, byP80: 0, meanWaitMs: null, meanErrorMs: null })
})

test('keeps the latest two hundred of a service', () => {
  let outcomes: readonly Outcome[] = []
  for (let wait = 1; wait <= 250; wait++) outcomes = withOutcome(outcomes, { p50: 1, p80: 2, wait })
  assert.deepEqual([outcomes.length, outcomes[0]?.wait, outcomes.at(-1)?.wait], [200, 51, 250])
})

test('one walk-in a minute is followed, and their call says how right the hall was', () => {
  const hall = createOpenHall()
  const outcomes = () => outcomesOf([...hall.state.queue.services.values()])
  take(hall, 'tax')
  take(hall, 'tax')
  assert.deepEqual(outcomes(), [])
  callNext(hall, 4)
  assert.deepEqual(
    outcomes().map(({ wait }) => wait),
    [0],
  )
  serve(hall, 4)
  callNext(hall, 4)
  assert.equal(outcomes().length, 1)
  hall.advance(2 * MINUTE_MS)
  take(hall, 'tax')
  hall.advance(3 * MINUTE_MS)
  serve(hall, 4)
  callNext(hall, 4)
  assert.deepEqual(
    outcomes().map(({ wait }) => wait),
    [0, 3 * MINUTE_MS],
  )
})
