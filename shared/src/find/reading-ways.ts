// In which ways one character of a text can be read from a place in what was typed: as itself, as full or clipped
// pinyin, as its initial, or with a slip of finger or ear.
import { isHan, isLetter } from './units.ts'

/** From each place in what was typed: where the reading ends and what it costs, in turns. */
export type Ways = readonly (readonly number[])[]

export const READING_COST = {
  initial: 0.14,
  unfinished: 0.05,
  misspelt: 0.4,
  homophone: 0.3,
  otherCharacter: 0.7,
} as const

export interface TypedUnits {
  readonly units: readonly string[]
  /** How rare each unit is, about 1: to lose a rare one costs more. */
  readonly weights: readonly number[]
  /** How each character is read; empty for letters and digits. */
  readonly sounds: readonly (readonly string[])[]
}

export const waysToRead = (unit: string, sounds: readonly string[], typed: TypedUnits): Ways =>
  typed.units.map((at, from) => {
    if (at === unit) return [from + 1, 0]
    if (isLetter(at)) return isLetter(unit) ? [] : sounds.flatMap((sound) => waysOfLetters(sound, from, typed.units))
    if (!isHan(at) || !isHan(unit)) return []
    const alike = sounds.some((sound) => typed.sounds[from]?.includes(sound))
    const cost = alike ? READING_COST.homophone : READING_COST.otherCharacter
    return [from + 1, cost * (typed.weights[from] ?? 1)]
  })

function waysOfLetters(sound: string, from: number, units: readonly string[]): readonly number[] {
  const ways: number[] = []
  let at = from
  let read = 0
  while (read < sound.length && at < units.length && softLetter(units, at) === sound[read]) {
    at = afterLetter(units, at)
    read++
    if (read === 1) ways.push(at, sound.length === 1 ? 0 : READING_COST.initial)
  }
  if (read === sound.length) ways.push(...endsAt(at, 0))
  else if (read > 0 && at === units.length) ways.push(at, READING_COST.unfinished)
  if (read < sound.length && sound.length > 1)
    for (const end of misspeltEnds(sound, from, units)) ways.push(...endsAt(end, READING_COST.misspelt))
  return ways

  /** The g of -ng is nobody's, or the next syllable's. */
  function endsAt(end: number, cost: number): readonly number[] {
    return units[end] === 'g' && sound.endsWith('n') ? [end, cost, end + 1, cost] : [end, cost]
  }
}

function misspeltEnds(sound: string, from: number, units: readonly string[]): readonly number[] {
  const ends: number[] = []
  let soft = ''
  for (let at = from; at < units.length && isLetter(units[at] ?? '') && soft.length <= sound.length;) {
    soft += softLetter(units, at)
    at = afterLetter(units, at)
    if (soft.length > 1 && soft.length >= sound.length - 1 && soft !== sound && oneSlip(soft, sound)) ends.push(at)
  }
  return ends
}

function softLetter(units: readonly string[], at: number): string {
  const letter = units[at] ?? ''
  return letter === 'v' ? 'u' : letter
}

/** The h of zh, ch and sh is read with them. */
const afterLetter = (units: readonly string[], at: number): number =>
  'zcs'.includes(units[at] ?? ' ') && units[at + 1] === 'h' ? at + 2 : at + 1

/** One letter changed, left out, put in, or swapped with the next. */
export function oneSlip(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && same < b.length && a[same] === b[same]) same++
  const rest = a.slice(same + 1)
  return (
    rest === b.slice(same + 1) ||
    rest === b.slice(same) ||
    a.slice(same) === b.slice(same + 1) ||
    (a[same] === b[same + 1] && a[same + 1] === b[same] && a.slice(same + 2) === b.slice(same + 2))
  )
}
