import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeviceId } from '../../kernel/brands.ts'
import type { SimulatedHall } from '../testing/simulated-hall.ts'
import type { DeviceKind } from '../people/permissions.ts'
import type { DeviceLevel } from '../devices/types.ts'
import { staff, system } from '../testing/actors.ts'
import { administrator, callNext, clerk, createOpenHall, take } from '../testing/small-hall.ts'
import { stripAreas } from './strip.ts'

const name = { 'zh-Hans': '屏' }
interface Place {
  readonly zone?: string | undefined
  readonly counter?: string
  readonly seats?: { readonly address: number; readonly counter: string }[]
}
const add = (hall: SimulatedHall, device: string, kind: DeviceKind, place: Place = {}) =>
  hall.must(administrator, 'device.register', { device, kind, name, ...place })
/** Targets of the jobs of a kind since the last question. */
function since(hall: SimulatedHall, kind: string) {
  let seen = hall.jobs.length
  return () => {
    const fresh = hall.jobs.slice(seen).filter((job) => job.kind === kind)
    seen = hall.jobs.length
    return fresh.map(({ target }) => target as string)
  }
}
const lines = (hall: SimulatedHall, device: string) => {
  const board = hall.state.devices.get(device as DeviceId)
  return board === undefined ? [] : stripAreas(hall.state, board).map(({ area, line }) => [area, line.kind])
}

test('the strip above a counter is told each time it has something else to say, and no other strip is', () => {
  const hall = createOpenHall()
  add(hall, 'strip-1', 'led-board', { counter: 'c1' })
  add(hall, 'strip-2', 'led-board', { counter: 'c2' })
  const told = since(hall, 'led')
  take(hall, 'residence')
  assert.deepEqual(told(), [])
  callNext(hall, 1)
  assert.deepEqual(told(), ['strip-1'])
  hall.advance(20_000)
  hall.must(clerk(1), 'counter.recall', { counter: 'c1' })
  assert.deepEqual(told(), [], 'it stands there already')
  for (const step of ['counter.start', 'counter.finish'] as const) {
    hall.must(clerk(1), step, { counter: 'c1' })
    assert.deepEqual(told(), ['strip-1'], step)
  }
  hall.must(clerk(1), 'counter.close', { counter: 'c1' })
  assert.deepEqual(told(), ['strip-1'])
  assert.deepEqual(lines(hall, 'strip-1'), [[0, 'closed']])
})

test('one line of strips on one cable says each counter in its own area', () => {
  const hall = createOpenHall()
  const seats = [
    { address: 4, counter: 'c1' },
    { address: 9, counter: 'c2' },
  ]
  add(hall, 'line', 'led-board', { seats })
  take(hall, 'residence')
  const told = since(hall, 'led')
  callNext(hall, 1)
  assert.deepEqual(told(), ['line'])
  assert.deepEqual(lines(hall, 'line'), [
    [4, 'called'],
    [9, 'free'],
  ])
})

test('a strip that comes back is told at once what it missed', () => {
  const hall = createOpenHall()
  add(hall, 'strip-1', 'led-board', { counter: 'c1' })
  const told = since(hall, 'led')
  const report = (level: DeviceLevel, code: string) =>
    hall.must(system, 'device.report', { device: 'strip-1', level, code })
  report('ok', 'device.ready')
  assert.deepEqual(told(), ['strip-1'])
  report('down', 'device.no-answer')
  report('ok', 'device.ready')
  assert.deepEqual(told(), ['strip-1'])
})

test('a call and a recall are spoken in the zone of the counter and by speakers of the whole hall', () => {
  const hall = createOpenHall()
  const zone = hall.state.config?.counters.find(({ id }) => id === 'c1')?.zone
  const other = hall.state.config?.zones.find(({ id }) => id !== zone)?.id
  add(hall, 'speaker-here', 'speaker', { zone })
  add(hall, 'speaker-all', 'speaker')
  if (other !== undefined) add(hall, 'speaker-there', 'speaker', { zone: other })
  const told = since(hall, 'voice')
  take(hall, 'residence')
  callNext(hall, 1)
  assert.deepEqual(told().sort(), ['speaker-all', 'speaker-here'])
  hall.advance(20_000)
  hall.must(clerk(1), 'counter.recall', { counter: 'c1' })
  assert.deepEqual(told().sort(), ['speaker-all', 'speaker-here'])
})

test('who books is told by text message where the hall has a modem, and the number stays in the vault', () => {
  const hall = createOpenHall()
  const book = (appointment: string) =>
    hall.must(staff('fang', 'duty'), 'appointment.book', {
      ...{ appointment, service: 'residence', at: hall.now + 3_600_000, phone: '13800000000' },
    })
  const jobs = () => hall.jobs.filter(({ kind }) => kind === 'text')
  book('apt-1')
  assert.deepEqual(jobs(), [])
  add(hall, 'modem', 'text-modem')
  book('apt-2')
  assert.equal(jobs().length, 1)
  assert.ok(!JSON.stringify(jobs()).includes('13800000000'))
})

test('a device cannot be given a counter that is not there, or one address twice', () => {
  const hall = createOpenHall()
  const seat = (address: number, counter: string) => ({ address, counter })
  const tried = (seats: { readonly address: number; readonly counter: string }[]) =>
    hall.run(administrator, 'device.register', { device: 'line', kind: 'led-board', name, seats })
  assert.equal(tried([seat(1, 'c99')]).ok, false)
  assert.equal(tried([seat(1, 'c1'), seat(1, 'c2')]).ok, false)
  assert.equal(tried([seat(1, 'c1'), seat(2, 'c2')]).ok, true)
})
