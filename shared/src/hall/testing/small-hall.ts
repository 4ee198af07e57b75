// A small hall at work: three services, four counters in two zones, two kiosks with a printer each.
import type { Actor } from '../../kernel/define.ts'
import type { HallConfigInput } from '../config/schema.ts'
import { kiosk, staff, system } from './actors.ts'
import { createSimulatedHall, type SimulatedHall, type SimulatedHallOptions } from './simulated-hall.ts'

export const smallConfig: HallConfigInput = {
  hall: { id: 'small', name: { 'zh-Hans': '小厅' }, timeZone: 'Asia/Shanghai' },
  zones: [
    { id: 'east', name: { 'zh-Hans': '东区' } },
    { id: 'west', name: { 'zh-Hans': '西区' } },
  ],
  services: [
    { id: 'residence', name: { 'zh-Hans': '户口' }, series: 'A', zone: 'east' },
    { id: 'insurance', name: { 'zh-Hans': '社保' }, series: 'B', zone: 'east' },
    { id: 'tax', name: { 'zh-Hans': '税务' }, series: '', zone: 'west' },
  ],
  counters: [
    { id: 'c1', number: '1', zone: 'east', services: [{ service: 'residence' }] },
    {
      id: 'c2',
      number: '2',
      zone: 'east',
      services: [{ service: 'residence' }, { service: 'insurance', headStartMinutes: 5 }],
    },
    { id: 'c3', number: '3', zone: 'west', services: [{ service: 'insurance' }, { service: 'tax' }] },
    { id: 'c4', number: '4', zone: 'west', services: [{ service: 'tax' }] },
  ],
  opening: { weekly: [] },
}

/** Serves at counter `n`: may choose, transfer, take for others. */
export const clerk = (n: 1 | 2 | 3 | 4): Actor => staff(`clerk-${n}`, 'duty')
export const CLERKS = [clerk(1), clerk(2), clerk(3), clerk(4)] as const
export const administrator = staff('admin', 'administrator')

/** Configured, with its devices, nobody at the counters yet. */
export function createSmallHall(
  options: SimulatedHallOptions = {},
  change: Partial<HallConfigInput> = {},
): SimulatedHall {
  const hall = createSimulatedHall(options)
  hall.must(administrator, 'hall.configure', { config: { ...smallConfig, ...change } })
  hall.must(system, 'staff.add', { staff: 'admin', roles: ['administrator'], name: '甲管理' })
  for (const n of [1, 2]) {
    const name = { 'zh-Hans': `机${n}` }
    hall.must(administrator, 'device.register', { device: `printer-${n}`, kind: 'ticket-printer', name })
    hall.must(administrator, 'device.register', {
      ...{ device: `kiosk-${n}`, kind: 'kiosk', name, zone: 'east', printer: `printer-${n}` },
    })
  }
  return hall
}

/** A small hall with its clerk at each counter. */
export function createOpenHall(
  options: SimulatedHallOptions = {},
  change: Partial<HallConfigInput> = {},
): SimulatedHall {
  const hall = createSmallHall(options, change)
  CLERKS.forEach((actor, at) => hall.must(actor, 'counter.open', { counter: `c${at + 1}` }))
  return hall
}

/** Takes a ticket and says its number. */
export function take(hall: SimulatedHall, service: string, actor: Actor = kiosk()): string {
  for (const event of hall.must(actor, 'ticket.take', { service, another: true }))
    if (event.type === 'ticket.taken') return event.data.number
  throw new Error('no ticket')
}

/** Calls the next at a counter and says who and why; null where nobody waits. */
export function callNext(hall: SimulatedHall, n: 1 | 2 | 3 | 4): { number: string; reason: string } | null {
  const done = hall.run(clerk(n), 'counter.call-next', { counter: `c${n}` })
  if (!done.ok) {
    if (done.error.code === 'counter.nobody-waiting') return null
    throw new Error(done.error.code)
  }
  const [called] = done.value.slice(-1)
  if (called?.type !== 'ticket.called') throw new Error('nobody called')
  return { number: called.data.ticket.slice('20260312-'.length), reason: called.data.reason.kind }
}

export function serve(hall: SimulatedHall, n: 1 | 2 | 3 | 4): void {
  hall.must(clerk(n), 'counter.start', { counter: `c${n}` })
  hall.must(clerk(n), 'counter.finish', { counter: `c${n}` })
}
