// Days of the demo hall as its log would hold them, played without real time through the real pipeline.
import { createPipeline } from '@tingxu/hub/pipeline/pipeline.ts'
import { keyedHasher } from '@tingxu/hub/pipeline/ids.ts'
import { demoDevices, demoPeople, readDemoConfig } from '@tingxu/hub/demo/seed-demo.ts'
import { openMemoryStore } from '@tingxu/hub/store/memory-store.ts'
import { createZone } from '@tingxu/shared/calendar/zone.ts'
import { emptyHall, type HallState } from '@tingxu/shared/hall/state.ts'
import { kiosk, staff, system } from '@tingxu/shared/hall/testing/actors.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import type { CommandResult } from '@tingxu/shared/wire/protocol.ts'
import { temporaryClock } from '../campaign/temporary-clock.ts'
import { planDay, ticketsFor } from '../rehearsal/day.ts'
import { rehearse } from '../rehearsal/rehearse.ts'
import { plannedServices } from '../rehearsal/staff-the-hall.ts'
import { createVirtualStage } from '../rehearsal/virtual-stage.ts'

const HOURS = 8
const DAY_MS = 24 * 3_600_000
const FIRST_OPENING = Date.parse('2026-03-02T01:00:00Z')

export interface History {
  /** Stored bytes, one event each. */
  readonly lines: readonly string[]
  readonly state: HallState
}

/** @param afterDay called with the state at the end of each day, from 1 */
export async function playDays(
  days: number,
  afterDay: (day: number, state: HallState) => void = () => undefined,
): Promise<History> {
  const store = await openMemoryStore({ hall: 'bench' })
  const clock = temporaryClock(FIRST_OPENING - 3_600_000)
  const zone = createZone('Asia/Shanghai')
  const pipeline = createPipeline({
    ...{ store, now: clock.now, fence: store.takeFence(), state: emptyHall },
    zone: () => zone,
    keyedHash: keyedHasher(Buffer.alloc(32, 1)),
    onFault: (fault) => {
      throw fault
    },
  })
  let ids = 0
  const ask = (actor: Actor, type: string, data: object = {}): Promise<CommandResult> =>
    pipeline.submit({ id: `bench-${String(++ids).padStart(8, '0')}`, type, data, actor })
  const config = readDemoConfig()
  await ask(system, 'hall.configure', { config })
  for (const { user, name, roles } of demoPeople) await ask(system, 'staff.add', { staff: user, name, roles })
  for (const each of demoDevices) await ask(system, 'device.register', each)

  const seats = config.counters.map(({ id, services }) => ({
    counter: id,
    own: services.map(({ service }) => service),
  }))
  const services = plannedServices(config.services.map(({ id }) => id))
  const counters = seats.map(({ counter }) => counter)
  const clerks = new Map<string, Actor>(counters.map((counter) => [counter, staff(`clerk-${counter}`, 'counter')]))
  for (let day = 1; day <= days; day++) {
    const opensAt = FIRST_OPENING + (day - 1) * DAY_MS
    const tickets = ticketsFor(HOURS, counters.length, services)
    const plan = planDay({ ...{ seed: day, hours: HOURS, tickets, services, counters, kiosks: 2 } })
    const stage = createVirtualStage(async (seat, type, data, nowMs) => {
      clock.set(opensAt + Math.floor(nowMs))
      const [kind, place = ''] = seat.split(':')
      const actor = kind === 'kiosk' ? kiosk(`kiosk-${Number(place) + 1}`) : (clerks.get(place) ?? system)
      const result = await ask(actor, type, data)
      if (!result.ok) return result
      // As in a hall with boards and printers: each call is judged, each slip reported.
      for (const event of result.value.events)
        if (event.type === 'ticket.called') {
          const [call] = pipeline.state().queue.calls
          await ask(system, 'call.judge', { call: call?.id, expected: 2, painted: 2 })
        } else if (event.type === 'ticket.taken') {
          const { ticket } = event.data as { ticket: string }
          for (const state of ['sent', 'confirmed'])
            await ask(system, 'slip.report', { ticket, copy: 1, state, code: null })
        }
      return result
    })
    const places = seats.map(({ counter, own }) => ({
      counter,
      otherCounters: counters.filter((each) => each !== counter),
      otherServices: services.map(({ id }) => id).filter((id) => !own.some((each) => each === id)),
    }))
    await stage.play(rehearse(stage, plan, places))
    afterDay(day, pipeline.state())
  }
  const { state } = pipeline
  pipeline.close()
  const lines = store.readRaw(0, 10_000_000).map(({ bytes }) => bytes)
  store.close()
  return { lines, state: state() }
}
