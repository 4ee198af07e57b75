import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsOf, localInstant, readRecording } from './recording.ts'

const HEADER = 'arrival,service,called,finished,counter,outcome'
const read = (...lines: readonly string[]) => readRecording([HEADER, ...lines].join('\n'))

test('a local time is the clock that is written, whatever zone the machine is in', () => {
  assert.equal(localInstant('2026-03-12T09:05:30'), Date.UTC(2026, 2, 12, 9, 5, 30))
  assert.equal(localInstant('2026-03-12 09:05'), Date.UTC(2026, 2, 12, 9, 5))
  assert.equal(localInstant('2026-03-12T09:05:30.25'), Date.UTC(2026, 2, 12, 9, 5, 30, 250))
  assert.equal(localInstant('2026-03-12'), Date.UTC(2026, 2, 12))
  for (const wrong of ['2026-02-30', '2026-03-12T25:00', '12/03/2026 09:05', '9:05', ''])
    assert.equal(localInstant(wrong), null, wrong)
})

test('fields may stand in quotes, with commas and quotes in them, and may be empty', () => {
  assert.deepEqual(fieldsOf('a,"b, c","say ""d""",,e'), ['a', 'b, c', 'say "d"', '', 'e'])
  assert.deepEqual(fieldsOf(',x'), ['', 'x'])
})

test('visits are read in the order people came, whatever order the lines have', () => {
  const recording = read(
    '2026-03-12T09:10:00,tax,2026-03-12T09:20:00,2026-03-12T09:30:00,3,served',
    '2026-03-12T09:00:00,"land, houses",,,,left',
  )
  assert.ok(recording.ok)
  assert.deepEqual(
    recording.value.visits.map(({ service, called, counter }) => [service, called !== null, counter]),
    [
      ['land, houses', false, null],
      ['tax', true, '3'],
    ],
  )
  assert.deepEqual(recording.value.faults, [])
})

test('columns may stand in another order, and further ones are passed over', () => {
  const other =
    'outcome,note,service,arrival,called,finished,counter\r\nserved,hm,tax,2026-03-12 09:10,2026-03-12 09:20,,\r\n'
  const recording = readRecording(other)
  assert.ok(recording.ok)
  assert.equal(recording.value.visits.length, 1)
})

test('a faulty line is left out and told with its place and what was expected; the rest goes on', () => {
  const at = '2026-03-12T09:10:00'
  const recording = read(
    `yesterday,tax,${at},,,served`,
    `${at},tax,soon,,,served`,
    `${at},,${at},,,served`,
    `${at},tax,,,,served`,
    `${at},tax,2026-03-12T09:00:00,,,served`,
    `${at},tax,2026-03-12T09:20:00,2026-03-12T09:15:00,,served`,
    `${at},tax,${at},,,gone`,
    `${at},tax`,
    '',
    `${at},tax,2026-03-12T09:20:00,,,served`,
  )
  assert.ok(recording.ok)
  assert.equal(recording.value.visits.length, 1)
  assert.deepEqual(
    recording.value.faults.map(({ line, column }) => [line, column]),
    [
      [2, 'arrival'],
      [3, 'called'],
      [4, 'service'],
      [5, 'called'],
      [6, 'called'],
      [7, 'finished'],
      [8, 'outcome'],
      [9, 'outcome'],
    ],
  )
})

test('a file without a column is refused with its name', () => {
  const recording = readRecording('arrival,service,called,finished,outcome\n')
  assert.ok(!recording.ok)
  assert.equal(recording.error.column, 'counter')
})
