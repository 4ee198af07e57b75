// What a sound card of the agent's machine is to the rest of the system.
import type { Device } from '../kernel/device.ts'
import type { DeviceProblem } from '../kernel/errors.ts'

export type PlayOutcome =
  /** It was heard to its end. */
  | { readonly state: 'finished' }
  /** It was stopped by `close`, or by somebody who had something more urgent to say. */
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly problem: DeviceProblem }

/**
 * - `play` never rejects. Sounds are played one at a time in the order of calls; up to 50 wait.
 * - A sound is a whole WAV file, at most 5 MB. One that is no WAV file fails and makes no noise.
 * - A player that takes longer than the sound and the model's grace is ended, and the sound has failed.
 */
export interface Speaker extends Device {
  play(sound: Uint8Array): Promise<PlayOutcome>
  /** Ends what is being played and what waits. */
  stopAll(): void
}
