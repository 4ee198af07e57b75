// Chance from a seed, so that a run that went wrong can be run again.
import { createSeededRandom } from '@tingxu/drivers/kernel/seeded-random.ts'

export interface Chance {
  /** 0 ≤ x < 1 */
  readonly fraction: () => number
  /** An integer, 0 ≤ n < `below` */
  readonly below: (below: number) => number
  /** True with this probability. */
  readonly happens: (probability: number) => boolean
  readonly between: (from: number, to: number) => number
  readonly oneOf: <T>(list: readonly [T, ...T[]]) => T
  /** One of the list by weight. */
  readonly weighted: <T>(list: readonly T[], weight: (item: T) => number) => T
  /** Lognormal with this median; `sigma` is the standard deviation of the logarithm. */
  readonly lognormal: (median: number, sigma: number) => number
}

export function createChance(seed: number): Chance {
  const { fraction, below } = createSeededRandom(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction())
  return {
    fraction,
    below,
    happens: (probability) => fraction() < probability,
    between: (from, to) => from + (to - from) * fraction(),
    oneOf: (list) => list[below(list.length)] ?? list[0],
    weighted: (list, weight) => {
      let rest = fraction() * list.reduce((sum, item) => sum + weight(item), 0)
      const found = list.find((item) => (rest -= weight(item)) < 0) ?? list.at(-1)
      if (found === undefined) throw new RangeError('nothing to choose from')
      return found
    },
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
  }
}
