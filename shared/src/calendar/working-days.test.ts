import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CHINA } from './china.ts'
import { dayAfter, isDay, weekdayOf, yearOf } from './days.ts'
import { createWorkingDays } from './working-days.ts'

const calendar = createWorkingDays(CHINA)

test('limits in working days end on the statutory day', () => {
  const vectors = [
    ['2024-02-05', 10, '2024-02-23'],
    ['2024-09-13', 5, '2024-09-23'],
    ['2025-01-24', 20, '2025-02-27'],
    ['2025-09-26', 5, '2025-10-10'],
    ['2026-01-30', 20, '2026-03-05'],
    ['2026-02-11', 5, '2026-02-25'],
    // A worked Saturday.
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 10, '2026-03-05'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-04-29', 3, '2026-05-07'],
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-09-24', 20, '2026-10-29'],
  ] as const
  for (const [from, days, due] of vectors)
    assert.deepEqual(calendar.after(from, days), { date: due, isCertain: true }, `${days} days after ${from}`)
})

test('the years have as many working days as were announced', () => {
  const worked = (year: number): number => {
    let count = 0
    for (let day = `${year}-01-01`; yearOf(day) === year; day = dayAfter(day))
      if (['working', 'made-up'].includes(calendar.kindOf(day))) count++
    return count
  }
  assert.deepEqual([2024, 2025, 2026].map(worked), [251, 248, 248])
})

test('every day worked to make up is a Saturday or Sunday, and no holiday', () => {
  for (const { madeUp } of CHINA)
    for (const day of madeUp) {
      assert.ok(weekdayOf(day) >= 6, day)
      assert.equal(calendar.kindOf(day), 'made-up', day)
    }
})

test('a limit that runs into a year nobody has announced is not certain', () => {
  assert.equal(calendar.after('2026-12-30', 1).isCertain, true)
  assert.deepEqual(calendar.after('2026-12-31', 1), { date: '2027-01-01', isCertain: false })
  assert.equal(calendar.isKnown('2027-01-01'), false)
})

test('no limit at all is the day itself', () => {
  assert.equal(calendar.after('2026-02-15', 0).date, '2026-02-15')
})

test('days are real days of the calendar', () => {
  assert.ok(isDay('2024-02-29'))
  for (const wrong of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '']) assert.ok(!isDay(wrong), wrong)
})
