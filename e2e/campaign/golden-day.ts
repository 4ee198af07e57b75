// Two days of a small hall that always go the same way, in memory, with something of everything that can happen.
import { temporaryClock } from './temporary-clock.ts'
import { createPipeline, type Pipeline } from '@tingxu/hub/pipeline/pipeline.ts'
import { keyedHasher } from '@tingxu/hub/pipeline/ids.ts'
import { demoDevices, demoPeople, readDemoConfig } from '@tingxu/hub/demo/seed-demo.ts'
import { openMemoryStore } from '@tingxu/hub/store/memory-store.ts'
import { createZone } from '@tingxu/shared/calendar/zone.ts'
import { kiosk, staff, system } from '@tingxu/shared/hall/testing/actors.ts'
import { emptyHall } from '@tingxu/shared/hall/state.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import type { CommandResult } from '@tingxu/shared/wire/protocol.ts'
import { planDay } from '../rehearsal/day.ts'
import { rehearse } from '../rehearsal/rehearse.ts'
import { plannedServices } from '../rehearsal/staff-the-hall.ts'
import { createVirtualStage } from '../rehearsal/virtual-stage.ts'

export interface GoldenDay {
  readonly hall: string
  readonly lines: readonly string[]
}

const HALL = 'yunxi'
/** Nine in the morning where the hall stands. */
const OPENS_AT = Date.parse('2026-11-24T01:00:00Z')
const DAY_MS = 24 * 3_600_000
const TICKETS = 70
const HOURS = 6

const CLERKS: ReadonlyMap<string, Actor> = new Map([
  ['c1', staff('shen', 'counter')],
  ['c3', staff('luo', 'counter')],
  ['c6', staff('gao', 'counter')],
  ['c9', staff('qin', 'counter')],
])
const duty = staff('fang', 'duty')
const admin = staff('admin', 'administrator', 'duty', 'technician')

export async function playGoldenDay(): Promise<GoldenDay> {
  const store = await openMemoryStore({ hall: HALL })
  const clock = temporaryClock(OPENS_AT - 3_600_000)
  const pipeline = createPipeline({
    ...{ store, now: clock.now, fence: store.takeFence(), state: emptyHall },
    zone: () => createZone('Asia/Shanghai'),
    keyedHash: keyedHasher(Buffer.alloc(32, 1)),
    onFault: (fault) => {
      throw fault
    },
  })
  let ids = 0
  const ask = (actor: Actor, type: string, data: object = {}): Promise<CommandResult> =>
    pipeline.submit({ id: `golden-${String(++ids).padStart(5, '0')}`, type, data, actor })
  const must = async (
    actor: Actor,
    type: string,
    data: object = {},
  ): Promise<CommandResult & { readonly ok: true }> => {
    clock.advance(1000)
    const result = await ask(actor, type, data)
    if (!result.ok) throw new Error(`${type} was refused: ${result.error.code} ${JSON.stringify(result.error.context)}`)
    return result
  }

  await must(system, 'hall.configure', { config: readDemoConfig() })
  for (const { user, name, roles } of demoPeople) await must(system, 'staff.add', { staff: user, name, roles })
  for (const each of demoDevices) await must(system, 'device.register', each)
  clock.set(OPENS_AT)
  await playPeople(pipeline, ask, clock.set)
  await playRarities(pipeline, must)
  clock.set(OPENS_AT + DAY_MS)
  await must(kiosk(), 'ticket.take', { service: 'residence' })
  await must(system, 'day.begin')
  pipeline.close()
  const lines = store.readRaw(0, 1_000_000).map(({ bytes }) => bytes)
  store.close()
  return { hall: HALL, lines }
}

type Ask = (actor: Actor, type: string, data?: object) => Promise<CommandResult>

