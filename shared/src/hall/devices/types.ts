// The hall's own list of what stands where (E4). What a device can do follows from its kind.
import type { CounterId, DeviceId, ZoneId } from '../../kernel/brands.ts'
import type { HallLocalText } from '../../kernel/local-text.ts'
import type { DeviceKind } from '../people/permissions.ts'

export const DEVICE_LEVELS = ['ok', 'warning', 'down'] as const
export type DeviceLevel = (typeof DEVICE_LEVELS)[number]

export interface Device {
  readonly id: DeviceId
  readonly kind: DeviceKind
  readonly name: HallLocalText
  readonly zone: ZoneId | null
  readonly counter: CounterId | null
  /** A kiosk's printer. */
  readonly printer: DeviceId | null
  /** What `config/devices` knows it as. */
  readonly model: string | null
  /** Diagonal of its panel in inches; sizes are computed from it. */
  readonly panelInches: number | null
  readonly registeredAt: number
  readonly locked: boolean
  readonly state: { readonly level: DeviceLevel; readonly code: string; readonly since: number }
}
