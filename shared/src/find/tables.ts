// Cuts the tables of readings and of traditional characters down to those that a list of entries has. Done by the hub.
import { SIMPLIFIED, TRADITIONAL } from '../i18n/zh-Hant/characters.ts'
import { COMMON_ALSO_READ, COMMON_READ } from './sounds/common.ts'
import { RARE_ALSO_READ, RARE_READ } from './sounds/rare.ts'
import { textsOf } from './texts.ts'
import type { EverydayWords, FindEntry, FindTables } from './types.ts'

/** The usual reading of every character before the others. */
const READINGS = [...COMMON_READ, ...RARE_READ, ...COMMON_ALSO_READ, ...RARE_ALSO_READ].flatMap((line) =>
  line.split(' '),
)
/** Written one way by the table, and another way by as many people. */
const ALSO_TRADITIONAL = ['戶户', '証证', '衞卫', '爲为', '産产', '臺台', '説说', '稅税', '録录', '關关']

/** All that a search in these entries needs beside them. */
export const tablesOf = (entries: readonly FindEntry[], words: EverydayWords): FindTables =>
  tablesFor(charactersOf(entries, words), words)

/** @param characters all that occur, in whatever order */
export function tablesFor(characters: ReadonlySet<string>, words: EverydayWords): FindTables {
  const readings = READINGS.flatMap((group) => {
    const syllable = /^[a-z]+/.exec(group)?.[0] ?? ''
    const kept = Array.from(group.slice(syllable.length)).filter((character) => characters.has(character))
    return kept.length === 0 ? [] : [syllable + kept.join('')]
  })
  const written = Array.from(TRADITIONAL.join(''))
  const pairs = Array.from(SIMPLIFIED.join('')).map((simple, at) => `${written[at] ?? simple}${simple}`)
  const simplified = [...pairs, ...ALSO_TRADITIONAL].filter((pair) => {
    const [traditional = '', simple = ''] = Array.from(pair)
    return traditional !== simple && characters.has(simple)
  })
  return { readings: readings.join(' '), simplified: simplified.join(''), words }
}

function charactersOf(entries: readonly FindEntry[], words: EverydayWords): ReadonlySet<string> {
  const said = entries.flatMap((entry) => textsOf(entry, words).map((text) => text.words))
  return new Set([...said, ...words.same.flat()].flatMap((text) => Array.from(text)))
}
