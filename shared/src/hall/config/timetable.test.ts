import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { createZone } from '../../calendar/zone.ts'
import { smallConfig } from '../testing/small-hall.ts'
import { configFaults } from './check.ts'
import { openingAt } from './opening.ts'
import { hallConfigSchema, type HallConfigInput } from './schema.ts'
import { hoursOn, unknownYear, weekOn } from './timetable.ts'

const weekdays = { days: [1, 2, 3, 4, 5] }
const winter = [
  { ...weekdays, from: '09:00', to: '12:00' },
  { ...weekdays, from: '13:00', to: '17:00' },
]
const summer = [
  { ...weekdays, from: '08:30', to: '12:00' },
  { ...weekdays, from: '14:30', to: '18:00' },
]
const configured = (opening: Partial<HallConfigInput['opening']> = {}) =>
  v.parse(hallConfigSchema, {
    ...smallConfig,
    opening: { weekly: winter, seasons: [{ from: '05-01', to: '09-30', weekly: summer }], ...opening },
  })
const { opening } = configured()
const said = (date: string, of = opening): string =>
  hoursOn(of, date)
    .map(({ from, to }) => `${from}-${to}`)
    .join(' ')

test('summer has its own hours, from its first to its last day', () => {
  assert.equal(said('2026-04-30'), '09:00-12:00 13:00-17:00')
  assert.equal(said('2026-05-06'), '08:30-12:00 14:30-18:00')
  assert.equal(said('2026-09-30'), '08:30-12:00 14:30-18:00')
  assert.equal(said('2026-10-08'), '09:00-12:00 13:00-17:00')
})

test('a season may go over the new year', () => {
  const { opening: over } = configured({ weekly: summer, seasons: [{ from: '11-01', to: '03-31', weekly: winter }] })
  assert.deepEqual(
    ['2026-10-31', '2026-11-01', '2027-01-15', '2027-03-31', '2027-04-01'].map((date) => weekOn(over, date)[0]?.from),
    ['08:30', '09:00', '09:00', '09:00', '08:30'],
  )
})

test('holidays are closed, and a Sunday that is worked for them has the hours of a Monday', () => {
  assert.equal(said('2026-10-01'), '')
  assert.equal(said('2026-10-10'), '09:00-12:00 13:00-17:00')
  assert.equal(said('2026-10-11'), '')
})

test('a hall may do without the statutory holidays', () => {
  const { opening: always } = configured({ holidays: false })
  assert.equal(said('2026-10-01', always), '09:00-12:00 13:00-17:00')
  assert.equal(said('2026-10-10', always), '')
})

test('an exception is stronger than everything: extra duty on a holiday, closed on a working day', () => {
  const { opening: special } = configured({
    exceptions: [
      { date: '2026-10-02', hours: [{ from: '09:30', to: '11:30' }] },
      { date: '2026-03-12', hours: [], name: { 'zh-Hans': '搬迁' } },
    ],
  })
  assert.equal(said('2026-10-02', special), '09:30-11:30')
  assert.equal(said('2026-03-12', special), '')
})

test('before a long holiday the hall says the day it opens again', () => {
  const zone = createZone('Asia/Shanghai')
  const evening = openingAt(opening, zone, Date.parse('2026-09-30T19:00:00+08:00'))
  assert.equal(evening.opensAt, Date.parse('2026-10-08T09:00:00+08:00'))
  assert.equal(openingAt(opening, zone, Date.parse('2026-10-03T10:00:00+08:00')).state, 'closed')
})

test("a year nobody has entered is said a month ahead, and the hall's own rows make it known", () => {
  assert.equal(unknownYear(opening, '2026-11-29'), null)
  assert.equal(unknownYear(opening, '2026-12-02'), 2027)
  assert.equal(unknownYear(opening, '2027-06-01'), 2027)
  assert.equal(unknownYear(configured({ holidays: false }).opening, '2027-06-01'), null)
  const years = [{ year: 2027, holidays: [{ from: '2027-01-01', to: '2027-01-03' }], madeUp: ['2027-01-09'] }]
  const { opening: entered } = configured({ years })
  assert.equal(unknownYear(entered, '2026-12-02'), null)
  assert.equal(said('2027-01-01', entered), '')
  assert.equal(said('2027-01-09', entered), '09:00-12:00 13:00-17:00')
})

test('rows that cannot be are told with their place', () => {
  const faults = configFaults(
    configured({
      seasons: [{ from: '05-01', to: '09-30', weekly: [{ days: [1], from: '12:00', to: '09:00' }] }],
      exceptions: [
        { date: '2026-10-02', hours: [{ from: '11:00', to: '11:00' }] },
        { date: '2026-10-02', hours: [] },
      ],
      years: [{ year: 2027, holidays: [{ from: '2026-12-31', to: '2027-03-01' }], madeUp: ['2027-01-11'] }],
    }),
  )
  assert.deepEqual(
    faults.map(({ path }) => path),
    [
      'opening.seasons.0.weekly.0.to',
      'opening.exceptions.0.hours.0.to',
      'opening.exceptions.1.date',
      'opening.years.0.holidays.0.from',
      'opening.years.0.holidays.0.to',
      'opening.years.0.madeUp.0',
    ],
  )
  for (const wrong of ['2026-02-30', '10-02'])
    assert.ok(
      !v.safeParse(hallConfigSchema, {
        ...smallConfig,
        opening: { weekly: [], exceptions: [{ date: wrong, hours: [] }] },
      }).success,
    )
})
