import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHallClock, JUMP_MS } from './clock.ts'

function clockAt(wall: number, lastAt = 0) {
  const machine = { wall, monotonic: 0 }
  const clock = createHallClock({ wall: () => machine.wall, monotonic: () => machine.monotonic, lastAt })
  const pass = (ms: number): void => {
    machine.wall += ms
    machine.monotonic += ms
  }
  return { clock, machine, pass }
}

const HOUR = 3_600_000

test('small corrections of the machine are taken over without going back', () => {
  const { clock, machine, pass } = clockAt(1_000_000)
  pass(1000)
  machine.wall += 3000
  assert.equal(clock.look(), 0)
  assert.equal(clock.now(), 1_004_000)
  machine.wall -= 2000
  assert.equal(clock.look(), 0)
  assert.equal(clock.now(), 1_004_000, 'stands still rather than go back')
  pass(5000)
  assert.equal(clock.now(), 1_007_000)
})

test('a jump of an hour back is told once and time goes on as if it had not been', () => {
  const { clock, machine, pass } = clockAt(10 * HOUR)
  machine.wall -= HOUR
  assert.equal(clock.look(), -HOUR)
  assert.equal(clock.look(), 0, 'told once')
  pass(1000)
  assert.equal(clock.now(), 10 * HOUR + 1000)
  clock.adopt()
  pass(1000)
  assert.equal(clock.now(), 10 * HOUR + 2000, 'a confirmed earlier time would go back and is not taken')
})

test('a jump of ten years ahead is not believed until an officer confirms it', () => {
  const { clock, machine, pass } = clockAt(10 * HOUR)
  machine.wall += 10 * 365 * 24 * HOUR
  assert.ok(clock.look() > JUMP_MS)
  pass(1000)
  assert.equal(clock.now(), 10 * HOUR + 1000)
  clock.adopt()
  assert.equal(clock.now(), machine.wall)
})

test('a machine that wakes up before the last event goes on from that event', () => {
  const { clock, pass } = clockAt(1 * HOUR, 5 * HOUR)
  assert.equal(clock.now(), 5 * HOUR)
  pass(10)
  assert.equal(clock.now(), 5 * HOUR + 10)
})
