// What a service's followed waits amount to, in a word.
import type { Calibration } from '@tingxu/shared/hall/queue/calibration.ts'

export type Verdict = 'tooFew' | 'tooShort' | 'tooLong' | 'right'

/** Fewer say nothing. */
export const ENOUGH = 30
/** Chance alone moves a share of a few dozen by so much either way of four in five. */
const SHORT_BELOW = 0.7
const LONG_ABOVE = 0.9

export function verdictOf({ followed, byP80 }: Pick<Calibration, 'followed' | 'byP80'>): Verdict {
  if (followed < ENOUGH) return 'tooFew'
  const share = byP80 / followed
  return share < SHORT_BELOW ? 'tooShort' : share > LONG_ABOVE ? 'tooLong' : 'right'
}

/** Of a hundred, whole. */
export const percentOf = (count: number, of: number): number => Math.round((100 * count) / Math.max(1, of))
