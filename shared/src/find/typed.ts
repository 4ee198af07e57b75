// What was typed, made ready: without the words that say nothing of what is wanted.
import { unitsOf, type Simplify } from './units.ts'

/** Longer than any name people type; what follows is not read. */
const MOST_UNITS = 32

export function typedUnits(typed: string, fillers: readonly string[], simplify: Simplify): readonly string[] {
  const whole = unitsOf(typed, simplify).slice(0, MOST_UNITS)
  let bare = whole.join('')
  for (const filler of fillers) bare = bare.replaceAll(filler, '')
  const units = Array.from(bare)
  // Somebody may well want the very thing that is mostly said in passing.
  return units.length === 0 ? whole : units
}
