// The queue before the loudspeaker: one after the other, each call once, nothing cut.
import type { BoardCall } from '@tingxu/shared/hall/views/shapes.ts'

/** A page that has just opened says only what was called this moment. */
const FIRST_NEWS_MS = 10_000
/** What could not be said in this time because the line was cut is not called out any more. */
const NEWS_MS = 120_000
/** With more than this waiting, each is said once. */
const UNHURRIED = 2

export interface Announcement {
  readonly id: string
  readonly number: string
  readonly counter: string
}

export interface Announcements {
  readonly waiting: readonly Announcement[]
  readonly speaking: Announcement | null
  /** Calls that are known; null before the first value. */
  readonly known: ReadonlySet<string> | null
}

export const NOTHING_TO_SAY: Announcements = { waiting: [], speaking: null, known: null }

/** @param calls as the board's view has them @param now hub time */
export function callsCame(before: Announcements, calls: readonly BoardCall[], now: number): Announcements {
  const { known } = before
  const newsMs = known === null ? FIRST_NEWS_MS : NEWS_MS
  const news = [...calls]
    .filter(({ id, at, spoken: isSpoken }) => known?.has(id) !== true && !isSpoken && now - at < newsMs)
    .sort((a, b) => a.at - b.at)
  const waiting = [...before.waiting]
  for (const { id, number, counter } of news)
    if (!waiting.some((each) => each.number === number && each.counter === counter))
      waiting.push({ id, number, counter })
  return { ...before, waiting, known: new Set([...calls.map(({ id }) => id)]) }
}

/** The next one, if nobody is speaking. */
export function nextToSpeak(before: Announcements): Announcements {
  const [speaking, ...waiting] = before.waiting
  return before.speaking !== null || speaking === undefined ? before : { ...before, speaking, waiting }
}

export function spoken(before: Announcements): Announcements {
  return { ...before, speaking: null }
}

/** How often a call is said: twice, and once where others wait. */
export function timesToSay({ waiting }: Announcements): number {
  return waiting.length > UNHURRIED ? 1 : 2
}
