import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CounterId } from '../../kernel/brands.ts'
import * as v from 'valibot'
import { callNext, clerk, createOpenHall, take } from '../testing/small-hall.ts'
import type { SimulatedHall } from '../testing/simulated-hall.ts'
import { keySteps, type CallerKey } from './keys.ts'

const c1 = v.parse(CounterId, 'c1')
const types = (hall: SimulatedHall, key: CallerKey, digits = '') =>
  keySteps(hall.state, c1, key, digits).map(({ type }) => type.replace('counter.', ''))

test('"next" ends what is under way and calls, whatever the clerk forgot to press before', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  assert.deepEqual(types(hall, 'call-next'), ['call-next'])
  callNext(hall, 1)
  assert.deepEqual(types(hall, 'call-next'), ['start', 'finish', 'call-next'])
  hall.must(clerk(1), 'counter.start', { counter: 'c1' })
  assert.deepEqual(types(hall, 'call-next'), ['finish', 'call-next'])
  hall.must(clerk(1), 'counter.finish', { counter: 'c1' })
  hall.must(clerk(1), 'counter.pause', { counter: 'c1', reason: 'other' })
  assert.deepEqual(types(hall, 'call-next'), ['resume', 'call-next'])
})

test('"pause" ends what is under way, and pressed again goes on', () => {
  const hall = createOpenHall()
  assert.deepEqual(types(hall, 'pause'), ['pause'])
  hall.must(clerk(1), 'counter.pause', { counter: 'c1', reason: 'other' })
  assert.deepEqual(types(hall, 'pause'), ['resume'])
})

test('"evaluate" with nobody there, and "call back" without a parked number, mean nothing', () => {
  const hall = createOpenHall()
  assert.deepEqual(types(hall, 'evaluate'), [])
  assert.deepEqual(types(hall, 'call-back', '1'), [])
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.park', { counter: 'c1' })
  assert.deepEqual(types(hall, 'call-back', '1'), ['unpark'])
  assert.deepEqual(types(hall, 'call-back', '2'), [])
})

test('"transfer" goes to the counter whose sign was typed', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  assert.deepEqual(types(hall, 'transfer', '02'), ['start', 'transfer'])
  assert.deepEqual(types(hall, 'transfer', '99'), [])
})
