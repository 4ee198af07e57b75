// The texts an entry is found by: its names, and the same in everyday words.
import type { LocalText } from '../i18n/local-text.ts'
import type { EverydayWords, FindEntry, FindHit } from './types.ts'

export interface FoundBy {
  readonly words: string
  readonly by: FindHit['by']
}

/** More ways to say one thing than this are no help. */
const MOST_EVERYDAY = 8

export function textsOf({ name, alsoCalled, department }: FindEntry, words: EverydayWords): readonly FoundBy[] {
  const texts: FoundBy[] = []
  const add = (text: LocalText, by: FindHit['by']): void => {
    for (const lang of ['zh-Hans', 'en'] as const) {
      const said = text[lang]
      if (said !== undefined) texts.push({ words: said, by })
    }
  }
  add(name, 'name')
  for (const text of alsoCalled) add(text, 'also-called')
  for (const said of everyday(name['zh-Hans'], words)) texts.push({ words: said, by: 'everyday-word' })
  if (department !== undefined) add(department, 'department')
  return texts
}

/** `社会保障卡挂失` → `社保卡挂失`, `社会保障卡丢了`, and both at once. */
function everyday(name: string, { same }: EverydayWords): readonly string[] {
  const said = new Set<string>()
  let all = name
  for (const [office, ...others] of same) {
    if (!name.includes(office)) continue
    for (const other of others) said.add(name.replace(office, other))
    const [first] = others
    if (first !== undefined) all = all.replace(office, first)
  }
  said.add(all)
  said.delete(name)
  return [...said].slice(0, MOST_EVERYDAY)
}
