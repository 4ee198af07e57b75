// What becomes of somebody who was called: served, missed, back again, set aside, sent on.
import type { CounterId, TicketId } from '../../kernel/brands.ts'
import { changedCounter, changedService, putTicket, withTicket } from './change.ts'
import { dequeued, enqueued } from './line.ts'
import type { EventData } from './messages.ts'
import { counterOf, serviceOf } from './state.ts'
import type { Learnt, QueueState, Ticket, Turns } from './types.ts'

export function finished(
  queue: QueueState,
  data: { readonly ticket: TicketId; readonly counter: CounterId },
  at: number,
): QueueState {
  return withTicket(queue, data.ticket, (ticket) => {
    const tookMs = at - (ticket.startedAt ?? at)
    const counter = counterOf(queue, data.counter)
    const freed = changedCounter(queue, data.counter, {
      ticket: null,
      last: { number: ticket.number, at },
      served: counter.served + 1,
      servedMs: counter.servedMs + tookMs,
    })
    const learnt = visitLearnt(serviceOf(queue, ticket.service).learnt, tookMs)
    const turns = turnsAfter(queue, ticket, at)
    const done: Ticket = { ...ticket, state: 'done', endedAt: at }
    const next = changedService(putTicket(freed, done), ticket.service, { learnt, turns })
    return { ...next, day: { ...next.day, done: next.day.done + 1 } }
  })
}

/** Welford's running mean and sum of squares of the logarithm; old visits fade after a thousand. */
function visitLearnt(learnt: Learnt, tookMs: number): Learnt {
  const value = Math.log(Math.max(5, tookMs / 1000))
  const visits = Math.min(learnt.visits + 1, 1000)
  const delta = value - learnt.meanLog
  const meanLog = learnt.meanLog + delta / visits
  const fade = learnt.visits >= 1000 ? 999 / 1000 : 1
  return { visits, meanLog, squares: learnt.squares * fade + delta * (value - meanLog) }
}

const LONG_TURNS = 1000
/** Nobody stands at a counter longer: it was never ended. */
const LONGEST_TURN_MS = 3 * 3_600_000

function turnsAfter(queue: QueueState, { service, counter }: Ticket, at: number): Turns {
  const { turns } = serviceOf(queue, service)
  // A recall is part of the same turn.
  const tookMs = counter === null ? 0 : at - (counterOf(queue, counter).lastCallAt ?? at)
  if (tookMs <= 0 || tookMs > LONGEST_TURN_MS) return turns
  const seen = Math.min(turns.seen + 1, LONG_TURNS)
  const today = turns.today + 1
  return {
    meanMs: turns.meanMs + (tookMs - turns.meanMs) / seen,
    todayMs: turns.todayMs + (tookMs - turns.todayMs) / today,
    ...{ seen, today },
  }
}

export function missed(queue: QueueState, data: EventData<'ticket.missed'>, at: number): QueueState {
  return withTicket(queue, data.ticket, (ticket) => {
    const counter = counterOf(queue, data.counter)
    const freed = changedCounter(queue, data.counter, { ticket: null, noShows: counter.noShows + 1 })
    const known = changedService(freed, ticket.service, { turns: turnsAfter(queue, ticket, at) })
    const next = putTicket(known, {
      ...ticket,
      ...{ state: 'no-show', endedAt: at, notBefore: data.notBefore },
      missedAtCall: serviceOf(queue, ticket.service).called,
    })
    return { ...next, missed: [...next.missed, ticket.id], day: { ...next.day, noShows: next.day.noShows + 1 } }
  })
}

export function returned(queue: QueueState, data: EventData<'ticket.returned'>): QueueState {
  return withTicket(queue, data.ticket, (ticket) =>
    enqueued(dequeued(queue, ticket), {
      ...ticket,
      ...{ state: 'waiting', notBefore: null, counter: null, calls: 0, endedAt: null },
      turnAtCall: serviceOf(queue, ticket.service).called + data.behind,
    }),
  )
}

export function parked(queue: QueueState, data: EventData<'ticket.parked'>): QueueState {
  return withTicket(queue, data.ticket, (ticket) => {
    const { counter, until, here } = data
    const next = putTicket(changedCounter(queue, counter, { ticket: null }), {
      ...ticket,
      ...{ state: 'parked', notBefore: until, sentTo: here ? counter : null, counter, calls: 0 },
    })
    return { ...next, parked: [...queue.parked, ticket.id] }
  })
}

export function transferred(queue: QueueState, data: EventData<'ticket.transferred'>): QueueState {
  return withTicket(queue, data.ticket, (ticket) => {
    const { from, service, counter: sentTo, backTo } = data
    const freed = counterOf(queue, from).ticket === ticket.id ? changedCounter(queue, from, { ticket: null }) : queue
    // A visit that goes on elsewhere is not done yet.
    const day = ticket.state === 'done' ? { ...freed.day, done: freed.day.done - 1 } : freed.day
    return enqueued(
      { ...freed, day },
      {
        ...ticket,
        ...{ state: 'waiting', service, sentTo, backTo, transferredFrom: from },
        ...{ counter: null, calls: 0, startedAt: null, endedAt: null, notBefore: null, turnAtCall: null },
      },
    )
  })
}