async function playPeople(pipeline: Pipeline, ask: Ask, set: (at: number) => void): Promise<void> {
  const served: readonly (readonly [string, readonly string[]])[] = [
    ['c1', ['residence']],
    ['c3', ['insurance', 'fund']],
    ['c6', ['land']],
    ['c9', ['tax']],
  ]
  const counters = served.map(([counter]) => counter)
  const services = plannedServices(served.flatMap(([, ids]) => ids))
  const day = planDay({ seed: 20_261_124, hours: HOURS, tickets: TICKETS, services, counters, kiosks: 2 })
  let calls = 0
  const stage = createVirtualStage(async (seat, type, data, nowMs) => {
    set(OPENS_AT + Math.floor(nowMs))
    const [kind, place = ''] = seat.split(':')
    const actor = kind === 'kiosk' ? kiosk(`kiosk-${Number(place) + 1}`) : (CLERKS.get(place) ?? duty)
    const result = await ask(actor, type, data)
    // Some calls are seen on the board, one in five is not; the slips of the first kiosk come out.
    const call = type === 'counter.call-next' ? pipeline.state().queue.calls[0] : undefined
    if (result.ok && call !== undefined && ++calls % 3 === 0)
      await ask(system, 'call.judge', { call: call.id, expected: 1, painted: calls % 5 === 0 ? 0 : 1 })
    const ticket = type === 'ticket.take' && result.ok ? ticketOf(result) : null
    if (ticket !== null && seat === 'kiosk:0' && calls % 2 === 0)
      await ask(system, 'slip.report', { ticket, copy: 1, state: 'confirmed', code: null })
    return result
  })
  const seats = served.map(([counter, own]) => ({
    counter,
    otherCounters: counters.filter((each) => each !== counter),
    otherServices: services.map(({ id }) => id).filter((id) => !own.includes(id)),
  }))
  await stage.play(rehearse(stage, day, seats))
}

/** What does not happen every day. */
async function playRarities(
  pipeline: Pipeline,
  must: (actor: Actor, type: string, data?: object) => Promise<CommandResult & { readonly ok: true }>,
): Promise<void> {
  const now = (): number => pipeline.state().queue.calls[0]?.at ?? OPENS_AT
  await must(duty, 'service.suspend', { service: 'tax', reason: 'network', minutes: 10 })
  await must(duty, 'service.resume', { service: 'tax' })
  await must(duty, 'ticket.take-green', { service: 'residence', ground: 'age' })
  const [first, second] = [
    await must(kiosk(), 'ticket.take', { service: 'land' }),
    await must(kiosk('kiosk-2'), 'ticket.take', { service: 'tax' }),
  ]
  await must(system, 'slip.report', { ticket: ticketOf(first), copy: 1, state: 'uncertain', code: 'printer.silent' })
  await must(kiosk(), 'slip.answer', { ticket: ticketOf(first), cameOut: true })
  await must(kiosk(), 'ticket.reprint', { ticket: ticketOf(first) })
  await must(duty, 'ticket.cancel', { ticket: ticketOf(second) })
  await must(duty, 'appointment.book', {
    appointment: 'apt-0001',
    service: 'fund',
    at: now() + 4 * 3_600_000,
    phone: '13800000000',
  })
  await must(kiosk(), 'appointment.check-in', { appointment: 'apt-0001' })
  await must(duty, 'appointment.book', {
    appointment: 'apt-0002',
    service: 'fund',
    at: now() + DAY_MS,
    phone: '13800000001',
  })
  await must(duty, 'appointment.cancel', { appointment: 'apt-0002' })
  const shen = staff('shen', 'counter')
  await must(shen, 'counter.open', { counter: 'c1' })
  await must(shen, 'counter.call-next', { counter: 'c1' })
  await must(shen, 'counter.panic', { counter: 'c1' })
  await must(duty, 'alert.handle', { alert: 'panic:c1' })
  await must(kiosk(), 'hall.ask-help')
  await must(system, 'device.report', {
    device: 'printer-1',
    level: 'down',
    code: 'printer.paper-out',
  })
  await must(system, 'alerts.review')
  await must(system, 'device.report', { device: 'printer-1', level: 'ok', code: 'printer.ready' })
  await must(duty, 'device.lock', { device: 'kiosk-2' })
  await must(duty, 'device.unlock', { device: 'kiosk-2' })
  await must(admin, 'device.change', { device: 'board-1', name: { 'zh-Hans': '东区屏' }, zone: 'east' })
  await must(admin, 'device.revoke', { device: 'screen-c3' })
  await must(admin, 'staff.add', { staff: 'wei', roles: ['counter'], name: '魏听雨' })
  await must(admin, 'staff.change', { staff: 'wei', roles: ['counter', 'chief'] })
  await must(admin, 'staff.remove', { staff: 'wei' })
  await must(admin, 'key.create', { key: 'city', role: 'api' })
  await must(admin, 'key.revoke', { key: 'city' })
  await must(system, 'clock.jump', { byMs: 600_000 })
  await must(duty, 'clock.confirm')
  await must(system, 'alerts.review')
}

function ticketOf(result: CommandResult & { readonly ok: true }): string {
  const taken = result.value.events.find(({ type }) => type === 'ticket.taken')?.data
  if (typeof taken === 'object' && taken !== null && 'ticket' in taken) return String(taken.ticket)
  throw new Error('no ticket was taken')
}
