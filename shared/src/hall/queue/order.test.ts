import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kiosk } from '../testing/actors.ts'
import type { SimulatedHall } from '../testing/simulated-hall.ts'
import { callNext, clerk, createOpenHall, serve, take } from '../testing/small-hall.ts'
import { counterConfig } from './order-context.ts'
import { nextFewFor } from './order.ts'

const MINUTE_MS = 60_000
const green = (hall: SimulatedHall, service = 'residence'): void =>
  void hall.must(clerk(1), 'ticket.take-green', { service, ground: 'age' })
/** An appointment `inMinutes` from now whose holder checks in now. */
function appointment(hall: SimulatedHall, id: string, inMinutes: number): void {
  hall.must(clerk(1), 'appointment.book', {
    ...{ appointment: id, service: 'residence', phone: '13900000000' },
    at: hall.now + inMinutes * MINUTE_MS,
  })
}
const checkIn = (hall: SimulatedHall, id: string): void =>
  void hall.must(kiosk(), 'appointment.check-in', { appointment: id })

test('walk-ins are called by waiting time, with the minutes as the reason', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  hall.advance(3 * MINUTE_MS)
  take(hall, 'residence')
  assert.deepEqual(callNext(hall, 1), { number: 'A001', reason: 'waited' })
  assert.deepEqual([...hall.state.queue.tickets.values()].find(({ number }) => number === 'A001')?.reason, {
    ...{ kind: 'waited', minutes: 3, preferred: false },
  })
})

test('a preference is a head start of its minutes and no more', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  hall.advance(4 * MINUTE_MS)
  take(hall, 'insurance')
  assert.deepEqual(callNext(hall, 2), { number: 'B001', reason: 'waited' })
  serve(hall, 2)
  hall.advance(2 * MINUTE_MS)
  take(hall, 'insurance')
  assert.deepEqual(callNext(hall, 2), { number: 'A001', reason: 'waited' })
})

test('an appointment is called two minutes before its time, before walk-ins', () => {
  const hall = createOpenHall()
  appointment(hall, 'apt-1', 10)
  take(hall, 'residence')
  hall.advance(8 * MINUTE_MS)
  checkIn(hall, 'apt-1')
  assert.deepEqual(callNext(hall, 1), { number: 'A002', reason: 'appointment' })
})

test('who comes early for an appointment waits for its time', () => {
  const hall = createOpenHall()
  appointment(hall, 'apt-1', 30)
  checkIn(hall, 'apt-1')
  hall.advance(MINUTE_MS)
  take(hall, 'residence')
  assert.deepEqual(callNext(hall, 1), { number: 'A002', reason: 'waited' })
  serve(hall, 1)
  assert.equal(callNext(hall, 1), null)
  hall.advance(27 * MINUTE_MS)
  assert.deepEqual(callNext(hall, 1), { number: 'A001', reason: 'appointment' })
})

test('up to ten minutes late keeps an appointment; later it is a walk-in that has waited since it came', () => {
  const late = (minutes: number) => {
    const hall = createOpenHall()
    appointment(hall, 'apt-1', 1)
    take(hall, 'residence')
    hall.advance((1 + minutes) * MINUTE_MS)
    checkIn(hall, 'apt-1')
    return callNext(hall, 1)
  }
  assert.deepEqual(late(10), { number: 'A002', reason: 'appointment' })
  assert.deepEqual(late(11), { number: 'A001', reason: 'waited' })
})

test('aged walk-ins and privileged people alternate one to one while both wait', () => {
  const hall = createOpenHall()
  for (let n = 0; n < 3; n++) take(hall, 'residence')
  hall.advance(40 * MINUTE_MS)
  for (let n = 0; n < 4; n++) green(hall)
  const order = Array.from({ length: 7 }, () => {
    const next = callNext(hall, 1)
    serve(hall, 1)
    return next?.reason
  })
  assert.deepEqual(order, ['green', 'aged', 'green', 'aged', 'green', 'aged', 'green'])
})

