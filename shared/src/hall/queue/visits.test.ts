import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callNext, clerk, createOpenHall, serve, take } from '../testing/small-hall.ts'

const MINUTE_MS = 60_000

test('a person parked openly is called by nobody until a counter takes them back', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.park', { counter: 'c1' })
  hall.advance(120 * MINUTE_MS)
  assert.equal(callNext(hall, 1), null)
  assert.equal(hall.refusal(clerk(2), 'counter.unpark', { counter: 'c2', number: 'A001' }), 'ticket.wrong-state')
  hall.must(clerk(1), 'counter.unpark', { counter: 'c1', number: 'A001' })
  assert.equal(hall.state.queue.parked.length, 0)
})

test("a person parked in the service's pool is taken by any counter of the service, and by no other", () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.park', { counter: 'c1', minutes: 5, here: false })
  assert.equal(hall.refusal(clerk(3), 'counter.unpark', { counter: 'c3', number: 'A001' }), 'counter.not-served')
  hall.advance(5 * MINUTE_MS)
  assert.equal(callNext(hall, 3), null)
  assert.deepEqual(callNext(hall, 2), { number: 'A001', reason: 'parked-due' })
})

test('a transfer keeps the wait: the person comes before those who came after them', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  hall.advance(5 * MINUTE_MS)
  take(hall, 'tax')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.transfer', { counter: 'c1', to: { kind: 'service', service: 'tax' } })
  assert.deepEqual(callNext(hall, 4), { number: 'A001', reason: 'transferred' })
})

test('lent "and back here", a person is first at the counter that lent them, and the visit counts once', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  take(hall, 'residence')
  callNext(hall, 1)
  const to = { kind: 'counter', counter: 'c4' } as const
  hall.must(clerk(1), 'counter.transfer', { counter: 'c1', to, andBack: true })
  assert.deepEqual(callNext(hall, 4), { number: 'A001', reason: 'sent-back' })
  serve(hall, 4)
  assert.equal(hall.state.queue.day.done, 0)
  assert.deepEqual(callNext(hall, 1), { number: 'A001', reason: 'sent-back' })
  serve(hall, 1)
  assert.equal(hall.state.queue.day.done, 1)
})

test('lent and sent on again, a person still goes back to the counter that lent them', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.transfer', { counter: 'c1', to: { kind: 'counter', counter: 'c3' }, andBack: true })
  callNext(hall, 3)
  hall.must(clerk(3), 'counter.transfer', { counter: 'c3', to: { kind: 'service', service: 'tax' } })
  callNext(hall, 4)
  serve(hall, 4)
  assert.deepEqual(callNext(hall, 1), { number: 'A001', reason: 'sent-back' })
})

test('nobody is sent to themselves, to nowhere, or to what is not there', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  const send = (to: { kind: 'counter'; counter: string } | { kind: 'service'; service: string }) =>
    hall.refusal(clerk(1), 'counter.transfer', { counter: 'c1', to })
  assert.equal(send({ kind: 'counter', counter: 'c1' }), 'ticket.nowhere-to-go')
  assert.equal(send({ kind: 'counter', counter: 'c9' }), 'counter.unknown')
  assert.equal(send({ kind: 'service', service: 'nothing' }), 'service.unknown')
})

test('a ticket is cancelled while it waits, and not while somebody serves it', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  const cancel = () => hall.refusal(clerk(1), 'ticket.cancel', { ticket: '20260312-A001' })
  callNext(hall, 1)
  assert.equal(cancel(), 'ticket.wrong-state')
  hall.must(clerk(1), 'counter.park', { counter: 'c1' })
  assert.equal(cancel(), 'accepted')
  assert.equal(cancel(), 'ticket.wrong-state')
})

test('a parked person called again has not begun yet', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.start', { counter: 'c1' })
  hall.must(clerk(1), 'counter.park', { counter: 'c1' })
  hall.must(clerk(1), 'counter.unpark', { counter: 'c1', number: 'A001' })
  const [ticket] = hall.state.queue.tickets.values()
  assert.deepEqual([ticket?.state, ticket?.startedAt], ['called', null])
})
