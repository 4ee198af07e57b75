import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { createZone } from '../../calendar/zone.ts'
import { smallConfig } from '../testing/small-hall.ts'
import { openingAt } from './opening.ts'
import { hallConfigSchema } from './schema.ts'

const HOUR_MS = 3_600_000
const weekdays = { days: [1, 2, 3, 4, 5] }
const { opening } = v.parse(hallConfigSchema, {
  ...smallConfig,
  opening: {
    weekly: [
      { ...weekdays, from: '13:30', to: '17:00' },
      { ...weekdays, from: '09:00', to: '12:00' },
    ],
    stopIssuingMinutes: 15,
  },
})
/** A Thursday's wall-clock time in Shanghai. */
const thursday = (time: string): number => Date.parse(`2026-03-12T${time}:00+08:00`)
const shanghai = createZone('Asia/Shanghai')
const at = (time: string) => openingAt(opening, shanghai, thursday(time))

test('a working day is before, open, lunch, open and after', () => {
  const states = ['08:00', '09:00', '11:59', '12:00', '13:29', '13:30', '16:59', '17:00'].map((time) => at(time).state)
  assert.deepEqual(states, ['before', 'open', 'open', 'lunch', 'lunch', 'open', 'open', 'after'])
})

test('numbers begin half an hour before doors open and end a quarter of an hour before the day does', () => {
  const issuing = ['08:29', '08:30', '11:59', '12:30', '13:00', '16:44', '16:45', '17:00'].map(
    (time) => at(time).issuing,
  )
  assert.deepEqual(issuing, [false, true, true, false, true, true, false, false])
})

test('it says when it opens next and when numbers begin, over the weekend too', () => {
  assert.deepEqual(at('12:10'), {
    ...{ state: 'lunch', issuing: false, closesAt: null },
    ...{ opensAt: thursday('13:30'), issuesAt: thursday('13:00') },
  })
  const friday = openingAt(opening, shanghai, thursday('18:00') + 24 * HOUR_MS)
  assert.equal(friday.opensAt, thursday('09:00') + 4 * 24 * HOUR_MS)
  assert.equal(openingAt(opening, shanghai, thursday('10:00') + 48 * HOUR_MS).state, 'closed')
})

test('after the last number of the day it is open still, and says when numbers begin again', () => {
  const late = at('16:50')
  assert.deepEqual([late.state, late.issuing, late.closesAt], ['open', false, thursday('17:00')])
  assert.equal(late.issuesAt, thursday('08:30') + 24 * HOUR_MS)
})

test('without any line the hall is always open', () => {
  assert.deepEqual(openingAt({ ...opening, weekly: [] }, shanghai, thursday('03:00')), {
    ...{ state: 'open', issuing: true, opensAt: null, issuesAt: null, closesAt: null },
  })
})

test('doors open at nine by the wall where the clocks change over the weekend', () => {
  for (const [zone, friday, monday] of [
    ['America/New_York', '2026-03-06T18:00:00-05:00', '2026-03-09T09:00:00-04:00'],
    ['Europe/Berlin', '2026-03-27T18:00:00+01:00', '2026-03-30T09:00:00+02:00'],
  ] as const)
    assert.equal(openingAt(opening, createZone(zone), Date.parse(friday)).opensAt, Date.parse(monday))
})
