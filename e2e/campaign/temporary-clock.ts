// A clock that stands still until it is told to go on, and never goes back.

export interface TemporaryClock {
  readonly now: () => number
  readonly set: (at: number) => void
  readonly advance: (ms: number) => void
}

export function temporaryClock(start: number): TemporaryClock {
  let at = start
  const set = (to: number): void => {
    at = Math.max(at, to)
  }
  return { now: () => at, set, advance: (ms) => set(at + ms) }
}
