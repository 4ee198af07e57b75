// Tells a device that acts as a keyboard from a person who types: by the pauses between keys, and the Enter at the end.

export interface WedgeOptions {
  /** ms */
  readonly longestGapMs: number
  readonly leastKeys: number
}

export interface Wedge {
  /** A character or `enter`; gives the whole text when it was no person. */
  push(key: string, atMs: number): string | undefined
  reset(): void
}

const MOST_KEYS = 4096

export function createWedge({ longestGapMs, leastKeys }: WedgeOptions): Wedge {
  let text = ''
  let lastMs = 0
  return {
    push(key, atMs) {
      if (text !== '' && atMs - lastMs > longestGapMs) text = ''
      lastMs = atMs
      if (key !== 'enter') {
        if (text.length < MOST_KEYS) text += key
        return undefined
      }
      const whole = text
      text = ''
      return whole.length >= leastKeys && whole.length < MOST_KEYS ? whole : undefined
    },
    reset() {
      text = ''
    },
  }
}
