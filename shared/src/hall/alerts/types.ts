// What somebody has to look after now. One list for every subject.
import type { ActorId, AlertId } from '../../kernel/brands.ts'

export const ALERT_KINDS = [
  'panic',
  'help',
  'paper-out',
  'paper-low',
  'printer-down',
  'device-away',
  'device-stolen',
  'call-unproved',
  'no-call',
  'long-wait',
  'clock-jumped',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

export type AlertLevel = 'alarm' | 'warning'

export interface Alert {
  readonly id: AlertId
  readonly kind: AlertKind
  readonly level: AlertLevel
  /** A counter, device, service or call. */
  readonly subject: string
  readonly since: number
  readonly handledBy: ActorId | null
  readonly handledAt: number | null
}

/** Alarms a person raised stay until a person handles them; the others go when their cause is gone. */
export const STAYING: readonly AlertKind[] = ['panic', 'help', 'device-stolen']

export const alarmLevel = (kind: AlertKind): AlertLevel =>
  kind === 'paper-low' || kind === 'long-wait' || kind === 'no-call' || kind === 'help' ? 'warning' : 'alarm'
