// All a page needs to speak traditional Chinese. A file of its own, so that a page loads it only where it is wanted.
import { derivedMessages } from '../derive.ts'
import type { Messages } from '../messages.ts'
import { toTraditional } from './convert.ts'
import { withTraditional } from './fill.ts'

export interface Traditional<W> {
  readonly words: W
  /** The hall's own words in traditional Chinese too, wherever they stand in a value. */
  readonly fill: <T>(value: T) => T
}

/** @param words the page's texts in simplified Chinese */
export const traditionalOf = <W extends Partial<Messages>>(words: W): Traditional<W> => ({
  words: derivedMessages(words, toTraditional),
  fill: (value) => withTraditional(value, toTraditional),
})
