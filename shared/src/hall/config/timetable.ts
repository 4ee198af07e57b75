// Which hours a day has: an exception first, then holidays, then the season's week.
import { CHINA } from '../../calendar/china.ts'
import { dayAfter, weekdayOf, yearOf } from '../../calendar/days.ts'
import { createWorkingDays, type WorkingDays } from '../../calendar/working-days.ts'
import type { OpeningConfig } from './opening-schema.ts'

/** `09:00` to `12:00`. */
export interface Hours {
  readonly from: string
  readonly to: string
}

const calendars = new WeakMap<OpeningConfig, WorkingDays>()

/** The statutory calendar of this hall: its own rows before those that come with the product. */
export function calendarOf(opening: OpeningConfig): WorkingDays {
  const made = calendars.get(opening)
  if (made !== undefined) return made
  const own = opening.years ?? []
  const calendar = createWorkingDays([...own, ...CHINA.filter(({ year }) => !own.some((each) => each.year === year))])
  calendars.set(opening, calendar)
  return calendar
}

/** The week that holds on a day. */
export function weekOn({ weekly, seasons = [] }: OpeningConfig, date: string): OpeningConfig['weekly'] {
  const day = date.slice(5)
  return (
    seasons.find(({ from, to }) => (from <= to ? from <= day && day <= to : from <= day || day <= to))?.weekly ?? weekly
  )
}

/** In the order of the day; none: closed. */
export function hoursOn(opening: OpeningConfig, date: string): readonly Hours[] {
  const exception = opening.exceptions?.find((each) => each.date === date)
  return [...(exception?.hours ?? usualHours(opening, date))].sort((a, b) => (a.from < b.from ? -1 : 1))
}

function usualHours(opening: OpeningConfig, date: string): readonly Hours[] {
  const kind = opening.holidays === false ? 'working' : calendarOf(opening).kindOf(date)
  if (kind === 'holiday') return []
  const weekday = kind === 'made-up' ? (opening.madeUpAs ?? 1) : weekdayOf(date)
  return weekOn(opening, date).filter(({ days }) => days.includes(weekday))
}

/** From December on the next year should be known, or a hall opens on New Year's Day. */
const MONTH_AHEAD = 31

/** The first year whose holidays are needed soon and known to nobody; null where all is well. */
export function unknownYear(opening: OpeningConfig, date: string): number | null {
  if (opening.weekly.length === 0 || opening.holidays === false) return null
  const calendar = calendarOf(opening)
  const needed = [date, dayAfter(date, MONTH_AHEAD)].find((day) => !calendar.isKnown(day))
  return needed === undefined ? null : yearOf(needed)
}
