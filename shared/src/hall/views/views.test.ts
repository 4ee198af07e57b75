import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { createWaits } from '../queue/waits.ts'
import { decodeState, encodeState } from '../snapshot.ts'
import { kiosk as kioskActor, system } from '../testing/actors.ts'
import type { SimulatedHall } from '../testing/simulated-hall.ts'
import { administrator, callNext, clerk, createOpenHall, smallConfig, take } from '../testing/small-hall.ts'
import { board, kiosk, phone, screen, ticket } from './public.ts'
import { viewSpecs } from './registry.ts'
import { device, devices } from './devices.ts'
import { consoleHall, counter } from './staff.ts'
import { statistics } from './statistics.ts'
import type { ViewContext, ViewSpec } from './types.ts'

const NAME = '罗晓岚'
const contextOf = (hall: SimulatedHall): ViewContext => ({
  ...{ now: hall.now, zone: hall.zone, waits: createWaits() },
  facts: { models: [], pairings: [], connected: new Set(), troubles: [] },
  nameOf: (ref) => hall.vault.find((each) => each.ref === ref)?.text,
  linkOf: (id) => `https://hall.example/${id}`,
  ticketOfLink: () => ({ kind: 'unknown' }),
})
/** The value of a view, with its parameters checked as the hub does. */
const make = <P extends v.GenericSchema, V>(
  hall: SimulatedHall,
  spec: ViewSpec<string, P, V>,
  params: v.InferInput<P>,
) => spec.make(hall.state, v.parse(spec.params, params), contextOf(hall))

function busyHall(): SimulatedHall {
  const hall = createOpenHall()
  hall.must(administrator, 'staff.add', { staff: 'clerk-1', roles: ['counter'], name: NAME })
  take(hall, 'residence')
  take(hall, 'tax')
  callNext(hall, 1)
  callNext(hall, 4)
  hall.must(clerk(2), 'ticket.take-green', { service: 'insurance', ground: 'pregnancy' })
  hall.must(clerk(2), 'appointment.book', {
    ...{ appointment: 'apt-1', service: 'residence', at: hall.now + 60_000, phone: '13900000000' },
  })
  hall.must(kioskActor(), 'appointment.check-in', { appointment: 'apt-1' })
  hall.must(clerk(1), 'counter.panic', { counter: 'c1' })
  return hall
}

test("a board shows its zone's calls and services and hides the others'; without a zone it shows all", () => {
  const hall = busyHall()
  const of = (zone: string | null) => {
    const value = make(hall, board, { zone })
    return [value?.calls.map(({ number }) => number), value?.services.map(({ id }) => id)]
  }
  assert.deepEqual(of('east'), [['A001'], ['residence', 'insurance']])
  assert.deepEqual(of('west'), [['001'], ['tax']])
  assert.deepEqual(of(null), [
    ['001', 'A001'],
    ['residence', 'insurance', 'tax'],
  ])
})

test('what citizens see holds no names, no grounds, no phone numbers, no references and no panic', () => {
  const hall = busyHall()
  const values = [
    make(hall, board, {}),
    make(hall, kiosk, { kiosk: 'kiosk-1' }),
    ...[...hall.state.queue.tickets.keys()].map((id) => make(hall, ticket, { ticket: id })),
    make(hall, phone, { link: 'abcdefgh' }),
  ]
  const text = JSON.stringify(values)
  for (const hidden of [NAME, 'clerk-', 'pregnancy', '13900000000', '"v-', 'panic', 'green'])
    assert.ok(!text.includes(hidden), hidden)
  // The hall does hold them: the test would see one.
  assert.ok(JSON.stringify(make(hall, consoleHall, {})).includes('panic'))
})

test('a board keeps silent for calls that a loudspeaker of their zone says, for as long as it works', () => {
  const hall = busyHall()
  const spoken = () => new Set(make(hall, board, {})?.calls.map((call) => call.spoken))
  assert.deepEqual(spoken(), new Set([false]))
  hall.must(administrator, 'device.register', {
    ...{ code: null, device: 'speaker-1', kind: 'speaker', name: { 'zh-Hans': '喇叭' }, zone: null },
  })
  assert.deepEqual(spoken(), new Set([false]))
  hall.must(system, 'device.report', { device: 'speaker-1', level: 'ok', code: 'speaker.ready' })
  assert.deepEqual(spoken(), new Set([true]))
  hall.must(system, 'device.report', { device: 'speaker-1', level: 'down', code: 'speaker.away' })
  assert.deepEqual(spoken(), new Set([false]))
})

