// A text as the search reads it: characters, letters and digits; all else only stands between them.

/** Traditional characters become simplified ones. */
export type Simplify = (character: string) => string

const KEPT = /[\p{L}\p{N}]/u
const HAN = /\p{Script=Han}/u
/** Nearly all that is written lies here: worth no regular expression for each of a million characters. */
const usual = (character: string): boolean => character >= '一' && character <= '鿿'

export const isHan = (unit: string): boolean => usual(unit) || HAN.test(unit)
export const isLetter = (unit: string): boolean => unit.length === 1 && unit >= 'a' && unit <= 'z'

/** `"《身份證》 Zheng"` → `身份证zheng`, one unit each. */
export function unitsOf(text: string, simplify: Simplify): readonly string[] {
  const units: string[] = []
  for (const character of text.normalize('NFKC').toLowerCase().replace(/ü/g, 'v'))
    if (usual(character) || KEPT.test(character)) units.push(simplify(character))
  return units
}

/** @param pairs as in `FindTables.simplified` */
export function simplifier(pairs: string): Simplify {
  const map = new Map<string, string>()
  const characters = Array.from(pairs)
  for (let at = 0; at + 1 < characters.length; at += 2) map.set(characters[at] ?? '', characters[at + 1] ?? '')
  return (character) => map.get(character) ?? character
}
