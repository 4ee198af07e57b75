// Counts tries at a secret, so that guessing is slowed down per account and per address.

export interface AttemptsOptions {
  readonly now: () => number
  /** Tries within the window before the next is refused. 1-100, default 5. */
  readonly limit?: number
  /** Default 5 min. */
  readonly windowMs?: number
  /** Keys remembered at most; beyond it the oldest is forgotten. Default 10 000. */
  readonly maxKeys?: number
}

export interface Attempts {
  /** Milliseconds until the key may try again; 0 = now. */
  readonly waitMs: (key: string) => number
  /**
   * Counts a try **before** its outcome is known, so that many tries at once cannot slip through together.
   * The function it gives takes the try back once it turned out to be no guess.
   */
  readonly start: (key: string) => () => void
  /** The key proved itself: its tries are forgotten. */
  readonly clear: (key: string) => void
}

export const createAttempts = (options: AttemptsOptions): Attempts => {
  const { now, limit = 5, windowMs = 5 * 60_000, maxKeys = 10_000 } = options
  const tries = new Map<string, { readonly at: number }[]>()

  const recent = (key: string): { readonly at: number }[] => {
    const kept = (tries.get(key) ?? []).filter(({ at }) => now() - at < windowMs)
    if (kept.length === 0) tries.delete(key)
    return kept
  }

  return {
    waitMs: (key) => {
      const kept = recent(key)
      const first = kept[kept.length - limit]
      return first === undefined ? 0 : Math.max(1, first.at + windowMs - now())
    },
    start: (key) => {
      const mine = { at: now() }
      const kept = recent(key)
      tries.delete(key)
      tries.set(key, [...kept, mine])
      const oldest = tries.keys().next()
      if (tries.size > maxKeys && oldest.done !== true) tries.delete(oldest.value)
      return () => {
        const left = (tries.get(key) ?? []).filter((one) => one !== mine)
        if (left.length === 0) tries.delete(key)
        else tries.set(key, left)
      }
    },
    clear: (key) => {
      tries.delete(key)
    },
  }
}

/** For the `minutes` of `auth.throttled`. */
export const wholeMinutes = (ms: number): number => Math.max(1, Math.ceil(ms / 60_000))
