import * as v from 'valibot'
import { AlertId, type ActorId } from '../../kernel/brands.ts'
import type { CommandOf, Decided, DecisionContext, EventOf } from '../../kernel/define.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { counterConfig } from '../queue/order-context.ts'
import type { HallState } from '../state.ts'
import type { alertCommands } from './commands.ts'
import { conditionsNow } from './conditions.ts'
import { alertRaised, type alertEvents } from './events.ts'
import { alarmLevel, STAYING, type AlertKind } from './types.ts'

export type AlertCommand = CommandOf<(typeof alertCommands)[number]>
export type AlertEvent = EventOf<(typeof alertEvents)[number]>

/** Handled alarms stay in sight for a while. */
const SEEN_MS = 10 * 60_000

export function decideAlert(state: HallState, command: AlertCommand, context: DecisionContext): Decided<AlertEvent> {
  switch (command.type) {
    case 'alerts.review':
      return ok({ events: reviewed(state, context.now) })
    case 'alert.handle': {
      const { alert } = command.data
      const known = state.alerts.get(alert)
      if (known === undefined) return refuse('alert.unknown', { alert })
      return ok({ events: known.handledAt === null ? [{ type: 'alert.handled', data: { alert } }] : [] })
    }
    case 'counter.panic': {
      const { counter } = command.data
      if (state.config === null || counterConfig(state.config, counter) === undefined)
        return refuse('counter.unknown', { counter })
      const staff = state.queue.counters.get(counter)?.staff ?? null
      const mine = context.actor.id === `staff:${staff ?? ''}` || context.actor.counter === counter
      if (!mine && !context.actor.permissions.has('counter.any')) return refuse('counter.not-yours', { counter })
      return ok({ events: raise(state, 'panic', counter) })
    }
    case 'hall.ask-help': {
      const { device } = context.actor
      if (device === null) return refuse('device.unknown')
      return ok({ events: raise(state, 'help', device) })
    }
  }
}

/** What a review would change now; empty when there is nothing to write down. */
export function reviewed(state: HallState, now: number): readonly AlertEvent[] {
  const conditions = conditionsNow(state, now)
  const wanted = new Set(conditions.map(({ kind, subject }) => `${kind}:${subject}`))
  const raised = conditions.flatMap(({ kind, subject }) =>
    state.alerts.has(alertId(kind, subject)) ? [] : raise(state, kind, subject),
  )
  const cleared: AlertEvent[] = []
  for (const alert of state.alerts.values()) {
    if (wanted.has(alert.id)) continue
    const settled = alert.handledAt !== null && now - alert.handledAt > SEEN_MS
    if (STAYING.includes(alert.kind) ? settled : true)
      cleared.push({ type: 'alert.cleared', data: { alert: alert.id } })
  }
  return [...raised, ...cleared]
}

const alertId = (kind: AlertKind, subject: string): AlertId => v.parse(AlertId, `${kind}:${subject}`)

/** Nothing where it stands unhandled already. */
export function raise(state: HallState, kind: AlertKind, subject: string): readonly AlertEvent[] {
  const alert = alertId(kind, subject)
  const known = state.alerts.get(alert)
  if (known !== undefined && known.handledAt === null) return []
  return [{ type: 'alert.raised', data: v.parse(alertRaised.data, { alert, kind, subject }) }]
}

export function applyAlert(state: HallState, event: AlertEvent, at: number, actor: ActorId): HallState {
  const { alert: id } = event.data
  if (event.type === 'alert.cleared') return { ...state, alerts: state.alerts.delete(id) }
  if (event.type === 'alert.raised') {
    const { kind, subject } = event.data
    const alert = { id, kind, subject, level: alarmLevel(kind), since: at, handledBy: null, handledAt: null }
    return { ...state, alerts: state.alerts.set(id, alert) }
  }
  const known = state.alerts.get(id)
  return known === undefined
    ? state
    : { ...state, alerts: state.alerts.set(id, { ...known, handledBy: actor, handledAt: at }) }
}
