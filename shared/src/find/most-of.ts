/** The numbers with the most worth, most first, without putting all others in order. */
export function mostOf(numbers: readonly number[], worth: ArrayLike<number>, most: number): readonly number[] {
  if (numbers.length <= most) return sorted(numbers, worth)
  let highest = -Infinity
  for (const number of numbers) highest = Math.max(highest, worth[number] ?? 0)
  // The least worth that lets too many through is found by halving; a few more than wanted do no harm.
  let low = -1
  let high = highest
  let kept = numbers
  for (let round = 0; round < 12 && kept.length > most * 2; round++) {
    const middle = (low + high) / 2
    const above = kept.filter((number) => (worth[number] ?? 0) >= middle)
    if (above.length >= most) {
      kept = above
      low = middle
    } else high = middle
  }
  return sorted(kept, worth).slice(0, most)
}

const sorted = (numbers: readonly number[], worth: ArrayLike<number>): readonly number[] =>
  [...numbers].sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
