// The few numbers that tell a spread.

/** @param q 0-1, nearest rank. NaN for nothing. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? NaN
}

export const median = (values: readonly number[]): number => {
  const lower = quantile(values, 0.5)
  if (values.length % 2 === 1) return lower
  const sorted = Float64Array.from(values).sort()
  return (lower + (sorted[values.length / 2] ?? NaN)) / 2
}

/** Lowest and highest. */
export const spreadOf = (values: readonly number[]): readonly [number, number] => [
  Math.min(...values),
  Math.max(...values),
]

/** Four figures are as many as such a measurement has. */
export const rounded = (value: number): number => Number(value.toPrecision(4))
