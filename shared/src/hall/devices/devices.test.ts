import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { DeviceId } from '../../kernel/brands.ts'
import { device, kiosk, system } from '../testing/actors.ts'
import type { SimulatedHall } from '../testing/simulated-hall.ts'
import { administrator, createOpenHall } from '../testing/small-hall.ts'
import { agentsOf } from './spoken-for.ts'
import { EARLIER_KEPT } from './types.ts'

const name = { 'zh-Hans': '机' }
const level = (hall: SimulatedHall, id: string) =>
  [...hall.state.devices.values()].find((each) => each.id === id)?.state.level

test('a device is registered once, in a place that is there, with a printer that is one', () => {
  const hall = createOpenHall()
  const put = (more: object) =>
    hall.refusal(administrator, 'device.register', { device: 'board-1', kind: 'board', name, ...more })
  assert.equal(put({ zone: 'north' }), 'hall.config-invalid')
  assert.equal(put({ counter: 'c9' }), 'counter.unknown')
  assert.equal(put({ printer: 'kiosk-1' }), 'device.unknown')
  assert.equal(put({ zone: 'east' }), 'accepted')
  assert.equal(put({ zone: 'east' }), 'device.exists')
})

test('a locked kiosk gives no numbers, and locking it twice changes nothing', () => {
  const hall = createOpenHall()
  assert.equal(hall.must(administrator, 'device.lock', { device: 'kiosk-1' }).length, 1)
  assert.equal(hall.must(administrator, 'device.lock', { device: 'kiosk-1' }).length, 0)
  assert.equal(hall.refusal(kiosk(), 'ticket.take', { service: 'tax' }), 'device.locked')
  assert.equal(hall.refusal(kiosk('kiosk-2'), 'ticket.take', { service: 'tax' }), 'accepted')
  hall.must(administrator, 'device.unlock', { device: 'kiosk-1' })
  assert.equal(hall.refusal(kiosk(), 'ticket.take', { service: 'tax' }), 'accepted')
})

test('a device speaks for itself, an agent for those it may have, the hub for all, and the same state is written once', () => {
  const hall = createOpenHall()
  hall.must(administrator, 'device.register', { device: 'agent-1', kind: 'agent', name })
  const report = (actor: typeof system, id: string) =>
    hall.run(actor, 'device.report', { device: id, level: 'ok', code: 'device.ready' })
  assert.equal(report(kiosk(), 'kiosk-2').ok, false)
  assert.equal(report(kiosk(), 'kiosk-1').ok, true)
  hall.must(administrator, 'device.register', { device: 'agent-2', kind: 'agent', name })
  hall.must(administrator, 'device.change', { device: 'printer-1', name, agent: 'agent-1' })
  assert.equal(report(device('agent-2', 'agent'), 'printer-1').ok, false)
  assert.equal(report(device('agent-1', 'agent'), 'printer-1').ok, true)
  assert.deepEqual([level(hall, 'kiosk-1'), level(hall, 'kiosk-2'), level(hall, 'printer-1')], ['ok', 'down', 'ok'])
  const again = report(system, 'printer-1')
  assert.deepEqual(again.ok ? again.value : null, [])
})

test('a device that names no agent belongs to those in its place, and to any where none stands there', () => {
  const hall = createOpenHall()
  const register = (id: string, kind: 'agent' | 'board', place: object = {}) =>
    hall.must(administrator, 'device.register', { device: id, kind, name, ...place })
  const agents = (id: string) => agentsOf(hall.state, v.parse(DeviceId, id)).map((agent) => agent.id)
  register('strip-1', 'board', { zone: 'east' })
  assert.deepEqual(agents('strip-1'), [])
  register('agent-1', 'agent')
  assert.deepEqual(agents('strip-1'), ['agent-1'])
  register('agent-2', 'agent', { zone: 'east' })
  assert.deepEqual(agents('strip-1'), ['agent-2'])
  hall.must(administrator, 'device.change', { device: 'strip-1', name, zone: 'east', agent: 'agent-1' })
  assert.deepEqual(agents('strip-1'), ['agent-1'])
})

test('a changed device keeps its kind and state; a revoked one is gone and can be registered anew', () => {
  const hall = createOpenHall()
  hall.must(system, 'device.report', { device: 'kiosk-1', level: 'ok', code: 'device.ready' })
  hall.must(administrator, 'device.change', { device: 'kiosk-1', name, zone: 'west' })
  const kept = [...hall.state.devices.values()].find(({ id }) => id === 'kiosk-1')
  assert.deepEqual([kept?.kind, kept?.zone, kept?.printer, kept?.state.level], ['kiosk', 'west', null, 'ok'])
  hall.must(administrator, 'device.revoke', { device: 'kiosk-1' })
  assert.equal(hall.refusal(administrator, 'device.lock', { device: 'kiosk-1' }), 'device.unknown')
  hall.must(administrator, 'device.register', { device: 'kiosk-1', kind: 'kiosk', name })
})

test('what became of a device is remembered, the newest first, and not for ever', () => {
  const hall = createOpenHall()
  const printer = () => hall.state.devices.get(v.parse(DeviceId, 'printer-1'))
  const report = (level: 'ok' | 'down', code: string) => {
    hall.advance(60_000)
    hall.must(system, 'device.report', { device: 'printer-1', level, code })
  }
  report('ok', 'printer.ready')
  report('down', 'printer.paper-out')
  report('ok', 'printer.ready')
  assert.deepEqual(
    printer()?.earlier.map(({ code }) => code),
    ['printer.paper-out', 'printer.ready', 'device.away'],
  )
  const [out, ready] = printer()?.earlier ?? []
  assert.equal((out?.since ?? 0) - (ready?.since ?? 0), 60_000)
  for (let nth = 0; nth < EARLIER_KEPT; nth++)
    report(nth % 2 === 0 ? 'down' : 'ok', nth % 2 === 0 ? 'printer.jam' : 'printer.ready')
  assert.equal(printer()?.earlier.length, EARLIER_KEPT)
})

test('a stolen device raises an alarm that stays until somebody handles it', () => {
  const hall = createOpenHall()
  hall.must(administrator, 'device.revoke', { device: 'kiosk-2' })
  assert.equal([...hall.state.alerts.values()].length, 0)
  hall.must(administrator, 'device.revoke', { device: 'kiosk-1', stolen: true })
  hall.must(system, 'alerts.review', {})
  assert.ok([...hall.state.alerts.keys()].some((id) => id === 'device-stolen:kiosk-1'))
})