test('a stopped service is shown with its return only until that time has gone by', () => {
  const hall = busyHall()
  hall.must(clerk(1), 'service.suspend', { service: 'residence', reason: 'power', minutes: 30 })
  const until = hall.now + 30 * 60_000
  const shown = () => make(hall, board, {})?.services.find(({ id }) => id === 'residence')?.suspended
  assert.deepEqual(shown(), { reason: 'power', until })
  hall.advance(30 * 60_000)
  assert.deepEqual(shown(), { reason: 'power', until: null })
})

test('the figures say how the followed waits of each service came out', () => {
  const hall = busyHall()
  const { waits = [], together } = make(hall, statistics, {}) ?? {}
  assert.deepEqual(
    waits.map(({ id }) => id),
    hall.state.config?.services.map(({ id }) => id),
  )
  assert.ok(together !== undefined && together.followed > 0)
  assert.equal(
    waits.reduce((sum, { followed }) => sum + followed, 0),
    together.followed,
  )
})

test("a counter's own screen shows the name its clerk is known by, and the id once it was erased", () => {
  const hall = busyHall()
  assert.equal(make(hall, screen, { counter: 'c1' })?.staff, NAME)
  assert.equal(make(hall, screen, { counter: 'c2' })?.staff, 'clerk-2')
})

test('of what is not there, a view is null and never throws', () => {
  const hall = busyHall()
  hall.must(clerk(3), 'counter.close', { counter: 'c3' })
  assert.equal(make(hall, counter, { counter: 'c3' })?.phase, 'closed')
  const config = { ...smallConfig, counters: smallConfig.counters.filter(({ id }) => id !== 'c3') }
  hall.must(administrator, 'hall.configure', { config })
  assert.equal(make(hall, counter, { counter: 'c3' }), null)
  assert.equal(make(hall, screen, { counter: 'c3' }), null)
  assert.equal(make(hall, ticket, { ticket: '20260312-Z001' }), null)
  assert.equal(make(hall, kiosk, { kiosk: 'kiosk-9' }), null)
})

test('a kiosk is watched by itself and by who sees the console', () => {
  const params = v.parse(kiosk.params, { kiosk: 'kiosk-1' })
  assert.deepEqual(
    [kioskActor(), kioskActor('kiosk-2'), administrator].map((actor) => kiosk.allow?.(actor, params)),
    [true, false, true],
  )
})

test("a counter's view says who is here, who is next and who is held", () => {
  const hall = busyHall()
  const value = make(hall, counter, { counter: 'c1' })
  assert.deepEqual([value?.here?.number, value?.here?.callsLeft, value?.phase], ['A001', 2, 'called'])
  assert.deepEqual(
    value?.next.map(({ number, reason }) => [number, reason.kind]),
    [['A002', 'appointment']],
  )
  hall.must(clerk(1), 'counter.no-show', { counter: 'c1' })
  assert.deepEqual(
    make(hall, counter, { counter: 'c1' })?.held.map(({ number, state }) => [number, state]),
    [['A001', 'no-show']],
  )
})

test('every view made from a restored state is the same as before', () => {
  const hall = busyHall()
  const restored = decodeState(encodeState(hall.state))
  const params: Record<string, unknown> = {
    ...{ kiosk: { kiosk: 'kiosk-1' }, ticket: { ticket: '20260312-A001' }, phone: { link: 'abcdefgh' } },
    ...{ screen: { counter: 'c1' }, counter: { counter: 'c1' }, device: { device: 'kiosk-1' } },
  }
  for (const spec of viewSpecs as readonly unknown[] as readonly ViewSpec[]) {
    const given = v.parse(spec.params, params[spec.name] ?? {})
    const [now, then] = [hall.state, restored].map((state) => spec.make(state, given, contextOf(hall)))
    assert.ok(now !== null, spec.name)
    assert.deepEqual(then, now, spec.name)
  }
})

test('one device is shown with its states, the newest first', () => {
  const hall = busyHall()
  hall.must(system, 'device.report', { device: 'printer-1', level: 'down', code: 'printer.paper-out' })
  const codes = make(hall, device, { device: 'printer-1' })?.states.map(({ code }) => code) ?? []
  assert.equal(codes[0], 'printer.paper-out')
  assert.equal(codes.at(-1), 'device.away')
  assert.equal(make(hall, device, { device: 'none' }), null)
})

test('the list of devices stands by id', () => {
  const ids = make(busyHall(), devices, {})?.devices.map(({ id }) => id)
  assert.deepEqual(ids, ['kiosk-1', 'kiosk-2', 'printer-1', 'printer-2'])
})
