// A service stops for a time and goes on; a call is judged by what the displays painted.
import type { Decided, DecisionContext } from '../../kernel/define.ts'
import { refuse } from '../../kernel/result.ts'
import type { HallConfig } from '../config/schema.ts'
import { unwatchedCounters } from '../devices/displays.ts'
import type { HallState } from '../state.ts'
import { done, type CommandData, type QueueCommand, type QueueEvent } from './messages.ts'
import { serviceConfig } from './order-context.ts'
import { serviceOf } from './state.ts'

const MINUTE_MS = 60_000

export function decideService(
  state: HallState,
  config: HallConfig,
  command: Extract<QueueCommand, { type: `service.${string}` }>,
  { now }: DecisionContext,
): Decided<QueueEvent> {
  const { service } = command.data
  if (serviceConfig(config, service) === undefined) return refuse('service.unknown', { service })
  const { suspended } = serviceOf(state.queue, service)
  if (command.type === 'service.resume')
    return suspended === null
      ? refuse('service.not-suspended', { service })
      : done({ type: 'service.resumed', data: { service } })
  if (suspended !== null) return refuse('service.suspended', { service, until: suspended.until })
  const { reason, minutes } = command.data
  const until = minutes === null ? null : now + minutes * MINUTE_MS
  return done({ type: 'service.suspended', data: { service, reason, until } })
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
