// How people say things: a file of the hall that anybody may edit. A fault in it costs the everyday words, not the search.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { EverydayWords } from '@tingxu/shared/find/types.ts'

export const EVERYDAY_WORDS_FILE = join(import.meta.dirname, '../../../config/search/everyday-words.json')

const word = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40))
const everydayWords = v.strictObject({
  same: v.pipe(v.array(v.tupleWithRest([word, word], word)), v.maxLength(5000)),
  fillers: v.pipe(v.array(word), v.maxLength(500)),
})

const NO_WORDS: EverydayWords = { same: [], fillers: [] }

export async function readEverydayWords(
  file = EVERYDAY_WORDS_FILE,
): Promise<{ readonly words: EverydayWords; readonly problem: string | null }> {
  try {
    const parsed = v.safeParse(everydayWords, JSON.parse(await readFile(file, 'utf8')))
    if (parsed.success) return { words: parsed.output, problem: null }
    const [issue] = parsed.issues
    return { words: NO_WORDS, problem: `${file}: ${v.getDotPath(issue) ?? ''}: ${issue.message}` }
  } catch (thrown) {
    return { words: NO_WORDS, problem: `${file}: ${thrown instanceof Error ? thrown.message : String(thrown)}` }
  }
}
