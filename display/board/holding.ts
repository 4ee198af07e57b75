// Which calls stand on the glass: the newest on top, every call for at least five seconds, each number once.
import type { BoardCall } from '@tingxu/shared/hall/views/shapes.ts'

/** Nothing called stays less than this. */
export const LEAST_SHOWN_MS = 5000
/** After a break older calls are no news any more. */
const NEWS_MS = 60_000

export interface Standing {
  readonly call: BoardCall
  /** Hub time when it came onto the glass; of calls that were no news any more, when they were made. */
  readonly since: number
}

export interface Holding {
  /** Newest first, at most as many as there are places, and more only while none may go yet. */
  readonly standing: readonly Standing[]
  /** Calls that are on the glass or have been; null before the first value. */
  readonly seen: ReadonlySet<string> | null
}

export const NOTHING_HELD: Holding = { standing: [], seen: null }

/** @param calls newest first @param places rows that fit @param now hub time */
export function arrange(before: Holding, calls: readonly BoardCall[], places: number, now: number): Holding {
  const newest = oncePerNumber(calls)
  const { seen } = before
  const isNews = (call: BoardCall): boolean => seen !== null && !seen.has(call.id) && now - call.at < NEWS_MS
  const superseded = (call: BoardCall): boolean =>
    newest.some(({ number, id }) => number === call.number && id !== call.id)
  const kept = before.standing.filter(({ call, since }) => now - since < LEAST_SHOWN_MS && !superseded(call))
  // Those who waited longest for a place come first; a called-again number takes the place it had.
  const arriving = newest
    .filter(isNews)
    .reverse()
    .slice(0, Math.max(0, places - kept.length))
  const standing: Standing[] = [...kept, ...arriving.map((call) => ({ call, since: now }))]
  for (const call of newest) {
    if (standing.length >= places) break
    if (isNews(call) || standing.some((each) => each.call.id === call.id)) continue
    standing.push({ call, since: before.standing.find((each) => each.call.id === call.id)?.since ?? call.at })
  }
  standing.sort((a, b) => b.call.at - a.call.at)
  const old = seen === null ? calls : [...calls.filter((call) => !isNews(call)), ...arriving]
  return { standing, seen: new Set(old.map(({ id }) => id)) }
}

function oncePerNumber(calls: readonly BoardCall[]): readonly BoardCall[] {
  const numbers = new Set<string>()
  return [...calls]
    .sort((a, b) => b.at - a.at)
    .filter(({ number }) => !numbers.has(number) && numbers.add(number).size > 0)
}
