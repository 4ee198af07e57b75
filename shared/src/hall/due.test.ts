import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { CommandId } from '../kernel/brands.ts'
import { dueAt } from './due.ts'
import { system } from './testing/actors.ts'
import { createSimulatedHall, type SimulatedHall } from './testing/simulated-hall.ts'
import { callNext, createOpenHall, take } from './testing/small-hall.ts'

const HOUR_MS = 3_600_000
const due = (hall: SimulatedHall) => dueAt(hall.state, hall.now, hall.zone)
const kinds = (hall: SimulatedHall) => due(hall).map(({ kind }) => kind)

test('a call is judged five seconds on, once', () => {
  const hall = createOpenHall()
  hall.must(system, 'alerts.review', {})
  take(hall, 'residence')
  callNext(hall, 1)
  hall.advance(4_999)
  assert.deepEqual(kinds(hall), [])
  hall.advance(1)
  assert.deepEqual(due(hall), [{ kind: 'judge-call', id: 'due:judge:20260312-A001:1', call: '20260312-A001:1' }])
  hall.must(system, 'call.judge', { call: '20260312-A001:1', painted: 1, expected: 1 })
  assert.deepEqual(kinds(hall), [])
})

test('a new day is begun when numbers are given, and what is due has an id that a command may have', () => {
  const hall = createOpenHall({}, { opening: { weekly: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] } })
  hall.must(system, 'alerts.review', {})
  take(hall, 'residence')
  hall.setClock(Date.parse('2026-03-13T08:29:00+08:00'))
  assert.deepEqual(
    kinds(hall).filter((kind) => kind === 'begin-day'),
    [],
  )
  hall.advance(60_000)
  const [day] = due(hall).filter(({ kind }) => kind === 'begin-day')
  assert.equal(day?.id, 'due:day:2026-03-13')
  for (const { id } of due(hall)) assert.ok(v.is(CommandId, id))
  hall.must(system, 'day.begin', {})
  assert.ok(!kinds(hall).includes('begin-day'))
})

test('nothing is due before there is a hall, nor while its clock is held', () => {
  assert.deepEqual(due(createSimulatedHall()), [])
  const hall = createOpenHall()
  assert.deepEqual(kinds(hall), ['review-alerts'])
  hall.must(system, 'clock.jump', { byMs: HOUR_MS })
  assert.deepEqual(kinds(hall), [])
})
