// The hall's own list of what stands where (E4). What a device can do follows from its kind.
import type { CounterId, DeviceId, ZoneId } from '../../kernel/brands.ts'
import type { HallLocalText } from '../../kernel/local-text.ts'
import type { DeviceKind } from '../people/permissions.ts'

export const DEVICE_LEVELS = ['ok', 'warning', 'down'] as const
export type DeviceLevel = (typeof DEVICE_LEVELS)[number]

/** One part of a device that serves many counters: a caller on its bus, an area of an LED board. */
export interface Seat {
  /** The caller's address on its bus, or the area on its board, 0-255. */
  readonly address: number
  readonly counter: CounterId
}

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
  /** The agent that has it on its cable; null: any that stands in the same place, see `agentsOf`. */
  readonly agent: DeviceId | null
  /** Which of its parts belong to which counters; empty for a device of one counter or none. */
  readonly seats: readonly Seat[]
  /** Diagonal of its panel in inches; sizes are computed from it. */
  readonly panelInches: number | null
  readonly registeredAt: number
  readonly locked: boolean
  readonly state: DeviceState
  /** The states before, newest first, at most `EARLIER_KEPT`. */
  readonly earlier: readonly DeviceState[]
}

export interface DeviceState {
  readonly level: DeviceLevel
  readonly code: string
  /** Ms since 1970. */
  readonly since: number
}

/** A week of a device that fails twice a day; the log has all. */
export const EARLIER_KEPT = 30
