// The small steps that every fold of the queue is made of.
import type { CounterId, ServiceId, TicketId } from '../../kernel/brands.ts'
import { counterOf, serviceOf } from './state.ts'
import type { Counter, QueueState, ServiceState, Ticket } from './types.ts'

export const withTicket = (queue: QueueState, id: TicketId, change: (ticket: Ticket) => QueueState): QueueState => {
  const ticket = queue.tickets.get(id)
  return ticket === undefined ? queue : change(ticket)
}

export const putTicket = (queue: QueueState, ticket: Ticket): QueueState => ({
  ...queue,
  tickets: queue.tickets.set(ticket.id, ticket),
})

/** A ticket with some of it changed that moves it in no line; slips come through here too. */
export const changed = (queue: QueueState, id: TicketId, part: Partial<Ticket>): QueueState =>
  withTicket(queue, id, (ticket) => putTicket(queue, { ...ticket, ...part }))

export const changedCounter = (queue: QueueState, id: CounterId, part: Partial<Counter>): QueueState => ({
  ...queue,
  counters: queue.counters.set(id, { ...counterOf(queue, id), ...part }),
})

export const changedService = (queue: QueueState, id: ServiceId, part: Partial<ServiceState>): QueueState => ({
  ...queue,
  services: queue.services.set(id, { ...serviceOf(queue, id), ...part }),
})

/** Without the first of its kind; the same list where there is none. */
export function without<T>(list: readonly T[], item: T): readonly T[] {
  const at = list.indexOf(item)
  if (at < 0) return list
  const rest = list.slice()
  rest.splice(at, 1)
  return rest
}
