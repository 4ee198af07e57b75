// One service, or the whole hall, stops for a time and goes on (Q5); a call is judged by what the displays painted.
import type { ServiceId } from '../../kernel/brands.ts'
import type { Decided, DecisionContext } from '../../kernel/define.ts'
import { refuse } from '../../kernel/result.ts'
import type { HallConfig } from '../config/schema.ts'
import { unwatchedCounters } from '../devices/displays.ts'
import type { HallState } from '../state.ts'
import { done, type CommandData, type QueueCommand, type QueueEvent } from './messages.ts'
import { serviceConfig } from './order-context.ts'
import { serviceOf } from './state.ts'
import type { QueueState, Suspension } from './types.ts'

const MINUTE_MS = 60_000

export function decideService(
  { queue }: HallState,
  config: HallConfig,
  command: Extract<QueueCommand, { type: `service.${string}` }>,
  { now }: DecisionContext,
): Decided<QueueEvent> {
  const { service } = command.data
  if (serviceConfig(config, service) === undefined) return refuse('service.unknown', { service })
  const { suspended } = serviceOf(queue, service)
  if (command.type === 'service.resume')
    return suspended === null
      ? refuse('service.not-suspended', { service })
      : done(...resumption(queue, service, suspended))
  if (suspended !== null) return refuse('service.suspended', { service, until: suspended.until })
  return done(suspension(service, command.data, now))
}

/** Stops what still runs: a service that had stopped before keeps its own reason. Going on, everything goes on. */
export function decideInterruption(
  { queue }: HallState,
  config: HallConfig,
  command: Extract<QueueCommand, { type: 'hall.suspend' | 'hall.resume' }>,
  { now }: DecisionContext,
): Decided<QueueEvent> {
  const services = config.services.map(({ id }) => ({ id, suspended: serviceOf(queue, id).suspended }))
  if (command.type === 'hall.resume') {
    const events = services.flatMap(({ id, suspended }) => (suspended === null ? [] : resumption(queue, id, suspended)))
    return events.length === 0 ? refuse('hall.not-suspended') : done(...events)
  }
  const running = services.filter(({ suspended }) => suspended === null)
  if (running.length === 0) return refuse('hall.suspended')
  return done(...running.map(({ id }) => suspension(id, command.data, now)))
}

function suspension(service: ServiceId, stop: CommandData<'hall.suspend'>, now: number): QueueEvent {
  const until = stop.minutes === null ? null : now + stop.minutes * MINUTE_MS
  return { type: 'service.suspended', data: { service, reason: stop.reason, until } }
}

/** Nobody can answer a call in the dark: who missed theirs since the stop is back in the line without asking, and first. */
function resumption(queue: QueueState, service: ServiceId, { since }: Suspension): readonly QueueEvent[] {
  const events: QueueEvent[] = [{ type: 'service.resumed', data: { service } }]
  for (const id of queue.missed) {
    const ticket = queue.tickets.get(id)
    if (ticket?.service === service && (ticket.endedAt ?? 0) >= since)
      events.push({ type: 'ticket.returned', data: { ticket: id, behind: 0 } })
  }
  return events
}

export function judgeCall(
  state: HallState,
  { call, painted, expected }: CommandData<'call.judge'>,
): Decided<QueueEvent> {
  const judged = state.queue.calls.find(({ id }) => id === call)
  if (judged?.proof !== 'pending') return done()
  if (expected === 0 && unwatchedCounters(state).some(({ id }) => id === judged.counter))
    return done({ type: 'call.unwatched', data: { call } })
  const proved = expected > 0 && painted >= expected
  return done({ type: proved ? 'call.proved' : 'call.unproved', data: { call, painted, expected } })
}
