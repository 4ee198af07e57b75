// The statutory calendar: which days are worked, holidays and the days worked to make up for them among them (Q6, C3).
// A year is known by its rows or not at all: nothing is guessed.
import { dayAfter, weekdayOf, yearOf } from './days.ts'

/** One year as the government announces it. Weekends are free without being named. */
export interface CalendarYear {
  readonly year: number
  /** First and last day of each holiday. */
  readonly holidays: readonly { readonly from: string; readonly to: string }[]
  /** Saturdays and Sundays that are worked. */
  readonly madeUp: readonly string[]
}

export type DayKind = 'working' | 'made-up' | 'weekend' | 'holiday'

export interface WorkingDays {
  /** Whether the rows of its year are there: otherwise `kindOf` knows weekends alone. */
  readonly isKnown: (date: string) => boolean
  readonly kindOf: (date: string) => DayKind
  /**
   * The n-th working day after a day; the first is the next working day, whatever kind the day itself is (rules §4).
   * `isCertain` is false where a year on the way is not known: then the day is "about" and never told as a fact.
   */
  readonly after: (date: string, days: number) => { readonly date: string; readonly isCertain: boolean }
}

export function createWorkingDays(years: readonly CalendarYear[]): WorkingDays {
  const known = new Set(years.map(({ year }) => year))
  const madeUp = new Set(years.flatMap((year) => year.madeUp))
  const holidays = new Set<string>()
  for (const year of years)
    for (const { from, to } of year.holidays) for (let day = from; day <= to; day = dayAfter(day)) holidays.add(day)

  const kindOf = (date: string): DayKind => {
    if (holidays.has(date)) return 'holiday'
    if (madeUp.has(date)) return 'made-up'
    return weekdayOf(date) >= 6 ? 'weekend' : 'working'
  }
  const isWorked = (date: string): boolean => {
    const kind = kindOf(date)
    return kind === 'working' || kind === 'made-up'
  }
  return {
    isKnown: (date) => known.has(yearOf(date)),
    kindOf,
    after: (from, days) => {
      let date = from
      let isCertain = true
      for (let left = days; left > 0;) {
        date = dayAfter(date)
        isCertain &&= known.has(yearOf(date))
        if (isWorked(date)) left--
      }
      return { date, isCertain }
    },
  }
}
