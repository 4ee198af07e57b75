import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { system } from '../testing/actors.ts'
import { createSimulatedHall } from '../testing/simulated-hall.ts'
import {
  administrator,
  callNext,
  clerk,
  createOpenHall,
  createSmallHall,
  serve,
  smallConfig,
  take,
} from '../testing/small-hall.ts'
import { configFaults } from './check.ts'
import { exampleConfig } from './example.ts'
import { hallConfigSchema, type HallConfigInput } from './schema.ts'

const [residence, insurance, tax] = smallConfig.services
const faults = (change: Partial<HallConfigInput>) =>
  configFaults(v.parse(hallConfigSchema, { ...smallConfig, ...change })).map(({ path }) => path)

test('a configuration whose parts fit has no faults', () => {
  assert.deepEqual(faults({}), [])
  assert.deepEqual(configFaults(v.parse(hallConfigSchema, exampleConfig)), [])
})

test('every part that does not fit is named by its place', () => {
  assert.ok(residence && insurance && tax)
  const counter = { id: 'c1', number: '1', zone: 'east', services: [{ service: 'residence' }] }
  assert.deepEqual(faults({ services: [residence, { ...insurance, zone: 'north' }, tax] }), ['services.1.zone'])
  assert.deepEqual(faults({ services: [residence, { ...insurance, series: 'A' }, tax] }), ['services.1.series'])
  assert.deepEqual(faults({ services: [{ ...residence, series: 'M' }, insurance, tax] }), ['services.0.series'])
  assert.deepEqual(faults({ services: [residence, insurance, tax, { ...tax, series: 'T' }] }), ['services.3.id'])
  assert.deepEqual(faults({ counters: [{ ...counter, zone: 'north' }] }), ['counters.0.zone'])
  assert.deepEqual(faults({ counters: [{ ...counter, department: 'none' }] }), ['counters.0.department'])
  assert.deepEqual(faults({ counters: [counter, { ...counter, id: 'c2' }] }), ['counters.1.number'])
  assert.deepEqual(faults({ counters: [{ ...counter, services: [{ service: 'no' }] }] }), [
    'counters.0.services.0.service',
  ])
  assert.deepEqual(faults({ counters: [{ ...counter, services: [{ service: 'tax' }, { service: 'tax' }] }] }), [
    'counters.0.services.1.service',
  ])
  assert.deepEqual(faults({ opening: { weekly: [{ days: [1], from: '12:00', to: '09:00' }] } }), [
    'opening.weekly.0.to',
  ])
})

test('a service with people in it stays, with its series and somebody who serves it', () => {
  assert.ok(residence && insurance && tax)
  const hall = createOpenHall()
  take(hall, 'insurance')
  const put = (change: Partial<HallConfigInput>) =>
    hall.refusal(administrator, 'hall.configure', { config: { ...smallConfig, ...change } })
  const only = (service: string) => smallConfig.counters.map((each) => ({ ...each, services: [{ service }] }))
  assert.equal(put({ services: [residence, tax], counters: only('tax') }), 'hall.config-in-use')
  assert.equal(put({ services: [residence, { ...insurance, series: 'X' }, tax] }), 'hall.config-in-use')
  assert.equal(put({ counters: only('tax') }), 'hall.config-in-use')
  callNext(hall, 3)
  assert.equal(put({ services: [residence, tax], counters: only('tax') }), 'hall.config-in-use')
  serve(hall, 3)
  assert.equal(put({ services: [residence, tax], counters: only('tax') }), 'accepted')
})

test('a counter stays while it is staffed or somebody was sent to it', () => {
  const hall = createOpenHall()
  const put = () =>
    hall.refusal(administrator, 'hall.configure', {
      config: { ...smallConfig, counters: smallConfig.counters.slice(0, 3) },
    })
  assert.equal(put(), 'hall.config-in-use')
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.transfer', { counter: 'c1', to: { kind: 'counter', counter: 'c4' } })
  hall.must(clerk(4), 'counter.close', { counter: 'c4' })
  assert.equal(put(), 'hall.config-in-use')
  hall.must(clerk(1), 'ticket.cancel', { ticket: '20260312-A001' })
  assert.equal(put(), 'accepted')
})

test('who missed a call of a service that is gone meanwhile is told so', () => {
  assert.ok(residence && insurance && tax)
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.no-show', { counter: 'c1' })
  const counters = smallConfig.counters.map((each) => ({ ...each, services: [{ service: 'tax' }] }))
  hall.must(administrator, 'hall.configure', { config: { ...smallConfig, services: [insurance, tax], counters } })
  assert.equal(hall.refusal(clerk(1), 'ticket.return', { number: 'A001' }), 'service.unknown')
})

test('a hall stays the hall it is, and every accepted version is counted', () => {
  const hall = createSmallHall()
  const other = { ...smallConfig, hall: { ...smallConfig.hall, id: 'other' } }
  assert.equal(hall.refusal(administrator, 'hall.configure', { config: other }), 'hall.config-invalid')
  assert.equal(hall.refusal(clerk(1), 'hall.configure', { config: smallConfig }), 'permission.denied')
  hall.must(administrator, 'hall.configure', { config: smallConfig })
  assert.equal(hall.state.configVersion, 2)
})

test('a jump of the clock holds what is due until an officer confirms the time, once', () => {
  const hall = createSimulatedHall()
  assert.equal(hall.refusal(administrator, 'clock.confirm', {}), 'clock.not-held')
  assert.equal(hall.must(system, 'clock.jump', { byMs: 600_000 }).length, 1)
  assert.equal(hall.must(system, 'clock.jump', { byMs: 600_000 }).length, 0)
  assert.ok(hall.state.clockHeld)
  hall.must(administrator, 'clock.confirm', {})
  assert.ok(!hall.state.clockHeld)
})
