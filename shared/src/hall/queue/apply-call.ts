// Somebody is called to a counter.
import type { CounterId } from '../../kernel/brands.ts'
import { changedCounter, putTicket, withTicket } from './change.ts'
import { dequeued } from './line.ts'
import type { EventData } from './messages.ts'
import { turnAfter } from './order.ts'
import { counterOf, serviceOf } from './state.ts'
import type { Call, QueueState, ServiceState, Ticket } from './types.ts'

/** One for each counter a hall may have, so that the call of nobody who is still there falls off. */
const MOST_CALLS = 400
const MOST_RECENT = 200
const HOUR_MS = 3_600_000

export function called(queue: QueueState, data: EventData<'ticket.called'>, at: number): QueueState {
  return withTicket(queue, data.ticket, (ticket) => {
    const { counter, reason } = data
    const lastTurn = turnAfter(reason, counterOf(queue, counter).lastTurn)
    const next = changedCounter(dequeued(queue, ticket, calledBefore(queue, ticket, at)), counter, {
      ticket: ticket.id,
      lastCallAt: at,
      lastTurn,
    })
    const here: Ticket = {
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
    }
    return announced(next, here, counter, at)
  })
}

/** One more call of its service. Only the first call of a walk-in says how long people wait: a recall must not rewrite that. */
function calledBefore(queue: QueueState, ticket: Ticket, at: number): Pick<ServiceState, 'called' | 'recentWaits'> {
  const { called: before, recentWaits } = serviceOf(queue, ticket.service)
  if (ticket.firstCalledAt !== null || ticket.lane !== 'walk-in') return { called: before + 1, recentWaits }
  let from = Math.max(0, recentWaits.length + 1 - MOST_RECENT)
  while ((recentWaits[from]?.[0] ?? Infinity) <= at - HOUR_MS) from++
  const kept = recentWaits.slice(from)
  kept.push([at, at - ticket.waitingSince])
  return { called: before + 1, recentWaits: kept }
}

/** This ticket with one call more, which the boards show in front of all others; a person stands there once. */
export function announced(queue: QueueState, ticket: Ticket, counter: CounterId, at: number): QueueState {
  const nth = ticket.announced + 1
  const call: Call = {
    id: `${ticket.id}:${nth}`,
    ticket: ticket.id,
    number: ticket.number,
    counter,
    at,
    proof: 'pending',
    painted: 0,
    expected: 0,
  }
  const before = nth === 1 ? queue.calls : queue.calls.filter((each) => each.ticket !== ticket.id)
  const calls = [call].concat(before.length < MOST_CALLS ? before : before.slice(0, MOST_CALLS - 1))
  return { ...putTicket(queue, { ...ticket, announced: nth }), calls }
}

/** Whether a call was seen. */
export function judged(queue: QueueState, id: string, proof: Omit<Partial<Call>, 'id'>): QueueState {
  const at = queue.calls.findIndex((call) => call.id === id)
  const call = queue.calls[at]
  if (call === undefined) return queue
  const calls = queue.calls.slice()
  calls[at] = { ...call, ...proof }
  return { ...queue, calls }
}
