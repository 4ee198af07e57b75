// Sees when the main thread was held up: whoever waits then waits for everything.
import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface LoopWatchOptions {
  /** The longest the loop was held up since it was last asked, ms. */
  readonly longestMs: () => number
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  /** Held up for longer than somebody notices. */
  readonly said: (blockedMs: number) => void
  readonly trouble: (lasts: boolean) => void
}

export interface LoopWatch {
  /** Once a second. */
  readonly look: () => void
  /** The longest of the last minute, ms. */
  readonly worstMs: () => number
}

/** Written to the log. */
export const NOTED_MS = 250
/** Told in the console. */
export const TROUBLE_MS = 1000
const MINUTE_MS = 60_000

export function createLoopWatch({ longestMs, monotonic, said, trouble }: LoopWatchOptions): LoopWatch {
  let seen: readonly { readonly at: number; readonly ms: number }[] = []
  const worstMs = (): number => seen.reduce((most, { ms }) => Math.max(most, ms), 0)
  return {
    worstMs,
    look: () => {
      const ms = Math.round(longestMs())
      const at = monotonic()
      seen = [...seen.filter((each) => at - each.at < MINUTE_MS), { at, ms }]
      if (ms >= NOTED_MS) said(ms)
      trouble(worstMs() >= TROUBLE_MS)
    },
  }
}

export interface LoopDelay {
  readonly longestMs: () => number
  readonly open: () => void
  readonly close: () => void
}

/** Of this very process. */
export function createLoopDelay(): LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: 20 })
  return {
    longestMs: () => {
      // Nothing was measured yet where the smallest is larger than the largest.
      const ms = histogram.max < histogram.min ? 0 : histogram.max / 1e6
      histogram.reset()
      return ms
    },
    open: () => void histogram.enable(),
    close: () => void histogram.disable(),
  }
}
