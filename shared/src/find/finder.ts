// Finds entries by what somebody types: characters, pinyin, initials, a mixture, with slips. Two steps: what shares
// something with it is gathered from an index, and the best of that is read along what was typed.
import { createAligner } from './align.ts'
import { mostOf } from './most-of.ts'
import { createWindow, letterOf, LETTERS, NO_LETTER, windowsOf } from './letters.ts'
import { createKeyList } from './postings.ts'
import { softened, soundsFrom } from './sounds.ts'
import { textsOf } from './texts.ts'
import { typedUnits } from './typed.ts'
import type { FindEntry, Finder, FindHit, FindTables } from './types.ts'
import { isHan, isLetter, simplifier, unitsOf } from './units.ts'

interface Text {
  readonly entry: number
  readonly by: FindHit['by']
  readonly units: readonly string[]
}

/** So many are read closely; the rest shares too little. */
const READ_CLOSELY = 90
/** Less than this of what was typed is not found, but guessed. */
const LEAST_MATCH = 0.45
/** A name says more of a thing than who does it. */
const BY_WORTH = { name: 0, 'also-called': 0, 'everyday-word': 0.04, department: 0.3 } as const
const UNKNOWN_WEIGHT = 0.3

interface UnitKeys {
  readonly unit: number
  readonly spoken: readonly number[]
  readonly letters: readonly number[]
}

export function createFinder(entries: readonly FindEntry[], { readings, simplified, words }: FindTables): Finder {
  const simplify = simplifier(simplified)
  const sounds = soundsFrom(readings)
  const fillers = [...words.fillers].sort((a, b) => b.length - a.length)
  const texts: Text[] = []
  const units = numbered()
  const spoken = numbered()
  const keysOfUnit = new Map<string, UnitKeys>()
  const lists = { units: createKeyList(), spoken: createKeyList(), triples: createKeyList(), initials: createKeyList() }

  for (const [number, entry] of entries.entries())
    for (const { words: said, by } of textsOf(entry, words)) addText(number, by, unitsOf(said, simplify))

  const index = {
    units: lists.units.pack(units.size()),
    spoken: lists.spoken.pack(spoken.size()),
    triples: lists.triples.pack(LETTERS ** 3),
    initials: lists.initials.pack(LETTERS ** 2),
  }
  const shared = new Float32Array(texts.length)

  /** Worked out once for each character, however often it comes. */
  function keysFor(unit: string): UnitKeys {
    const ready = keysOfUnit.get(unit)
    if (ready !== undefined) return ready
    const read = sounds.of(unit)
    const letters = Array.from(read[0] ?? '', letterOf)
    const keys = { unit: units.of(unit), spoken: read.map(spoken.of), letters }
    keysOfUnit.set(unit, keys)
    return keys
  }

  function addText(entry: number, by: FindHit['by'], read: readonly string[]): void {
    texts.push({ entry, by, units: read })
    const triples = createWindow(3)
    const initials = createWindow(2)
    for (const unit of read) {
      const keys = keysFor(unit)
      lists.units.push(keys.unit)
      for (const sound of keys.spoken) lists.spoken.push(sound)
      for (const letter of keys.letters) {
        const key = triples.add(letter)
        if (key >= 0) lists.triples.push(key)
      }
      const key = initials.add(keys.letters[0] ?? NO_LETTER)
      if (key >= 0) lists.initials.push(key)
    }
    for (const list of Object.values(lists)) list.end()
  }

  /** About 1 for what few have, less for what all have. */
  const rarity = (count: number): number => Math.log((1 + texts.length) / (1 + count)) / Math.log(1 + texts.length)

  function gather(read: readonly string[]): readonly number[] {
    shared.fill(0)
    const touched: number[] = []
    const add = (list: keyof typeof index, key: number | undefined, worth: number): void => {
      if (key === undefined) return
      const postings = index[list]
      const weight = worth * rarity(postings.count(key)) ** 2
      postings.each(key, (text) => {
        if (shared[text] === 0) touched.push(text)
        shared[text] = (shared[text] ?? 0) + weight
      })
    }
    for (const unit of read) {
      if (isLetter(unit)) continue
      add('units', units.find(unit), 1)
      if (isHan(unit)) for (const sound of sounds.of(unit)) add('spoken', spoken.find(sound), 0.4)
    }
    for (const run of letterRuns(read)) {
      const soft = softened(run)
      add('spoken', spoken.find(soft), 1)
      for (const key of windowsOf(soft, 3)) add('triples', key, 0.5)
      for (const key of windowsOf(run, 2)) add('initials', key, 0.5)
    }
    // Of two that share as much the shorter one is nearer.
    for (const text of touched) shared[text] = (shared[text] ?? 0) - 0.002 * (texts[text]?.units.length ?? 0)
    return mostOf(touched, shared, READ_CLOSELY)
  }

  function find(typed: string, limit: number): readonly FindHit[] {
    const read = typedUnits(typed, fillers, simplify)
    if (read.length === 0) return []
    const weights = read.map((unit) => {
      if (isLetter(unit)) return 1
      const key = units.find(unit)
      // What none of the texts has tells none of them apart.
      return key === undefined ? UNKNOWN_WEIGHT : 0.35 + rarity(index.units.count(key))
    })
    const spelt = read.map((unit) => (isHan(unit) ? sounds.of(unit) : []))
    const aligner = createAligner({ units: read, weights, sounds: spelt }, sounds.of)
    const whole = read.reduce((sum, unit, at) => sum + (isLetter(unit) ? 0.5 : (weights[at] ?? 1)), 0)
    const best = new Map<number, FindHit & { readonly order: number }>()
    for (const number of gather(read)) {
      const text = texts[number]
      if (text === undefined) continue
      const cost = aligner.cost(text.units)
      const match = Math.max(0, 1 - cost / whole)
      if (match < LEAST_MATCH) continue
      const order = cost + BY_WORTH[text.by] + 0.004 * text.units.length
      const id = entries[text.entry]?.id ?? ''
      const known = best.get(text.entry)
      if (known === undefined || order < known.order) best.set(text.entry, { id, match, by: text.by, order })
    }
    return [...best.values()]
      .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id, match, by }) => ({ id, match, by }))
  }

  return { find }
}

/** Numbers for strings, in the order in which they come. */
function numbered() {
  const numbers = new Map<string, number>()
  return {
    of: (text: string): number => {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, numbers.size)
      return numbers.size - 1
    },
    find: (text: string): number | undefined => numbers.get(text),
    size: (): number => numbers.size,
  }
}

const letterRuns = (units: readonly string[]): readonly string[] => units.join('').match(/[a-z]+/g) ?? []
