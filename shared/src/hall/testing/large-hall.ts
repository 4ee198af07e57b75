// The largest hall: 138 counters, 24 services, two thousand people waiting.
import type { Actor } from '../../kernel/define.ts'
import type { HallConfigInput } from '../config/schema.ts'
import { kiosk, staff } from './actors.ts'
import { createRandom } from './random.ts'
import { createSimulatedHall, type SimulatedHall } from './simulated-hall.ts'
import { administrator } from './small-hall.ts'

export const LARGE_COUNTERS = 138
const SERVICES = 24
const SERVED = 6

const name = { 'zh-Hans': '大厅' }
const seriesOf = (n: number): string => `S${String.fromCharCode(65 + n)}`
const serviceId = (n: number): string => `s${n % SERVICES}`

const largeConfig: HallConfigInput = {
  hall: { id: 'large', name, timeZone: 'Asia/Shanghai' },
  zones: [{ id: 'hall', name }],
  services: Array.from({ length: SERVICES }, (_, n) => ({ id: `s${n}`, name, series: seriesOf(n), zone: 'hall' })),
  counters: Array.from({ length: LARGE_COUNTERS }, (_, n) => ({
    ...{ id: `c${n}`, number: String(n), zone: 'hall' },
    services: Array.from({ length: SERVED }, (_, k) => ({ service: serviceId(n + k * 5), headStartMinutes: k % 2 })),
  })),
  opening: { weekly: [] },
}

export const largeClerk = (n: number): Actor => staff(`s${n}`, 'duty')

/** Two in a hundred have the green channel; many were served already, so that every service has a median. */
export function createLargeHall(waiting: number, served: number): SimulatedHall {
  const hall = createSimulatedHall()
  const random = createRandom(138)
  const takeOne = (): void => {
    const service = serviceId(random(SERVICES))
    if (random(50) === 0) hall.must(largeClerk(0), 'ticket.take-green', { service, ground: 'age' })
    else hall.must(kiosk(`kiosk-${random(8)}`), 'ticket.take', { service, another: true })
    hall.advance(500)
  }
  hall.must(administrator, 'hall.configure', { config: largeConfig })
  for (let n = 0; n < LARGE_COUNTERS; n++) hall.must(largeClerk(n), 'counter.open', { counter: `c${n}` })
  for (let n = 0; n < waiting + served; n++) takeOne()
  for (let n = 0; n < served; n++) {
    const at = n % LARGE_COUNTERS
    const counter = `c${at}`
    hall.run(largeClerk(at), 'counter.call-next', { counter })
    hall.run(largeClerk(at), 'counter.start', { counter })
    hall.run(largeClerk(at), 'counter.finish', { counter })
    hall.advance(100)
  }
  return hall
}
