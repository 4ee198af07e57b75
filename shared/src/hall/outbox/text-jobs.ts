import type { DeviceId, ServiceId, VaultRef } from '../../kernel/brands.ts'
import type { HallEvent } from '../registry.ts'
import type { HallState } from '../state.ts'
import { devicesOf } from '../devices/devices-of.ts'
import type { JobContext } from './jobs.ts'

/** A text message that came a day late would only confuse. */
const TEXT_MS = 2 * 3_600_000

export interface TextJobRow {
  /** `text:booked:<key>` */
  readonly id: string
  readonly kind: 'text'
  /** The modem. */
  readonly target: DeviceId
  /** The number stays in the vault until the message is sent. */
  readonly payload: {
    readonly says: 'booked'
    readonly to: VaultRef
    readonly service: ServiceId
    readonly at: number
  }
  readonly notAfter: number
}

/** Who books by phone number is told that the time is theirs, where the hall has a modem (Q4). */
export function textJobs(event: HallEvent, state: HallState, { at, key }: JobContext): readonly TextJobRow[] {
  if (event.type !== 'appointment.booked') return []
  const [modem] = devicesOf(state, 'text-modem')
  if (modem === undefined) return []
  const { contact: to, service, at: appointmentAt } = event.data
  return [
    {
      ...{ id: `text:booked:${key()}`, kind: 'text', target: modem.id },
      payload: { says: 'booked', to, service, at: appointmentAt },
      notAfter: Math.min(at + TEXT_MS, appointmentAt),
    },
  ]
}
