import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kiosk } from '../testing/actors.ts'
import { needs } from '../hall.ts'
import { parsedCommand } from '../testing/simulated-hall.ts'
import { clerk, createOpenHall } from '../testing/small-hall.ts'

const HOUR_MS = 3_600_000
const appointment = 'apt-1'
const booked = (inMs = HOUR_MS) => {
  const hall = createOpenHall()
  const book = { appointment, service: 'residence', at: hall.now + inMs, phone: '13900000000' }
  hall.must(clerk(1), 'appointment.book', book)
  return { hall, book }
}

test('a command on an appointment sees that row and no other', () => {
  const command = parsedCommand('appointment.cancel', { appointment })
  assert.deepEqual(command.ok ? needs(command.value) : null, [{ kind: 'appointment', id: appointment }])
})

test('an appointment is booked once, for a service that is there, at a time to come', () => {
  const { hall, book } = booked()
  assert.equal(hall.refusal(clerk(1), 'appointment.book', book), 'appointment.wrong-state')
  const other = { ...book, appointment: 'apt-2' }
  assert.equal(hall.refusal(clerk(1), 'appointment.book', { ...other, service: 'none' }), 'service.unknown')
  assert.equal(hall.refusal(clerk(1), 'appointment.book', { ...other, at: hall.now }), 'appointment.past')
  assert.equal(hall.refusal(kiosk(), 'appointment.check-in', { appointment: 'apt-2' }), 'appointment.unknown')
})

test('the phone number lies in the vault; row and log hold a reference and a hash', () => {
  const { hall } = booked()
  assert.deepEqual(
    hall.vault.slice(-1).map(({ person, text }) => [person, text]),
    [['appointment:apt-1', '13900000000']],
  )
  assert.ok(!JSON.stringify([...hall.rows]).includes('13900000000'))
  assert.ok(!hall.log.some(({ text }) => text.includes('13900000000')))
})

test('checking in gives one ticket that keeps the time, and is done once', () => {
  const { hall, book } = booked()
  const types = hall.must(kiosk(), 'appointment.check-in', { appointment }).map(({ type }) => type)
  assert.deepEqual(types, ['ticket.taken', 'appointment.checked-in'])
  const [ticket] = hall.state.queue.tickets.values()
  assert.deepEqual([ticket?.lane, ticket?.appointmentAt], ['appointment', book.at])
  const row = hall.rows.get('appointment/apt-1')
  assert.ok(typeof row === 'object' && row !== null && 'ticket' in row)
  assert.equal(row.ticket, ticket?.id)
  assert.equal(hall.refusal(kiosk(), 'appointment.check-in', { appointment }), 'appointment.wrong-state')
})

test('an appointment outlives the day, and is checked in on its own day alone', () => {
  const { hall } = booked(25 * HOUR_MS)
  assert.equal(hall.refusal(kiosk(), 'appointment.check-in', { appointment }), 'appointment.wrong-day')
  hall.advance(24 * HOUR_MS)
  assert.equal(hall.refusal(kiosk(), 'appointment.check-in', { appointment }), 'accepted')
})

test('a cancelled appointment is over', () => {
  const { hall } = booked()
  hall.must(clerk(1), 'appointment.cancel', { appointment })
  for (const type of ['appointment.cancel', 'appointment.check-in'] as const)
    assert.equal(hall.refusal(clerk(1), type, { appointment }), 'appointment.wrong-state')
})

const weekly = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]
const inShanghai = (time: string): number => Date.parse(`${time}:00+08:00`)

test('no appointment is given for a day on which the hall is closed: weekend, holiday, exception', () => {
  const exceptions = [{ date: '2026-09-08', hours: [] }]
  const hall = createOpenHall({ now: inShanghai('2026-09-03T10:00') }, { opening: { weekly, exceptions } })
  const book = (time: string) =>
    hall.refusal(clerk(1), 'appointment.book', {
      ...{ appointment: `apt-${time.slice(5, 10)}`, service: 'residence', phone: '13900000000' },
      at: inShanghai(time),
    })
  assert.equal(book('2026-09-06T10:00'), 'appointment.closed-day')
  assert.equal(book('2026-10-01T10:00'), 'appointment.closed-day')
  assert.equal(book('2026-09-08T10:00'), 'appointment.closed-day')
  // A Sunday that is worked, and an evening for which a clerk stays.
  assert.equal(book('2026-09-20T10:00'), 'accepted')
  assert.equal(book('2026-09-07T19:00'), 'accepted')
})

test('who has an appointment before the doors open is checked in, with a number of that day', () => {
  const hall = createOpenHall({ now: inShanghai('2026-09-03T10:00') }, { opening: { weekly } })
  hall.must(kiosk(), 'ticket.take', { service: 'residence' })
  const at = inShanghai('2026-09-04T08:00')
  hall.must(clerk(1), 'appointment.book', { appointment, service: 'residence', at, phone: '13900000000' })
  hall.advance(at - 10 * 60_000 - hall.now)
  assert.equal(hall.refusal(kiosk(), 'ticket.take', { service: 'residence' }), 'hall.closed')
  hall.must(clerk(1), 'appointment.check-in', { appointment })
  assert.deepEqual(
    [...hall.state.queue.tickets.values()].map(({ number, lane }) => [number, lane]),
    [['A001', 'appointment']],
  )
  assert.equal(hall.state.queue.date, '2026-09-04')
})
