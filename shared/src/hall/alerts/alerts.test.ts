import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kiosk, staff, system } from '../testing/actors.ts'
import type { SimulatedHall } from '../testing/simulated-hall.ts'
import { administrator, callNext, clerk, createOpenHall, createSmallHall, take } from '../testing/small-hall.ts'

const MINUTE_MS = 60_000
const paper = (hall: SimulatedHall, level: 'ok' | 'down', code: string) =>
  hall.must(system, 'device.report', { device: 'printer-1', level, code })
const review = (hall: SimulatedHall) =>
  hall.must(system, 'alerts.review', {}).map(({ type, data }) => `${type} ${'alert' in data ? data.alert : ''}`)
const quiet = (hall: SimulatedHall) => {
  for (const id of ['printer-1', 'printer-2', 'kiosk-1', 'kiosk-2'])
    hall.must(system, 'device.report', { device: id, level: 'ok', code: 'device.ready' })
  review(hall)
}

test('an alarm is raised once while its cause lasts, and goes with it', () => {
  const hall = createSmallHall()
  quiet(hall)
  assert.deepEqual(review(hall), [])
  paper(hall, 'down', 'printer.paper-out')
  assert.deepEqual(review(hall), ['alert.raised paper-out:printer-1'])
  assert.deepEqual(review(hall), [])
  hall.must(clerk(1), 'alert.handle', { alert: 'paper-out:printer-1' })
  assert.deepEqual(review(hall), [])
  paper(hall, 'ok', 'device.ready')
  assert.deepEqual(review(hall), ['alert.cleared paper-out:printer-1'])
})

test('a panic stays until somebody handles it, and ten minutes in sight after that', () => {
  const hall = createOpenHall()
  quiet(hall)
  assert.equal(hall.must(clerk(1), 'counter.panic', { counter: 'c1' }).length, 1)
  assert.equal(hall.must(clerk(1), 'counter.panic', { counter: 'c1' }).length, 0)
  hall.advance(60 * MINUTE_MS)
  assert.deepEqual(review(hall), [])
  hall.must(clerk(2), 'alert.handle', { alert: 'panic:c1' })
  assert.equal([...hall.state.alerts.values()][0]?.handledBy, 'staff:clerk-2')
  hall.advance(10 * MINUTE_MS)
  assert.deepEqual(review(hall), [])
  hall.advance(1)
  assert.deepEqual(review(hall), ['alert.cleared panic:c1'])
  hall.must(clerk(1), 'counter.panic', { counter: 'c1' })
})

test('a second panic after the first was handled is a new alarm', () => {
  const hall = createOpenHall()
  hall.must(clerk(1), 'counter.panic', { counter: 'c1' })
  hall.must(clerk(2), 'alert.handle', { alert: 'panic:c1' })
  hall.must(clerk(1), 'counter.panic', { counter: 'c1' })
  assert.equal([...hall.state.alerts.values()][0]?.handledAt, null)
})

test("nobody presses another counter's panic key, and a kiosk asks for help where it stands", () => {
  const hall = createOpenHall()
  assert.equal(hall.refusal(staff('wen', 'counter'), 'counter.panic', { counter: 'c1' }), 'counter.not-yours')
  assert.equal(hall.refusal(system, 'hall.ask-help', {}), 'device.unknown')
  hall.must(kiosk(), 'hall.ask-help', {})
  assert.ok([...hall.state.alerts.keys()].some((id) => id === 'help:kiosk-1'))
})

test('a free counter that calls nobody for five minutes while people wait is told, not one that may call nobody', () => {
  const hall = createOpenHall()
  quiet(hall)
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.transfer', { counter: 'c1', to: { kind: 'counter', counter: 'c4' } })
  hall.must(clerk(4), 'counter.close', { counter: 'c4' })
  hall.advance(5 * MINUTE_MS + 1)
  assert.deepEqual(review(hall), [])
  take(hall, 'residence')
  hall.advance(5 * MINUTE_MS)
  assert.deepEqual(review(hall), [])
  hall.advance(1)
  assert.deepEqual(review(hall), ['alert.raised no-call:c1', 'alert.raised no-call:c2'])
  callNext(hall, 1)
  assert.deepEqual(review(hall).sort(), ['alert.cleared no-call:c1', 'alert.cleared no-call:c2'])
})

test('more than ten people who wait over half an hour are a warning', () => {
  const hall = createSmallHall()
  quiet(hall)
  for (let n = 0; n < 10; n++) take(hall, 'tax')
  hall.advance(1)
  take(hall, 'tax')
  hall.advance(30 * MINUTE_MS)
  assert.deepEqual(review(hall), [])
  hall.advance(1)
  assert.deepEqual(review(hall), ['alert.raised long-wait:tax'])
})

test('a call that no display painted raises an alarm', () => {
  const hall = createOpenHall()
  quiet(hall)
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(system, 'call.judge', { call: '20260312-A001:1', painted: 1, expected: 2 })
  assert.deepEqual(review(hall), ['alert.raised call-unproved:20260312-A001'])
  assert.deepEqual(hall.must(system, 'call.judge', { call: '20260312-A001:1', painted: 2, expected: 2 }), [])
  hall.must(clerk(1), 'counter.start', { counter: 'c1' })
  assert.deepEqual(review(hall), ['alert.cleared call-unproved:20260312-A001'])
})

test('where no display is registered a call is not proved and no alarm is raised for it', () => {
  const hall = createOpenHall()
  quiet(hall)
  const judge = (call: string) =>
    hall.must(system, 'call.judge', { call, painted: 0, expected: 0 }).map(({ type }) => type)
  take(hall, 'residence')
  callNext(hall, 1)
  assert.deepEqual(judge('20260312-A001:1'), ['call.unwatched'])
  assert.deepEqual(judge('20260312-A001:1'), [])
  assert.deepEqual(review(hall), [])
  assert.equal(hall.state.queue.calls[0]?.proof, 'unwatched')
})

test('a display that is registered and away leaves the call unproved, in its zone and for its counter alone', () => {
  const hall = createOpenHall()
  const name = { 'zh-Hans': '屏' }
  hall.must(administrator, 'device.register', { device: 'board-1', kind: 'board', name, zone: 'west' })
  hall.must(administrator, 'device.register', { device: 'screen-2', kind: 'counter-screen', name, counter: 'c2' })
  take(hall, 'residence')
  take(hall, 'residence')
  take(hall, 'tax')
  callNext(hall, 1)
  callNext(hall, 2)
  callNext(hall, 4)
  const verdicts = hall.state.queue.calls.map(({ id, counter }) => [
    counter,
    ...hall.must(system, 'call.judge', { call: id, painted: 0, expected: 0 }).map(({ type }) => type),
  ])
  assert.deepEqual(verdicts, [
    ['c4', 'call.unproved'],
    ['c2', 'call.unproved'],
    ['c1', 'call.unwatched'],
  ])
})
