// Traditional Chinese out of simplified, for the product's texts and for a hall's own words. Loaded only where it is shown.
import { charMap, type Convert } from '../derive.ts'
import { SIMPLIFIED, TRADITIONAL, WORDS } from './characters.ts'
import { OVERRIDES } from './overrides.ts'

function table(): Record<string, string> {
  const written = Array.from(TRADITIONAL.join(''))
  const characters = Array.from(SIMPLIFIED.join('')).map((char, at) => [char, written[at] ?? char] as const)
  return { ...Object.fromEntries(characters), ...WORDS, ...OVERRIDES }
}

export const toTraditional: Convert = charMap(table())
