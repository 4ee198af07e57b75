// Letters in a row as numbers, to look texts up by.

export const LETTERS = 26
/** A digit, or a character nobody knows how to read. */
export const NO_LETTER = -1

const A = 97
const N = 13
const G = 6

export function letterOf(letter: string): number {
  const number = letter.charCodeAt(0) - A
  return number >= 0 && number < LETTERS ? number : NO_LETTER
}

/** The last so many letters as one number. */
export interface Window {
  /** `-1` until it is full. A g after an n is passed over: -ng and -n are the same to it. */
  readonly add: (letter: number) => number
}

export function createWindow(size: 2 | 3): Window {
  const range = LETTERS ** size
  let key = 0
  let filled = 0
  let last = NO_LETTER
  return {
    add: (letter) => {
      if (letter === NO_LETTER) {
        filled = 0
        last = NO_LETTER
        return -1
      }
      if (size === 3 && letter === G && last === N) return -1
      last = letter
      key = (key * LETTERS + letter) % range
      filled++
      return filled >= size ? key : -1
    },
  }
}

export function windowsOf(text: string, size: 2 | 3): readonly number[] {
  const window = createWindow(size)
  return Array.from(text, (letter) => window.add(letterOf(letter))).filter((key) => key >= 0)
}
