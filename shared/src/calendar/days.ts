// Days of the calendar as they are written, `2026-03-12`, without any time or zone.

const DAY_MS = 86_400_000

/** @throws RangeError where it is no day */
const noonOf = (date: string): number => {
  const at = Date.parse(`${date}T12:00:00Z`)
  if (Number.isNaN(at)) throw new RangeError(`no day: ${date}`)
  return at
}

export const dayAfter = (date: string, days = 1): string =>
  new Date(noonOf(date) + days * DAY_MS).toISOString().slice(0, 10)

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (date: string): number => ((new Date(noonOf(date)).getUTCDay() + 6) % 7) + 1

export const yearOf = (date: string): number => Number(date.slice(0, 4))

/** A real day of the calendar: not 30 February. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`)) && dayAfter(text, 0) === text
