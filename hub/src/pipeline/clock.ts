// The hall's clock: never goes back, lives through small corrections of the machine's, and stops to ask at large ones.

export interface HallClockOptions {
  /** The machine's clock, ms since 1970. */
  readonly wall: () => number
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  /** Of the last event in the log; 0 for an empty one. */
  readonly lastAt: number
}

export interface HallClock {
  readonly now: () => number
  /** How far the machine's clock jumped since the last look, ms; 0 for none. Small differences are taken over. */
  readonly look: () => number
  /** An officer confirmed the machine's time: it counts from now on, unless that would go back. */
  readonly adopt: () => void
}

/** Above this a difference is a jump that a person has to confirm. */
export const JUMP_MS = 5 * 60_000

export function createHallClock({ wall, monotonic, lastAt }: HallClockOptions): HallClock {
  let base = wall()
  let start = monotonic()
  let last = lastAt
  let jumped = false
  /** How far the machine lies behind the hall by an officer's leave, ms. */
  let agreed = 0
  const running = (): number => base + (monotonic() - start)
  const setTo = (at: number): void => {
    base = at
    start = monotonic()
  }
  // The machine woke up before the last thing it wrote: its clock is wrong, the log is not.
  if (base < lastAt) setTo(lastAt)
  return {
    now: () => (last = Math.max(last, Math.floor(running()))),
    look: () => {
      const difference = wall() - running()
      if (Math.abs(difference) <= JUMP_MS) {
        if (Math.abs(difference) > 1) setTo(running() + difference)
        agreed = 0
        jumped = false
        return 0
      }
      if (jumped || Math.abs(difference - agreed) <= JUMP_MS) return 0
      jumped = true
      return Math.round(difference)
    },
    adopt: () => {
      jumped = false
      if (wall() > last) setTo(wall())
      agreed = wall() - running()
    },
  }
}
