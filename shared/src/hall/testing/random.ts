// Numbers that look random and are the same for the same seed.

/** Whole numbers 0 to `below` - 1 (mulberry32). */
export function createRandom(seed: number): (below: number) => number {
  let at = seed >>> 0
  return (below) => {
    at = (at + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(at ^ (at >>> 15), at | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** `length` characters of `[a-z0-9]` that follow from the text alone. */
export function derivedText(text: string, length: number): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  const random = createRandom(hash)
  return Array.from({ length }, () => ALPHABET[random(ALPHABET.length)]).join('')
}
