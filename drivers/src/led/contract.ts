// What an LED board or strip is to the rest of the system, whatever its make.
import type { Device } from '../kernel/device.ts'
import type { DeviceProblem } from '../kernel/errors.ts'

export type LedColour = 'red' | 'green' | 'yellow'

export interface LedText {
  /** A part of a board as the hall laid it out, from 0; on a bus of strips the strip's address. */
  readonly area: number
  /** What the board cannot draw is replaced by the board's own sign. At most 200 characters; the rest is cut off. */
  readonly text: string
  readonly colour: LedColour
}

export type LedOutcome =
  /** Every area was confirmed by the board, or sent to one that never confirms. */
  | { readonly state: 'shown'; readonly proof: 'answered' | 'assumed' }
  /** A newer wish took its place. */
  | { readonly state: 'replaced' }
  /** The time is over. The wish stays, and is shown when the board is back, unless a newer one comes. */
  | { readonly state: 'failed'; readonly problem: DeviceProblem }

/**
 * - `show` says what shall stand in the areas it names; areas it does not name stay. The driver sends what differs from
 *   what the board is known to show, and all again after the line was cut or the board went silent.
 * - Nothing is sent twice while the board is known to show it: boards keep texts in memory that wears out.
 * - `close` ends waiting wishes with `device.closed` and forgets none.
 */
export interface LedBoard extends Device {
  /** @param waitMs 0-60000, default 10000 */
  show(texts: readonly LedText[], waitMs?: number): Promise<LedOutcome>
}
