// What keeps a kiosk from giving numbers, the first that matters: its own place in the hall, the line, then the hall's reasons.
import type { KioskView } from '@tingxu/shared/hall/views/shapes.ts'
import type { HubPhase } from '@tingxu/shared/ui/hub/client.ts'

export type Gate =
  | 'pairing'
  | 'connecting'
  | 'away'
  /** The hall no longer knows this kiosk, or is not set up yet. */
  | 'not-set-up'
  /** The hub can write nothing down now: a number would be lost. */
  | 'not-recording'
  | NonNullable<KioskView['blocked']>
  | null

export interface GateFacts {
  readonly pairing: boolean
  readonly phase: HubPhase
  /** Undefined until the hub told. */
  readonly kiosk: KioskView | null | undefined
  /** False where the hub says that it can record nothing. */
  readonly recording: boolean
}

export function gateOf({ pairing, phase, kiosk, recording }: GateFacts): Gate {
  if (pairing) return 'pairing'
  if (phase === 'away') return 'away'
  if (phase !== 'live' || kiosk === undefined) return 'connecting'
  if (kiosk === null) return 'not-set-up'
  return recording ? kiosk.blocked : 'not-recording'
}
