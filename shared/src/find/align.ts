// How well what was typed fits a text: the cheapest way to read it along the text, leaving out what the text has more.
import { waysToRead, type TypedUnits, type Ways } from './reading-ways.ts'
import { isLetter } from './units.ts'

const COST = { swapped: 0.4, gap: 0.12, gapMore: 0.03, unread: 1, unreadLetter: 0.55, scattered: 0.35 } as const

export interface Aligner {
  /** The least cost, from anywhere in the text to anywhere; 0 = all of it stands there. */
  readonly cost: (text: readonly string[]) => number
}

/** @param soundsOf how a unit of a text is read */
export function createAligner(typed: TypedUnits, soundsOf: (unit: string) => readonly string[]): Aligner {
  const { units, weights } = typed
  const length = units.length
  const unread = units.map((unit, at) => (isLetter(unit) ? COST.unreadLetter : COST.unread) * (weights[at] ?? 1))
  const letters = units.some(isLetter)
  const known = new Map<string, Ways>()
  // Having just read a unit of the text, now, after the next and the one after; and having left some out since.
  let rows = [rowOf(), rowOf(), rowOf()] as const
  const leaving = rowOf()

  function rowOf(): Float64Array {
    return new Float64Array(length + 1)
  }

  function waysOf(unit: string): Ways {
    const ready = known.get(unit)
    if (ready !== undefined) return ready
    const ways = waysToRead(unit, soundsOf(unit), typed)
    known.set(unit, ways)
    return ways
  }

  function inOrder(text: readonly string[]): number {
    for (const row of rows) row.fill(Infinity)
    leaving.fill(Infinity)
    let best = Infinity
    for (let at = 0; at <= text.length; at++) {
      const [row, next, afterNext] = rows
      // Reading may begin at any unit of the text, after losing what was typed before.
      row[0] = 0
      for (let from = 0; from < length; from++) {
        const lost = (row[from] ?? Infinity) + (unread[from] ?? 1)
        if (lost < (row[from + 1] ?? Infinity)) row[from + 1] = lost
      }
      best = Math.min(best, row[length] ?? Infinity)
      const here = text[at]
      if (here === undefined) break
      const ways = waysOf(here)
      for (let from = 0; from < length; from++) {
        const read = row[from] ?? Infinity
        const left = leaving[from] ?? Infinity
        leaving[from] = Math.min(read + COST.gap, left + COST.gapMore)
        const cost = Math.min(read, left)
        if (cost >= best) continue
        const reach = ways[from] ?? []
        for (let way = 0; way < reach.length; way += 2) {
          const to = reach[way] ?? 0
          const there = cost + (reach[way + 1] ?? 0)
          if (there < (next[to] ?? 0)) next[to] = there
        }
        if (units[from + 1] === here && units[from] === text[at + 1] && !isLetter(here))
          afterNext[from + 2] = Math.min(afterNext[from + 2] ?? Infinity, cost + COST.swapped)
      }
      row.fill(Infinity)
      rows = [next, afterNext, row]
    }
    return best
  }

  /** The same characters in another order: "结婚证补领" for "补领结婚证". */
  function scattered(text: readonly string[]): number {
    let cost: number = COST.scattered
    for (let at = 0; at < length; at++) if (!text.includes(units[at] ?? '')) cost += unread[at] ?? 1
    return cost
  }

  return { cost: (text) => (letters ? inOrder(text) : Math.min(inOrder(text), scattered(text))) }
}
