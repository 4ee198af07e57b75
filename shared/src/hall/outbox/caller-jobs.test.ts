import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeviceId } from '../../kernel/brands.ts'
import { system } from '../testing/actors.ts'
import { administrator, callNext, clerk, createOpenHall, take } from '../testing/small-hall.ts'
import { callerSeats } from './caller-display.ts'

/** Counters c1 and c2 have callers at addresses 1 and 2 of one line. */
function scene() {
  const hall = createOpenHall()
  const seats = [
    { address: 1, counter: 'c1' },
    { address: 2, counter: 'c2' },
  ]
  hall.must(administrator, 'device.register', { device: 'line', kind: 'keypad', name: { 'zh-Hans': '呼叫器' }, seats })
  let seen = hall.jobs.length
  return {
    hall,
    told: () => {
      const fresh = hall.jobs.slice(seen).filter((job) => job.kind === 'caller')
      seen = hall.jobs.length
      return fresh.map(({ payload }) => payload.beep)
    },
    shown: () => {
      const line = hall.state.devices.get('line' as DeviceId)
      return line === undefined ? [] : callerSeats(hall.state, line)
    },
  }
}

test('a caller shows how many wait at its counter and whom it called', () => {
  const { hall, told, shown } = scene()
  take(hall, 'residence')
  take(hall, 'residence')
  assert.equal(told().length, 2)
  assert.deepEqual(shown()[0], { address: 1, waiting: 2, ticket: null })
  callNext(hall, 1)
  assert.equal(told().length, 1)
  assert.deepEqual(shown()[0], { address: 1, waiting: 1, ticket: 1 })
  hall.must(clerk(1), 'counter.start', { counter: 'c1' })
  assert.deepEqual(told(), [], 'it shows that number already')
})

test('the first to come is heard at every free counter that serves them, the second is not', () => {
  const { hall, told, shown } = scene()
  const free = shown().filter(({ waiting }) => waiting === 0).length
  take(hall, 'residence')
  const [first] = told()
  assert.ok(first !== undefined && first.includes(1) && first.length <= free)
  take(hall, 'residence')
  assert.deepEqual(told(), [[]])
})

test('a closed counter is dark', () => {
  const { hall, shown } = scene()
  hall.must(clerk(1), 'counter.close', { counter: 'c1' })
  assert.deepEqual(shown()[0], { address: 1, waiting: null, ticket: null })
})

test('a line that has come back is told everything anew, once', () => {
  const { hall, told } = scene()
  const report = (level: 'ok' | 'down', code: string) =>
    hall.must(system, 'device.report', { device: 'line', level, code })
  report('ok', 'device.ready')
  told()
  report('down', 'device.not-connected')
  assert.deepEqual(told(), [])
  report('ok', 'device.ready')
  assert.deepEqual(told(), [[]])
})
