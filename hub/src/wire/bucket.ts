// How much one socket may say: a bucket of tokens that fills with time.

export interface Bucket {
  /** `refuse`: too fast, answered with an error. `cut`: far too fast for any honest client. */
  readonly take: () => 'take' | 'refuse' | 'cut'
}

export interface BucketOptions {
  readonly perSecond: number
  readonly burst: number
  /** Refused in a row before the line is cut. */
  readonly cutBeyond: number
  /** A clock that never jumps, ms. */
  readonly now: () => number
}

export function createBucket({ perSecond, burst, cutBeyond, now }: BucketOptions): Bucket {
  let tokens = burst
  let at = now()
  let refused = 0
  return {
    take: () => {
      const passed = now() - at
      at += passed
      tokens = Math.min(burst, tokens + (passed / 1000) * perSecond)
      if (tokens >= 1) {
        tokens -= 1
        refused = 0
        return 'take'
      }
      refused++
      return refused > cutBeyond ? 'cut' : 'refuse'
    },
  }
}
