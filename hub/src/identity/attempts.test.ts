import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAttempts, wholeMinutes } from './attempts.ts'
import { handClock, minuteMs } from './test-tools.ts'

test('the try after the limit must wait until the first has left the window', () => {
  const clock = handClock()
  const attempts = createAttempts({ now: clock.now, limit: 3 })
  for (let i = 0; i < 3; i += 1) {
    assert.equal(attempts.waitMs('a'), 0)
    attempts.start('a')
    clock.pass(minuteMs)
  }
  assert.equal(attempts.waitMs('a'), 2 * minuteMs)
  assert.equal(attempts.waitMs('b'), 0)
  clock.pass(2 * minuteMs)
  assert.equal(attempts.waitMs('a'), 0)
})

test('a try taken back leaves the others counted', () => {
  const attempts = createAttempts({ now: handClock().now, limit: 2 })
  const takeBack = attempts.start('a')
  attempts.start('a')
  assert.ok(attempts.waitMs('a') > 0)
  takeBack()
  takeBack()
  assert.equal(attempts.waitMs('a'), 0)
  attempts.start('a')
  assert.ok(attempts.waitMs('a') > 0)
  attempts.clear('a')
  assert.equal(attempts.waitMs('a'), 0)
})

test('a flood of keys cannot fill the memory', () => {
  const attempts = createAttempts({ now: handClock().now, limit: 1, maxKeys: 2 })
  for (const key of ['a', 'b', 'c']) attempts.start(key)
  assert.deepEqual(
    ['a', 'b', 'c'].map((key) => attempts.waitMs(key) > 0),
    [false, true, true],
  )
})

test('minutes are whole and at least one', () => {
  assert.deepEqual([1, minuteMs, minuteMs + 1].map(wholeMinutes), [1, 1, 2])
})
