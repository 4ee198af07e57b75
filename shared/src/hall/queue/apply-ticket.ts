// A day and its tickets begin and end.
import type { TicketId } from '../../kernel/brands.ts'
import { changed, changedCounter, putTicket, withTicket } from './change.ts'
import { dequeued, enqueued } from './line.ts'
import type { EventData } from './messages.ts'
import { counterOf, emptyQueue } from './state.ts'
import type { QueueState, Ticket } from './types.ts'

/** Tickets, numbers and calls begin anew; what was learnt of the services stays, and so do the people at their counters. */
export function newDay(queue: QueueState, date: QueueState['date']): QueueState {
  let { services, counters } = queue
  for (const [id, service] of services)
    services = services.set(id, {
      ...service,
      ...{ waiting: [], special: [], called: 0, recentWaits: [] },
      turns: { ...service.turns, todayMs: 0, today: 0 },
    })
  for (const [id, counter] of counters)
    counters = counters.set(id, {
      ...counter,
      ...{ ticket: null, last: null, lastCallAt: null, lastTurn: null, served: 0, servedMs: 0, noShows: 0 },
    })
  return { ...emptyQueue, date, services, counters, learnt: queue.learnt }
}

export function taken(queue: QueueState, data: EventData<'ticket.taken'>, at: number): QueueState {
  const { ticket: id, number, series, service, lane, appointmentAt, device } = data
  const ticket: Ticket = {
    id,
    number,
    series,
    service,
    state: 'waiting',
    lane,
    takenAt: at,
    waitingSince: at,
    takenAtDevice: device,
    appointmentAt,
    notBefore: null,
    sentTo: null,
    turnAtCall: null,
    transferredFrom: null,
    backTo: null,
    counter: null,
    calls: 0,
    announced: 0,
    firstCalledAt: null,
    calledAt: null,
    startedAt: null,
    endedAt: null,
    missedAtCall: 0,
    reason: null,
    told: null,
    slip: device === null ? null : { device, copy: 1, state: 'queued', code: null },
  }
  return {
    ...enqueued(queue, ticket),
    numbers: queue.numbers.set(series, Number(number.slice(series.length))),
    lastTaken: device === null ? queue.lastTaken : queue.lastTaken.set(device, { service, ticket: id, at }),
    day: { ...queue.day, taken: queue.day.taken + 1 },
  }
}

/** What comes of this wait will be held against what was expected of it. */
export const followed = (queue: QueueState, data: EventData<'ticket.told'>, at: number): QueueState => {
  const { ticket, ...told } = data
  return { ...changed(queue, ticket, { told }), learnt: { ...queue.learnt, keptAt: at } }
}

/** Out of the queue without having been served. */
export function over(queue: QueueState, id: TicketId, state: 'cancelled' | 'lapsed', at: number): QueueState {
  return withTicket(queue, id, (ticket) => {
    let next = dequeued(queue, ticket)
    if (ticket.counter !== null && counterOf(next, ticket.counter).ticket === id)
      next = changedCounter(next, ticket.counter, { ticket: null })
    next = putTicket(next, { ...ticket, state, endedAt: at })
    return state === 'lapsed' ? next : { ...next, day: { ...next.day, cancelled: next.day.cancelled + 1 } }
  })
}
