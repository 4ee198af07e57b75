// Days of an invented hall, played through the real commands: a rush when the doors open, lunch in two shifts, clerks who stay
// away or close early, people with the green channel and people who do not come when called. What the hall is told is what a
// hub would be told; how it was made up, it never sees.
import type { TicketId } from '../../kernel/brands.ts'
import type { HallConfigInput } from '../config/schema.ts'
import { phaseOf } from '../queue/state.ts'
import { kiosk, staff } from './actors.ts'
import { createRandom } from './random.ts'
import { createSimulatedHall, THURSDAY_9_00, type SimulatedHall } from './simulated-hall.ts'
import { administrator } from './small-hall.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export interface InventedService {
  readonly id: string
  readonly meanMinutes: number
  /** Spread of the logarithm of a visit's length. */
  readonly logSd: number
  /** Share of the hall's people. */
  readonly share: number
}

export interface InventedHall {
  readonly services: readonly InventedService[]
  /** What each counter serves, dearest first. */
  readonly counters: readonly (readonly string[])[]
  /** People in each hour from the opening on. */
  readonly perHour: readonly number[]
  /** How much crowds and visits differ from day to day, as the spread of a logarithm. */
  readonly drift: number
  /** 0-1 */
  readonly shares: { readonly green: number; readonly noShow: number; readonly absent: number }
}

export interface DayObserver {
  /** Somebody has just taken a ticket. */
  readonly taken: (hall: SimulatedHall, ticket: TicketId, service: string) => void
  readonly called: (hall: SimulatedHall, ticket: TicketId) => void
}

const HEAD_START_MINUTES = 5
const LONGEST_VISIT_MS = 90 * MINUTE_MS
/** Nobody is called later; who still waits goes home. */
const LONGEST_DAY_MS = 12 * 60 * MINUTE_MS

const configOf = ({ services, counters }: InventedHall): HallConfigInput => ({
  hall: { id: 'invented', name: { 'zh-Hans': '大厅' }, timeZone: 'Asia/Shanghai' },
  zones: [{ id: 'hall', name: { 'zh-Hans': '大厅' } }],
  services: services.map(({ id }, nth) => ({
    ...{ id, name: { 'zh-Hans': '业务' }, series: String.fromCharCode(65 + nth), zone: 'hall' },
  })),
  counters: counters.map((served, nth) => ({
    ...{ id: `c${nth + 1}`, number: String(nth + 1), zone: 'hall' },
    services: served.map((service, place) => ({ service, headStartMinutes: place === 0 ? HEAD_START_MINUTES : 0 })),
  })),
  opening: { weekly: [] },
})

/** Doors open at 9:00. Returns the hall as it stands after the last day. */
export function playHallDays(invented: InventedHall, days: number, seed: number, observer: DayObserver): SimulatedHall {
  const hall = createSimulatedHall()
  hall.must(administrator, 'hall.configure', { config: configOf(invented) })
  const chance = chanceOf(seed)
  for (let day = 0; day < days; day++) playDay(hall, invented, chance, THURSDAY_9_00 + day * DAY_MS, observer)
  return hall
}

type Chance = ReturnType<typeof chanceOf>

function chanceOf(seed: number) {
  const whole = createRandom(seed)
  /** 0 to just below 1. */
  const random = (): number => whole(1 << 30) / (1 << 30)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return {
    random,
    normal,
    exponential: (mean: number): number => -Math.log(1 - random()) * mean,
    between: (least: number, most: number): number => least + (most - least) * random(),
  }
}

