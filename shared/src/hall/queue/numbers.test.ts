import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { Series } from '../../kernel/brands.ts'
import { kiosk } from '../testing/actors.ts'
import { parsedCommand } from '../testing/simulated-hall.ts'
import { clerk, createOpenHall, take } from '../testing/small-hall.ts'
import { ticketNumber } from './numbers.ts'

const kioskOne = kiosk('kiosk-1')

test('a number is its series and three digits, and after 999 comes 1000', () => {
  const a = v.parse(Series, 'A')
  assert.deepEqual(
    [1, 42, 999, 1000].map((count) => ticketNumber(a, count)),
    ['A001', 'A042', 'A999', 'A1000'],
  )
  assert.equal(ticketNumber(v.parse(Series, ''), 7), '007')
})

test('each series counts by itself, whichever kiosk gives the number', () => {
  const hall = createOpenHall()
  const services = ['residence', 'insurance', 'residence', 'tax', 'residence', 'tax']
  assert.deepEqual(
    services.map((service) => take(hall, service)),
    ['A001', 'B001', 'A002', '001', 'A003', '002'],
  )
})

test('a thousand and two tickets of a day are numbered without a gap, and A1000 is called after A999', () => {
  const hall = createOpenHall()
  const numbers = Array.from({ length: 1002 }, () => take(hall, 'residence'))
  assert.equal(new Set(numbers).size, 1002)
  assert.deepEqual(numbers.slice(997), ['A998', 'A999', 'A1000', 'A1001', 'A1002'])
  const { waiting } = [...hall.state.queue.services.values()][0] ?? { waiting: [] }
  assert.deepEqual(
    waiting.map((id) => id.slice(9)),
    numbers,
  )
})

test('the same kiosk and service within ten seconds asks "another one?", and a yes gives it', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  hall.advance(9_000)
  assert.equal(hall.refusal(kioskOne, 'ticket.take', { service: 'residence' }), 'ticket.another')
  assert.equal(hall.refusal(kioskOne, 'ticket.take', { service: 'tax' }), 'accepted')
  assert.equal(hall.refusal(kioskOne, 'ticket.take', { service: 'tax', another: true }), 'accepted')
  hall.advance(10_000)
  assert.equal(hall.refusal(kioskOne, 'ticket.take', { service: 'tax' }), 'accepted')
})

test('the same command decided twice makes the same events, ids and vault entries', () => {
  const hall = createOpenHall()
  const green = { type: 'ticket.take-green', data: { service: 'residence', ground: 'age' } } as const
  const parsed = parsedCommand(green.type, green.data)
  assert.ok(parsed.ok)
  const command = parsed.value
  const [first, again] = [1, 2].map(() => JSON.stringify(hall.decide(clerk(1), command, 'press-00001')))
  assert.equal(first, again)
  assert.notEqual(first, JSON.stringify(hall.decide(clerk(1), command, 'press-00002')))
})

test('the ground of a green ticket goes to the vault, and the log holds a reference alone', () => {
  const hall = createOpenHall()
  hall.must(clerk(1), 'ticket.take-green', { service: 'residence', ground: 'veteran' })
  assert.deepEqual(
    hall.vault.slice(-1).map(({ text }) => text),
    ['veteran'],
  )
  assert.ok(!hall.log.some(({ text }) => text.includes('veteran')))
})
