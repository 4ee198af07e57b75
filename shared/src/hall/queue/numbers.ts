// Ticket numbers: per series and business day, from the log, unique by construction (rules §1).
import { TicketId, TicketNumber, type BusinessDate, type Series } from '../../kernel/brands.ts'
import * as v from 'valibot'
import { serviceOf } from './state.ts'
import type { QueueState, Ticket } from './types.ts'

/** `A001`; after 999 comes 1000. */
export const ticketNumber = (series: Series, count: number): TicketNumber =>
  v.parse(TicketNumber, `${series}${String(count).padStart(3, '0')}`)

export const ticketId = (date: BusinessDate, number: TicketNumber): TicketId =>
  v.parse(TicketId, `${date.replaceAll('-', '')}-${number}`)

/** Today's ticket of this number. */
export const ticketOfNumber = (queue: QueueState, number: TicketNumber): TicketId | undefined => {
  if (queue.date === null) return undefined
  const id = ticketId(queue.date, number)
  return queue.tickets.has(id) ? id : undefined
}

export const todaysTicket = (queue: QueueState, number: TicketNumber): Ticket | undefined => {
  const id = ticketOfNumber(queue, number)
  return id === undefined ? undefined : queue.tickets.get(id)
}

/** How many of its service were called since this ticket became a no-show. */
export const callsSinceMissed = (queue: QueueState, ticket: Ticket): number =>
  serviceOf(queue, ticket.service).called - ticket.missedAtCall