function playDay(
  hall: SimulatedHall,
  invented: InventedHall,
  chance: Chance,
  opensAt: number,
  observer: DayObserver,
): void {
  const agenda = createAgenda()
  const { drift, shares } = invented
  const byId = new Map(invented.services.map((service) => [service.id, service]))
  const slowness = new Map(invented.services.map(({ id }) => [id, Math.exp((drift / 2) * chance.normal())]))
  const crowd = Math.exp(drift * chance.normal())
  const idle = new Set<number>()
  const wantsRest = new Set<number>()
  const gone = new Set<number>()

  const arrive = (service: string): void => {
    const taken =
      chance.random() < shares.green
        ? hall.must(staff('guide', 'duty'), 'ticket.take-green', { service, ground: 'age' })
        : hall.must(kiosk(), 'ticket.take', { service, another: true })
    const event = taken.find(({ type }) => type === 'ticket.taken')
    if (event?.type !== 'ticket.taken') throw new Error('no ticket')
    observer.taken(hall, event.data.ticket, service)
    for (const nth of idle)
      if (invented.counters[nth]?.includes(service) === true)
        agenda.add(hall.now + chance.between(3, 15) * 1000, () => call(nth))
  }

  const call = (nth: number): void => {
    if (gone.has(nth) || phaseOf(hall.state.queue, hallCounter(hall, nth)) !== 'free') return
    const counter = `c${nth + 1}`
    if (hall.now > opensAt + LONGEST_DAY_MS) return
    if (wantsRest.delete(nth)) {
      idle.delete(nth)
      hall.must(clerkOf(nth), 'counter.pause', { counter, reason: 'lunch', minutes: null })
      agenda.add(hall.now + 60 * MINUTE_MS, () => {
        hall.must(clerkOf(nth), 'counter.resume', { counter })
        call(nth)
      })
      return
    }
    const done = hall.run(clerkOf(nth), 'counter.call-next', { counter })
    if (!done.ok) return void idle.add(nth)
    idle.delete(nth)
    const event = done.value.at(-1)
    if (event?.type !== 'ticket.called') throw new Error('nobody called')
    const { ticket } = event.data
    observer.called(hall, ticket)
    const service = byId.get(hall.state.queue.tickets.get(ticket)?.service ?? '')
    if (service === undefined) throw new Error('no service')
    const next = (): void => agenda.add(hall.now + chance.between(5, 40) * 1000, () => call(nth))
    if (chance.random() < shares.noShow) {
      agenda.add(hall.now + 75_000, () => {
        hall.must(clerkOf(nth), 'counter.no-show', { counter })
        next()
      })
      return
    }
    const mean = service.meanMinutes * MINUTE_MS * (slowness.get(service.id) ?? 1)
    const tookMs = mean * Math.exp(service.logSd * chance.normal() - service.logSd ** 2 / 2)
    agenda.add(hall.now + chance.between(8, 35) * 1000, () => {
      hall.must(clerkOf(nth), 'counter.start', { counter })
      agenda.add(hall.now + Math.min(LONGEST_VISIT_MS, Math.max(10_000, tookMs)), () => {
        hall.must(clerkOf(nth), 'counter.finish', { counter })
        next()
      })
    })
  }

  for (const [nth] of invented.counters.entries()) {
    if (chance.random() < shares.absent) continue
    const counter = `c${nth + 1}`
    agenda.add(opensAt + chance.between(0, 8) * MINUTE_MS, () => {
      hall.must(clerkOf(nth), 'counter.open', { counter })
      call(nth)
    })
    agenda.add(opensAt + ((nth % 2 === 0 ? 165 : 225) + chance.between(-5, 5)) * MINUTE_MS, () => {
      wantsRest.add(nth)
      if (idle.has(nth)) call(nth)
    })
    // Some go home early; the others stay until nobody waits.
    if (chance.random() < 0.1) agenda.add(opensAt + chance.between(300, 420) * MINUTE_MS, () => void gone.add(nth))
  }
  for (const [hour, people] of invented.perHour.entries())
    for (const { id, share } of invented.services) {
      const gapMinutes = 60 / (people * share * crowd)
      for (let at = chance.exponential(gapMinutes); at < 60; at += chance.exponential(gapMinutes)) {
        // In the first hour most stand before the door already.
        const minute = hour === 0 ? (at * at) / 60 : at
        agenda.add(opensAt + (hour * 60 + minute) * MINUTE_MS, () => arrive(id))
      }
    }
  agenda.play((at) => hall.setClock(Math.round(at)))
  for (const { staff: who, id, paused } of hall.state.queue.counters.values()) {
    if (who === null) continue
    const actor = staff(who, 'duty')
    if (paused !== null) hall.must(actor, 'counter.resume', { counter: id })
    hall.must(actor, 'counter.close', { counter: id })
  }
}

const clerkOf = (nth: number) => staff(`clerk-${nth + 1}`, 'duty')

function hallCounter({ state }: SimulatedHall, nth: number) {
  const counter = state.config?.counters[nth]
  if (counter === undefined) throw new Error(`no counter ${nth}`)
  return counter.id
}

/** What happens when; of two at one time, what was said first. */
function createAgenda() {
  const heap: { readonly at: number; readonly nth: number; readonly run: () => void }[] = []
  let said = 0
  const isBefore = (a: number, b: number): boolean => {
    const [x, y] = [heap[a], heap[b]]
    return x !== undefined && y !== undefined && (x.at === y.at ? x.nth < y.nth : x.at < y.at)
  }
  const swap = (a: number, b: number): void => {
    const [x, y] = [heap[a], heap[b]]
    if (x !== undefined && y !== undefined) [heap[a], heap[b]] = [y, x]
  }
  const pop = () => {
    const [first] = heap
    const last = heap.pop()
    if (last !== undefined && heap.length > 0) heap[0] = last
    for (let at = 0; ;) {
      const child = isBefore(2 * at + 2, 2 * at + 1) ? 2 * at + 2 : 2 * at + 1
      if (!isBefore(child, at)) return first
      swap(at, child)
      at = child
    }
  }
  return {
    add: (at: number, run: () => void): void => {
      heap.push({ at, nth: said++, run })
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >> 1
        if (!isBefore(child, parent)) return
        swap(child, parent)
        child = parent
      }
    },
    play: (before: (at: number) => void): void => {
      for (let next = pop(); next !== undefined; next = pop()) {
        before(next.at)
        next.run()
      }
    },
  }
}

/** Five services on twelve counters, more people than can be served at once in the morning. */
export const townHall: InventedHall = {
  services: [
    { id: 'residence', meanMinutes: 7, logSd: 0.7, share: 0.36 },
    { id: 'insurance', meanMinutes: 9, logSd: 0.8, share: 0.26 },
    { id: 'property', meanMinutes: 14, logSd: 0.6, share: 0.12 },
    { id: 'company', meanMinutes: 12, logSd: 0.9, share: 0.1 },
    { id: 'tax', meanMinutes: 5, logSd: 0.9, share: 0.16 },
  ],
  counters: [
    ['residence'],
    ['residence'],
    ['residence', 'insurance'],
    ['residence', 'tax'],
    ['insurance'],
    ['insurance', 'residence'],
    ['property', 'company'],
    ['property'],
    ['company', 'property'],
    ['tax'],
    ['tax', 'insurance'],
    ['insurance', 'residence', 'tax', 'company', 'property'],
  ],
  perHour: [92, 72, 58, 44, 46, 62, 52, 26],
  drift: 0.15,
  shares: { green: 0.05, noShow: 0.06, absent: 0.08 },
}
