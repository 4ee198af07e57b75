import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kiosk, system } from '../testing/actors.ts'
import { queueFaults } from '../testing/queue-faults.ts'
import { callNext, clerk, createOpenHall, serve, take } from '../testing/small-hall.ts'

const HOUR_MS = 3_600_000

test('what is first on a new day comes after the old one has lapsed, in one decision', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  take(hall, 'residence')
  callNext(hall, 1)
  serve(hall, 1)
  take(hall, 'tax')
  callNext(hall, 4)
  hall.advance(24 * HOUR_MS)
  const events = hall.must(kiosk(), 'ticket.take', { service: 'residence' })
  assert.deepEqual(
    events.map(({ type }) => type),
    ['ticket.lapsed', 'ticket.lapsed', 'day.began', 'ticket.taken', 'ticket.told'],
  )
  const [ticket] = hall.state.queue.tickets.values()
  assert.deepEqual([hall.state.queue.tickets.size, ticket?.id], [1, '20260313-A001'])
  assert.deepEqual([...hall.state.queue.counters.values()].map((c) => [c.staff, c.ticket]).sort(), [
    ...([1, 2, 3, 4] as const).map((n) => [`clerk-${n}`, null]),
  ])
  assert.deepEqual(queueFaults(hall.state.queue), [])
})

test('a refused command does not begin the day', () => {
  const hall = createOpenHall()
  hall.advance(24 * HOUR_MS)
  const before = hall.state
  assert.equal(hall.refusal(clerk(1), 'counter.finish', { counter: 'c1' }), 'counter.nobody-here')
  assert.equal(hall.state, before)
})

test('a clock set back over midnight gives no earlier day, and no number a second time', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  hall.advance(15.5 * HOUR_MS)
  take(hall, 'residence')
  hall.setClock(hall.now - HOUR_MS)
  take(hall, 'residence')
  const ids = hall.log
    .filter(({ text }) => text.includes('ticket.taken'))
    .map(({ text }) => /\d{8}-A\d+/.exec(text)?.[0])
  assert.deepEqual(ids, ['20260312-A001', '20260313-A001', '20260313-A002'])
  assert.equal(hall.refusal(kiosk(), 'ticket.return', { number: 'A002' }), 'ticket.wrong-state')
})

test('ten years ahead and back again the queue goes on, with no number given twice', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  const thursday = hall.now
  hall.setClock(thursday + 10 * 365 * 24 * HOUR_MS)
  take(hall, 'residence')
  hall.setClock(thursday)
  take(hall, 'residence')
  assert.deepEqual([...hall.state.queue.tickets.keys()].sort(), ['20360309-A001', '20360309-A002'])
  assert.equal(callNext(hall, 1)?.reason, 'waited')
  assert.deepEqual(queueFaults(hall.state.queue), [])
})

test('the day begins once, by itself or by the command for it', () => {
  const hall = createOpenHall()
  assert.deepEqual(hall.must(system, 'day.begin', {}), [])
  hall.advance(24 * HOUR_MS)
  assert.deepEqual(
    hall.must(system, 'day.begin', {}).map(({ type }) => type),
    ['day.began'],
  )
})
