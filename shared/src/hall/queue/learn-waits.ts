// Learns how waits come out, folded from the same events as the queue itself, so that a replay knows what the live hall knew.
import type { TicketId } from '../../kernel/brands.ts'
import type { HallConfig } from '../config/schema.ts'
import { learntFrom } from '../estimate/learning.ts'
import { changed, changedService } from './change.ts'
import { toldTo } from './estimate.ts'
import type { QueueEvent } from './messages.ts'
import { serviceOf } from './state.ts'
import type { QueueState } from './types.ts'
import { calledIn } from './usual-counters.ts'

/** One ticket a minute is followed: a run of the whole queue for each would cost more than it teaches. */
const KEEP_EVERY_MS = 60_000

/** @param queue after the event */
export function withWaitsLearnt(queue: QueueState, config: HallConfig, event: QueueEvent, at: number): QueueState {
  if (event.type === 'ticket.taken')
    // A clock set back must not stop the learning.
    return Math.abs(at - queue.learnt.keptAt) < KEEP_EVERY_MS ? queue : kept(queue, config, event.data.ticket, at)
  if (event.type !== 'ticket.called') return queue
  const { ticket, counter } = event.data
  const next = cameOut(queue, ticket, at)
  const learnt = calledIn(next.learnt, config, counter, at)
  return learnt === next.learnt ? next : { ...next, learnt }
}

function kept(queue: QueueState, config: HallConfig, ticket: TicketId, at: number): QueueState {
  const told = toldTo(queue, config, ticket, at)
  return { ...(told === null ? queue : changed(queue, ticket, { told })), learnt: { ...queue.learnt, keptAt: at } }
}

function cameOut(queue: QueueState, id: TicketId, at: number): QueueState {
  const ticket = queue.tickets.get(id)
  if (ticket === undefined || ticket.told === null) return queue
  const { own, together } = learntFrom(
    serviceOf(queue, ticket.service).waits,
    queue.learnt.together,
    ticket.told,
    at - ticket.takenAt,
  )
  const next = changedService(changed(queue, id, { told: null }), ticket.service, { waits: own })
  return { ...next, learnt: { ...next.learnt, together } }
}
