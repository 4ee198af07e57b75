// When the hall is open and gives numbers (Q6).
import type { Zone } from '../../calendar/zone.ts'
import type { OpeningConfig } from './opening-schema.ts'
import { hoursOn } from './timetable.ts'

export interface OpeningState {
  readonly state: 'open' | 'before' | 'lunch' | 'after' | 'closed'
  /** Numbers are given. */
  readonly issuing: boolean
  /** The next opening, if it is closed now. */
  readonly opensAt: number | null
  /** When numbers begin for the next opening; null while it is open and gives them. */
  readonly issuesAt: number | null
  /** The end of this opening, if it is open and ends. */
  readonly closesAt: number | null
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** A hall that is closed longer says no day. */
const LONGEST_BREAK_DAYS = 62

/** @param now ms since 1970 */
export function openingAt(opening: OpeningConfig, zone: Zone, now: number): OpeningState {
  if (opening.weekly.length === 0)
    return { state: 'open', issuing: true, opensAt: null, issuesAt: null, closesAt: null }
  const today = spans(opening, zone, now)
  const current = today.find((span) => span.from <= now && now < span.to)
  const stopsAt =
    current !== undefined && isLast(today, current) ? current.to - opening.stopIssuingMinutes * MINUTE_MS : Infinity
  if (current !== undefined && now < stopsAt)
    return { state: 'open', issuing: true, opensAt: null, issuesAt: null, closesAt: current.to }
  const opensAt = nextSpan(opening, zone, now)?.from ?? null
  const issuesAt = opensAt === null ? null : opensAt - opening.issueBeforeMinutes * MINUTE_MS
  if (current !== undefined) return { state: 'open', issuing: false, opensAt: null, issuesAt, closesAt: current.to }
  const past = today.some((span) => span.to <= now)
  const later = today.some((span) => span.from > now)
  return {
    state: today.length === 0 ? 'closed' : past && later ? 'lunch' : later ? 'before' : 'after',
    issuing: issuesAt !== null && now >= issuesAt,
    opensAt,
    issuesAt,
    closesAt: null,
  }
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Of the day that `at` falls on. */
const spans = (opening: OpeningConfig, zone: Zone, at: number): readonly Span[] =>
  hoursOn(opening, zone.date(at)).map(({ from, to }) => ({
    from: zone.instant(at, minuteOf(from)),
    to: zone.instant(at, minuteOf(to)),
  }))

const isLast = (today: readonly Span[], span: Span): boolean => today.every(({ from }) => from <= span.from)

function nextSpan(opening: OpeningConfig, zone: Zone, now: number): Span | undefined {
  const noon = zone.instant(now, 12 * 60)
  for (let day = 0; day <= LONGEST_BREAK_DAYS; day++) {
    const found = spans(opening, zone, noon + day * DAY_MS).find(({ from }) => from > now)
    if (found !== undefined) return found
  }
  return undefined
}
