// How people say things: a file of the hall that anybody may edit. A fault in it costs the everyday words, not the search.
import { join } from 'node:path'
import * as v from 'valibot'
import type { EverydayWords } from '@tingxu/shared/find/types.ts'
import { describeDocumentFault, readDocument } from '../data/read-document.ts'

export const EVERYDAY_WORDS_FILE = join(import.meta.dirname, '../../../config/search/everyday-words.json')

const word = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40))
const everydayWords = v.strictObject({
  same: v.pipe(v.array(v.tupleWithRest([word, word], word)), v.maxLength(5000)),
  fillers: v.pipe(v.array(word), v.maxLength(500)),
})

const NO_WORDS: EverydayWords = { same: [], fillers: [] }

export function readEverydayWords(file = EVERYDAY_WORDS_FILE): {
  readonly words: EverydayWords
  readonly problem: string | null
} {
  const read = readDocument(file, everydayWords)
  return read.ok
    ? { words: read.value, problem: null }
    : { words: NO_WORDS, problem: describeDocumentFault(read.error) }
}
