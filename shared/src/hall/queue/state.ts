// The empty queue, and reading it safely.
import type { CounterId, ServiceId } from '../../kernel/brands.ts'
import { PMap } from '../../kernel/pmap.ts'
import { nothingLearnt, nothingTogether } from '../estimate/learning.ts'
import type { Counter, OrderedQueue, QueueState, ServiceState } from './types.ts'

export const emptyQueue: QueueState = {
  date: null,
  tickets: PMap.empty(),
  counters: PMap.empty(),
  services: PMap.empty(),
  numbers: PMap.empty(),
  sent: [],
  parked: [],
  missed: [],
  calls: [],
  lastTaken: PMap.empty(),
  learnt: { together: nothingTogether, keptAt: 0, halfHour: 0, called: [], usual: {} },
  day: { taken: 0, done: 0, noShows: 0, cancelled: 0 },
}

export const untouchedService: ServiceState = {
  suspended: null,
  waiting: [],
  special: [],
  called: 0,
  recentWaits: [],
  learnt: { visits: 0, meanLog: 0, squares: 0 },
  turns: { meanMs: 0, seen: 0, todayMs: 0, today: 0 },
  waits: nothingLearnt,
  outcomes: [],
}

export const closedCounter = (id: CounterId): Counter => ({
  id,
  staff: null,
  ticket: null,
  openedAt: null,
  paused: null,
  last: null,
  lastCallAt: null,
  lastTurn: null,
  served: 0,
  servedMs: 0,
  noShows: 0,
})

export const serviceOf = (queue: Pick<OrderedQueue, 'services'>, id: ServiceId): ServiceState =>
  queue.services.get(id) ?? untouchedService

export const counterOf = (queue: Pick<OrderedQueue, 'counters'>, id: CounterId): Counter =>
  queue.counters.get(id) ?? closedCounter(id)

export type CounterPhase = 'closed' | 'free' | 'called' | 'serving' | 'paused'

/** What a counter is doing, in one word. */
export function phaseOf(queue: QueueState, id: CounterId): CounterPhase {
  const counter = counterOf(queue, id)
  if (counter.staff === null) return 'closed'
  const ticket = counter.ticket === null ? undefined : queue.tickets.get(counter.ticket)
  if (ticket !== undefined) return ticket.state === 'serving' ? 'serving' : 'called'
  return counter.paused === null ? 'free' : 'paused'
}

/** The counter and whoever is called to it, as they stand: other values once either has changed. */
export function placeAndPerson(queue: QueueState, id: CounterId): readonly unknown[] {
  const counter = queue.counters.get(id)
  return [counter, counter?.ticket ? queue.tickets.get(counter.ticket) : null]
}
