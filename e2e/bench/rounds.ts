// Ours and the bare thing by turns, so that whatever else the machine does meets both.
import type { Measured } from './figure.ts'
import { median, rounded, spreadOf } from './statistics.ts'

export interface Comparison {
  readonly rounds: number
  readonly what: string
  readonly ours: () => Promise<number>
  readonly bare: () => Promise<number>
}

/** The median of the rounds' ratios, ours to bare. */
export async function compare({ rounds, what, ours, bare }: Comparison): Promise<Measured> {
  const pairs: { readonly ours: number; readonly bare: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0 ? await ours() : await bare()
    const second = round % 2 === 0 ? await bare() : await ours()
    pairs.push(round % 2 === 0 ? { ours: first, bare: second } : { ours: second, bare: first })
  }
  const ratios = pairs.map((pair) => pair.ours / pair.bare)
  const [low, high] = spreadOf(ratios)
  return {
    value: rounded(median(ratios)),
    baseline: { what, value: rounded(median(pairs.map((pair) => pair.bare))) },
    spread: [rounded(low), rounded(high)],
    details: { ours: rounded(median(pairs.map((pair) => pair.ours))) },
  }
}
