// Somebody is called to a counter.
import type { CounterId, TicketId } from '../../kernel/brands.ts'
import { changedCounter, changedService, putTicket, withTicket } from './change.ts'
import { dequeued } from './line.ts'
import type { EventData } from './messages.ts'
import { turnAfter } from './order.ts'
import { counterOf, serviceOf } from './state.ts'
import type { Call, QueueState, Ticket } from './types.ts'

/** One for each counter a hall may have, so that the call of nobody who is still there falls off. */
const MOST_CALLS = 400
const MOST_RECENT = 200
const HOUR_MS = 3_600_000

export function called(queue: QueueState, data: EventData<'ticket.called'>, at: number): QueueState {
  return withTicket(queue, data.ticket, (ticket) => {
    const { counter, reason } = data
    let next = dequeued(queue, ticket)
    const lastTurn = turnAfter(reason, counterOf(queue, counter).lastTurn)
    next = changedCounter(next, counter, { ticket: ticket.id, lastCallAt: at, lastTurn })
    next = putTicket(next, {
      ...ticket,
      state: 'called',
      counter,
      reason,
      calls: 1,
      calledAt: at,
      firstCalledAt: ticket.firstCalledAt ?? at,
      startedAt: null,
      notBefore: null,
      sentTo: null,
      turnAtCall: null,
    })
    return announced(counted(next, ticket, at), data, at)
  })
}

/** A recall must not rewrite waits: only the first call of a walk-in says how long people wait. */
function counted(queue: QueueState, ticket: Ticket, at: number): QueueState {
  const service = serviceOf(queue, ticket.service)
  const seen = service.called + 1
  if (ticket.firstCalledAt !== null || ticket.lane !== 'walk-in')
    return changedService(queue, ticket.service, { called: seen })
  const { recentWaits } = service
  let from = Math.max(0, recentWaits.length + 1 - MOST_RECENT)
  while ((recentWaits[from]?.[0] ?? Infinity) <= at - HOUR_MS) from++
  const kept = recentWaits.slice(from)
  kept.push([at, at - ticket.waitingSince])
  return changedService(queue, ticket.service, { called: seen, recentWaits: kept })
}

/** The call as the boards show it, in front of all others; a person stands there once. */
export function announced(
  queue: QueueState,
  { ticket: id, counter }: { readonly ticket: TicketId; readonly counter: CounterId },
  at: number,
): QueueState {
  return withTicket(queue, id, (ticket) => {
    const nth = ticket.announced + 1
    const call: Call = {
      id: `${id}:${nth}`,
      ticket: id,
      number: ticket.number,
      counter,
      at,
      proof: 'pending',
      painted: 0,
      expected: 0,
    }
    const calls = [call]
    for (const each of queue.calls) if (each.ticket !== id && calls.length < MOST_CALLS) calls.push(each)
    return { ...putTicket(queue, { ...ticket, announced: nth }), calls }
  })
}
