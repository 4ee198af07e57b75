// What is wrong now, worked out from the state alone: the same state always gives the same alarms (rules §1).
import type { HallState } from '../state.ts'
import { nextFor } from '../queue/order.ts'
import { counterOf, phaseOf, serviceOf } from '../queue/state.ts'
import type { AlertKind } from './types.ts'

const MINUTE_MS = 60_000

export interface Condition {
  readonly kind: AlertKind
  readonly subject: string
}

const PRINTER_KINDS: Readonly<Record<string, AlertKind>> = {
  'printer.paper-out': 'paper-out',
  'printer.paper-low': 'paper-low',
}

/** @param now ms since 1970 */
export function conditionsNow(state: HallState, now: number): readonly Condition[] {
  const found: Condition[] = []
  for (const device of state.devices.values()) {
    const { level, code } = device.state
    if (level === 'ok') continue
    if (code === 'device.away') found.push({ kind: 'device-away', subject: device.id })
    else if (device.kind === 'ticket-printer' && code !== 'printer.starting' && code !== 'printer.closed') {
      const kind = PRINTER_KINDS[code] ?? (level === 'down' ? 'printer-down' : undefined)
      if (kind !== undefined) found.push({ kind, subject: device.id })
    }
  }
  // Once the person stands there, or somebody else was called, nobody needs to shout any more.
  for (const { proof, at, ticket } of state.queue.calls)
    if (proof === 'unproved' && now - at < 10 * MINUTE_MS && state.queue.tickets.get(ticket)?.state === 'called')
      found.push({ kind: 'call-unproved', subject: ticket })
  if (state.clockHeld) found.push({ kind: 'clock-jumped', subject: 'hub' })
  return state.config === null ? found : [...found, ...waits(state, state.config, now)]
}

function waits(state: HallState, config: NonNullable<HallState['config']>, now: number): readonly Condition[] {
  const { rules } = config
  const found: Condition[] = []
  for (const service of config.services) {
    const { waiting, suspended } = serviceOf(state.queue, service.id)
    if (suspended !== null) continue
    // The line stands by waiting time: if this one has waited long, so has everybody before.
    const oneTooMany = waiting[rules.longWaitPeople]
    const since = oneTooMany === undefined ? undefined : state.queue.tickets.get(oneTooMany)?.waitingSince
    if (since !== undefined && now - since > rules.longWaitMinutes * MINUTE_MS)
      found.push({ kind: 'long-wait', subject: service.id })
  }
  for (const counter of config.counters) {
    if (phaseOf(state.queue, counter.id) !== 'free') continue
    const { lastCallAt, openedAt, last } = counterOf(state.queue, counter.id)
    const idleSince = Math.max(lastCallAt ?? 0, openedAt ?? 0, last?.at ?? 0)
    if (now - idleSince <= rules.noCallMinutes * MINUTE_MS) continue
    // Whom this counter could really call: not somebody early, or of a suspended service.
    const next = nextFor(state.queue, counter, rules, now)
    if (next !== null && now - next.ticket.waitingSince > rules.noCallMinutes * MINUTE_MS)
      found.push({ kind: 'no-call', subject: counter.id })
  }
  return found
}
