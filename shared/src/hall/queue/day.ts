// The business day: worked out when a thing happens, never by a job at midnight.
import type { DecisionContext } from '../../kernel/define.ts'
import type { HallState } from '../state.ts'
import type { QueueEvent } from './messages.ts'
import type { Ticket } from './types.ts'

/** The first things that happen on a new business day: who was still in the queue lapses, and the day begins. */
export function dayChange(state: HallState, context: Pick<DecisionContext, 'now' | 'zone'>): readonly QueueEvent[] {
  if (state.config === null) return []
  const date = context.zone.date(context.now)
  const { queue } = state
  // A clock set back never brings an earlier day back.
  if (queue.date !== null && date <= queue.date) return []
  const lapsed: QueueEvent[] = []
  for (const ticket of queue.tickets.values())
    if (isLive(ticket)) lapsed.push({ type: 'ticket.lapsed', data: { ticket: ticket.id } })
  return [...lapsed, { type: 'day.began', data: { date } }]
}

/** Whether the person may still be served on this ticket. */
export const isLive = (ticket: Ticket): boolean =>
  ticket.state === 'waiting' ||
  ticket.state === 'called' ||
  ticket.state === 'serving' ||
  ticket.state === 'parked' ||
  ticket.state === 'no-show'
