// The lines people wait in, and the two small lists beside them that spare the order a walk through everybody.
import { changedService, putTicket, without } from './change.ts'
import { serviceOf } from './state.ts'
import type { QueueState, ServiceState, Ticket } from './types.ts'

/** Whether somebody's turn hangs on more than how long they have waited. */
export const isSpecial = ({ lane, sentTo, turnAtCall }: Ticket): boolean =>
  lane !== 'walk-in' || sentTo !== null || turnAtCall !== null

/** By waiting time; the number breaks a tie, so that the order is the same everywhere. */
export function comesBefore(a: Ticket, b: Ticket): boolean {
  if (a.waitingSince !== b.waitingSince) return a.waitingSince < b.waitingSince
  return a.id.length === b.id.length ? a.id < b.id : a.id.length < b.id.length
}

/** Into its service's line at the place its waiting time gives it. */
export function enqueued(queue: QueueState, ticket: Ticket): QueueState {
  const { waiting, special } = serviceOf(queue, ticket.service)
  let at = waiting.length
  while (at > 0) {
    const before = queue.tickets.get(waiting[at - 1] ?? ticket.id)
    if (before === undefined || comesBefore(before, ticket)) break
    at--
  }
  const line = waiting.slice()
  line.splice(at, 0, ticket.id)
  const next = changedService(putTicket(queue, ticket), ticket.service, {
    waiting: line,
    special: isSpecial(ticket) ? [...special, ticket.id] : special,
  })
  return ticket.sentTo === null ? next : { ...next, sent: [...next.sent, ticket.id] }
}

/** Out of whichever line holds it; the ticket itself stays as it is. @param also what else changes of its service */
export function dequeued(queue: QueueState, ticket: Ticket, also: Partial<ServiceState> = NO_CHANGE): QueueState {
  switch (ticket.state) {
    case 'parked':
      return { ...withService(queue, ticket, also), parked: without(queue.parked, ticket.id) }
    case 'no-show':
      return { ...withService(queue, ticket, also), missed: without(queue.missed, ticket.id) }
    case 'waiting': {
      const { waiting, special } = serviceOf(queue, ticket.service)
      const next = changedService(queue, ticket.service, {
        ...also,
        waiting: without(waiting, ticket.id),
        special: without(special, ticket.id),
      })
      return ticket.sentTo === null ? next : { ...next, sent: without(next.sent, ticket.id) }
    }
    default:
      return withService(queue, ticket, also)
  }
}

const NO_CHANGE: Partial<ServiceState> = {}
const withService = (queue: QueueState, ticket: Ticket, also: Partial<ServiceState>): QueueState =>
  also === NO_CHANGE ? queue : changedService(queue, ticket.service, also)
