// A histogram that forgets: how large a value usually is, with what was seen lately counting most. Bounded, plain data.

export interface Histogram {
  /** Weight in each of the buckets; the first holds the values below `LEAST`. */
  readonly weights: readonly number[]
  readonly total: number
}

const LEAST = 1 / 16
/** Each bucket is a ninth wider than the one before it. */
const STEP = Math.log(9 / 8)
const BUCKETS = 64

export const emptyHistogram: Histogram = { weights: Array.from({ length: BUCKETS }, () => 0), total: 0 }

const bucketOf = (value: number): number =>
  value < LEAST ? 0 : Math.min(BUCKETS - 1, 1 + Math.floor(Math.log(value / LEAST) / STEP))

/** Lower edge of a bucket. */
const edgeOf = (bucket: number): number => (bucket === 0 ? 0 : LEAST * Math.exp((bucket - 1) * STEP))

/** @param keep 0-1: what the weight of everything seen before is multiplied by; 0.998 remembers about 500 values */
export function noted({ weights, total }: Histogram, value: number, keep: number): Histogram {
  const at = bucketOf(value)
  return { weights: weights.map((weight, bucket) => weight * keep + (bucket === at ? 1 : 0)), total: total * keep + 1 }
}

/** Both as one; the second counts as `weight` values at most, so that it only speaks where the first says little. */
export function blended(first: Histogram, second: Histogram, weight: number): Histogram {
  if (second.total === 0) return first
  const scale = Math.min(weight, second.total) / second.total
  return {
    weights: first.weights.map((own, bucket) => own + (second.weights[bucket] ?? 0) * scale),
    total: first.total + second.total * scale,
  }
}

/** @param q 0-1. NaN for an empty one. Between the edges of a bucket values lie evenly. */
export function quantileOf({ weights, total }: Histogram, q: number): number {
  if (total === 0) return NaN
  let below = 0
  const wanted = q * total
  for (const [bucket, weight] of weights.entries()) {
    if (weight > 0 && below + weight >= wanted) {
      const share = Math.max(0, wanted - below) / weight
      return edgeOf(bucket) + share * (edgeOf(bucket + 1) - edgeOf(bucket))
    }
    below += weight
  }
  return edgeOf(BUCKETS)
}
