// What callers and evaluators on counters are to the rest of the system.
import type { InputDevice } from '../kernel/device.ts'
import type { KeyInput, RatingInput } from '../kernel/input.ts'

/** What a caller's small display shows; digits only, so letters of a series are left out by whoever asks. */
export interface CallerDisplay {
  /** 0-999; `null` blank. */
  readonly waiting: number | null
  /** 0-999, the last three digits of the ticket; `null` blank. */
  readonly ticket: number | null
}

/**
 * Many callers and evaluators on one line, told apart by address.
 *
 * - A key is heard in the turn in which its last byte came; only then is it answered, so that the caller stops repeating.
 *   A frame repeated within the model's time is answered and not heard again.
 * - `show` keeps the last wish per address, sends it when it differs, and sends all again after the line was cut.
 *   Nothing on this bus confirms a display.
 * - `beep`, `startRating` and `showStars` are for now or never: `false` when the line is down.
 */
export interface CounterBus extends InputDevice<KeyInput | RatingInput> {
  show(address: number, display: CallerDisplay): void
  beep(address: number): Promise<boolean>
  startRating(address: number): Promise<boolean>
  /** 0-5 */
  showStars(address: number, stars: number): Promise<boolean>
}
