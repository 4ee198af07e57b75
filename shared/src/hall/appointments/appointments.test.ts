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
