// How old what is shown may be. A tick of the hub vouches for a value only if the value came over the same line:
// after a break the old value stays old until a new one is there.

export interface Freshness<T> {
  /** Undefined before the first; null where there is no such thing. */
  readonly value: T | null | undefined
  /** The value came over the line that stands now. */
  readonly vouched: boolean
  /** Hub time at which the value was last known to be true. */
  readonly trueAt: number
}

export const NOTHING_HEARD: Freshness<never> = { value: undefined, vouched: false, trueAt: 0 }

export function valueCame<T>(value: T | null, at: number): Freshness<T> {
  return { value, vouched: true, trueAt: at }
}

/** @param heardAt hub time of the last word over the line that broke */
export function lineBroke<T>(before: Freshness<T>, heardAt: number): Freshness<T> {
  return before.vouched ? { ...before, vouched: false, trueAt: Math.max(before.trueAt, heardAt) } : before
}

/** Hub time up to which what is shown is true. */
export function trueUntil(freshness: Freshness<unknown>, heardAt: number): number {
  return freshness.vouched ? Math.max(freshness.trueAt, heardAt) : freshness.trueAt
}

/** Whole seconds; 0 while nothing is shown. */
export function ageSeconds(freshness: Freshness<unknown>, heardAt: number, now: number): number {
  if (freshness.value === undefined) return 0
  return Math.max(0, Math.floor((now - trueUntil(freshness, heardAt)) / 1000))
}

export function isOld(ageInSeconds: number, staleSeconds: number): boolean {
  return ageInSeconds > staleSeconds
}
