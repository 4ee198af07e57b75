import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { ServiceId } from '../../kernel/brands.ts'
import { kiosk } from '../testing/actors.ts'
import { callNext, clerk, createOpenHall, serve, take } from '../testing/small-hall.ts'
import { serviceOf } from './state.ts'

const MINUTE_MS = 60_000
const service = (id: string): ServiceId => v.parse(ServiceId, id)

test('whoever missed a call while the service stood still comes first when it goes on, before a green ticket', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  take(hall, 'residence')
  hall.must(clerk(1), 'ticket.take-green', { service: 'residence', ground: 'age' })
  assert.deepEqual(callNext(hall, 1), { number: 'A003', reason: 'green' })
  serve(hall, 1)
  hall.must(clerk(1), 'ticket.take-green', { service: 'residence', ground: 'age' })
  assert.equal(callNext(hall, 2)?.number, 'A004')
  hall.must(clerk(1), 'service.suspend', { service: 'residence', reason: 'power' })
  hall.advance(MINUTE_MS)
  hall.must(clerk(2), 'counter.no-show', { counter: 'c2' })
  hall.advance(40 * MINUTE_MS)
  hall.must(clerk(1), 'service.resume', { service: 'residence' })
  assert.deepEqual(callNext(hall, 1), { number: 'A004', reason: 'came-back' })
  assert.equal(callNext(hall, 2)?.number, 'A001')
})

test('whoever missed a call before the stop has to come and say so, as on any day', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.no-show', { counter: 'c1' })
  hall.advance(MINUTE_MS)
  hall.must(clerk(1), 'service.suspend', { service: 'residence', reason: 'power' })
  hall.must(clerk(1), 'service.resume', { service: 'residence' })
  assert.equal(callNext(hall, 1), null)
})

test('stopping the hall stops what runs; a service that stood still before keeps its own reason', () => {
  const hall = createOpenHall()
  const since = hall.now
  hall.must(clerk(1), 'service.suspend', { service: 'tax', reason: 'network', minutes: 60 })
  hall.advance(MINUTE_MS)
  hall.must(clerk(1), 'hall.suspend', { reason: 'power', minutes: 30 })
  const stopped = (id: string) => serviceOf(hall.state.queue, service(id)).suspended
  assert.deepEqual(stopped('tax'), { reason: 'network', since, until: since + 60 * MINUTE_MS })
  for (const id of ['residence', 'insurance'])
    assert.deepEqual(stopped(id), { reason: 'power', since: hall.now, until: hall.now + 30 * MINUTE_MS })
  assert.equal(hall.refusal(kiosk(), 'ticket.take', { service: 'residence' }), 'service.suspended')
  assert.equal(hall.refusal(clerk(1), 'hall.suspend', { reason: 'power' }), 'hall.suspended')
})

test('after a stop of the hall every service goes on, each with those who missed a call first', () => {
  const hall = createOpenHall()
  for (const id of ['residence', 'residence', 'tax', 'tax']) take(hall, id)
  assert.equal(callNext(hall, 1)?.number, 'A001')
  assert.equal(callNext(hall, 4)?.number, '001')
  hall.must(clerk(1), 'hall.suspend', { reason: 'power' })
  hall.must(clerk(1), 'counter.no-show', { counter: 'c1' })
  hall.must(clerk(4), 'counter.no-show', { counter: 'c4' })
  assert.equal(callNext(hall, 1), null)
  hall.must(clerk(1), 'hall.resume', {})
  assert.deepEqual(callNext(hall, 1), { number: 'A001', reason: 'came-back' })
  assert.deepEqual(callNext(hall, 4), { number: '001', reason: 'came-back' })
  assert.equal(hall.refusal(clerk(1), 'hall.resume', {}), 'hall.not-suspended')
})
