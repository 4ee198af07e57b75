// What a text-message modem is to the rest of the system.
import type { Cancel } from '../kernel/context.ts'
import type { Device } from '../kernel/device.ts'
import type { DeviceProblem } from '../kernel/errors.ts'

export interface TextMessage {
  readonly id: string
  /** Digits, with a plus in front where it is international. Personal: never logged. */
  readonly to: string
  /** At most 670 UTF-16 units, ten parts. */
  readonly text: string
}

export type TextOutcome =
  /** The network took every part. */
  | { readonly state: 'sent'; readonly parts: number }
  /** A part may be out and nobody knows, or some are and others are not. Never sent again by the driver. */
  | { readonly state: 'uncertain'; readonly problem: DeviceProblem }
  /** Nothing went out. */
  | { readonly state: 'failed'; readonly problem: DeviceProblem }

export interface TextDelivery {
  readonly id: string
  readonly state: 'delivered' | 'undelivered'
}

/**
 * - `send` never rejects; messages go out one at a time in the order of calls. While the modem is down a message fails
 *   at once with the modem's own code.
 * - The PIN is tried once: three wrong ones lock the card.
 * - `onDelivery` hears once per message, when the last of its parts was reported; the network may never report.
 */
export interface TextModem extends Device {
  send(message: TextMessage): Promise<TextOutcome>
  onDelivery(listener: (delivery: TextDelivery) => void): Cancel
}