test('with twenty known waits a walk-in is aged after three medians, and never before fifteen minutes', () => {
  const agedAfter = (medianMinutes: number, waitedMinutes: number) => {
    const hall = createOpenHall()
    for (let n = 0; n < 20; n++) take(hall, 'residence')
    hall.advance(medianMinutes * MINUTE_MS)
    for (let n = 0; n < 20; n++) {
      callNext(hall, 1)
      serve(hall, 1)
    }
    take(hall, 'residence')
    hall.advance(waitedMinutes * MINUTE_MS)
    return callNext(hall, 1)?.reason
  }
  assert.deepEqual([agedAfter(2, 14), agedAfter(2, 15)], ['waited', 'aged'])
  assert.deepEqual([agedAfter(8, 23), agedAfter(8, 24)], ['waited', 'aged'])
})

test('a parked person whose time is up comes before everybody, at the counter that parked them alone', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.park', { counter: 'c1', minutes: 10 })
  green(hall)
  take(hall, 'residence')
  take(hall, 'residence')
  hall.advance(9 * MINUTE_MS)
  assert.deepEqual(callNext(hall, 1), { number: 'A002', reason: 'green' })
  serve(hall, 1)
  hall.advance(MINUTE_MS)
  assert.deepEqual(callNext(hall, 2), { number: 'A003', reason: 'waited' })
  assert.deepEqual(callNext(hall, 1), { number: 'A001', reason: 'parked-due' })
})

test('who came back after a missed call is called after the next two, and at once when nobody else waits', () => {
  const hall = createOpenHall()
  for (let n = 0; n < 4; n++) take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.no-show', { counter: 'c1' })
  hall.must(kiosk(), 'ticket.return', { number: 'A001' })
  const order = Array.from({ length: 4 }, () => {
    const next = callNext(hall, 1)
    serve(hall, 1)
    return next
  })
  assert.deepEqual(
    order.map((next) => next?.number),
    ['A002', 'A003', 'A001', 'A004'],
  )
  assert.equal(order[2]?.reason, 'came-back')
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.no-show', { counter: 'c1' })
  hall.must(kiosk(), 'ticket.return', { number: 'A005' })
  assert.deepEqual(callNext(hall, 1), { number: 'A005', reason: 'came-back' })
})

test('a suspended service calls nobody and gives no numbers, and everybody keeps their place', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.park', { counter: 'c1', minutes: 1 })
  take(hall, 'residence')
  appointment(hall, 'apt-1', 5)
  hall.must(clerk(1), 'service.suspend', { service: 'residence', reason: 'network', minutes: 30 })
  hall.advance(5 * MINUTE_MS)
  assert.equal(callNext(hall, 1), null)
  assert.equal(hall.refusal(clerk(1), 'counter.unpark', { counter: 'c1', number: 'A001' }), 'service.suspended')
  assert.equal(hall.refusal(clerk(1), 'counter.call-chosen', { counter: 'c1', number: 'A002' }), 'service.suspended')
  assert.equal(hall.refusal(kiosk(), 'ticket.take', { service: 'residence' }), 'service.suspended')
  assert.equal(hall.refusal(kiosk(), 'appointment.check-in', { appointment: 'apt-1' }), 'service.suspended')
  hall.must(clerk(1), 'service.resume', { service: 'residence' })
  assert.deepEqual(callNext(hall, 1), { number: 'A001', reason: 'parked-due' })
  assert.deepEqual(callNext(hall, 2), { number: 'A002', reason: 'waited' })
})

test('the next few are those that the counter then really calls, in that order', () => {
  const hall = createOpenHall()
  for (let n = 0; n < 2; n++) take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.no-show', { counter: 'c1' })
  hall.advance(41 * MINUTE_MS)
  for (let n = 0; n < 4; n++) take(hall, 'residence')
  for (let n = 0; n < 2; n++) green(hall)
  hall.must(clerk(1), 'ticket.return', { number: 'A001' })
  const { config, queue } = hall.state
  const place = config?.counters.find(({ id }) => id === 'c1')
  assert.ok(config !== null && place !== undefined)
  assert.equal(counterConfig(config, place.id), place)
  const foreseen = nextFewFor(queue, place, config.rules, hall.now, 9).map(({ ticket, reason }) => ({
    ...{ number: String(ticket.number), reason: reason.kind },
  }))
  const called = Array.from({ length: 8 }, () => {
    const next = callNext(hall, 1)
    serve(hall, 1)
    return next
  })
  assert.equal(foreseen.length, 8)
  assert.deepEqual(called, foreseen)
})
