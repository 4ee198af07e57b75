// Learns how waits come out: of one ticket a minute the log keeps what was expected, and its call says how right that was (Q8).
import type { ServiceId, TicketId } from '../../kernel/brands.ts'
import type { HallConfig } from '../config/schema.ts'
import { learntFrom } from '../estimate/learning.ts'
import { withOutcome } from './calibration.ts'
import { changed, changedService } from './change.ts'
import { estimatesOf } from './estimate.ts'
import type { EventData, QueueEvent } from './messages.ts'
import { serviceOf } from './state.ts'
import type { QueueState } from './types.ts'
import { calledIn } from './usual-counters.ts'

/** A run of the whole queue for each ticket would cost more than it teaches. */
const FOLLOW_EVERY_MS = 60_000

/**
 * What a walk-in who comes now may expect, where it is time to follow one. Kept as an event and not worked out when the
 * log is read: then it would be what a later version of the hall would have said.
 */
export function toldToFollow(
  queue: QueueState,
  config: HallConfig,
  service: ServiceId,
  now: number,
): Omit<EventData<'ticket.told'>, 'ticket'> | null {
  // A clock set back must not stop the learning.
  if (Math.abs(now - queue.learnt.keptAt) < FOLLOW_EVERY_MS) return null
  const told = estimatesOf(queue, config, now).toldToNew(service)
  if (told === null) return null
  const { work = 0, plan = 0, line = 0 } = told.forecasts
  return {
    ...{ situation: told.situation, halfHour: told.halfHour },
    forecasts: { work: Math.round(work), plan: Math.round(plan), line: Math.round(line) },
    ...{ scaleMs: Math.round(told.scaleMs), p50Ms: Math.round(told.p50Ms), p80Ms: Math.round(told.p80Ms) },
  }
}

/** @param queue after the event */
export function withWaitsLearnt(queue: QueueState, config: HallConfig, event: QueueEvent, at: number): QueueState {
  if (event.type !== 'ticket.called') return queue
  const { ticket, counter } = event.data
  const next = cameOut(queue, ticket, at)
  const learnt = calledIn(next.learnt, config, counter, at)
  return learnt === next.learnt ? next : { ...next, learnt }
}

function cameOut(queue: QueueState, id: TicketId, at: number): QueueState {
  const ticket = queue.tickets.get(id)
  if (ticket === undefined || ticket.told === null) return queue
  const { service, told, takenAt } = ticket
  const { waits, outcomes } = serviceOf(queue, service)
  const wait = at - takenAt
  const { own, together } = learntFrom(waits, queue.learnt.together, told, wait)
  const next = changedService(changed(queue, id, { told: null }), service, {
    waits: own,
    outcomes: withOutcome(outcomes, { p50: told.p50Ms, p80: told.p80Ms, wait }),
  })
  return { ...next, learnt: { ...next.learnt, together } }
}
