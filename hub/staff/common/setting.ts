// What a staff page needs everywhere: its language and the words, the hall's zone and clock.
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { hallTime, sayDay, saySeconds, sayTime } from '@tingxu/shared/i18n/when.ts'

export interface Setting {
  readonly lang: Lang
  readonly t: Messages
  readonly timeZone: string
  /** The hub's clock, ms since 1970; the same function between renders. */
  readonly now: () => number
}

/** `9:42` in the hall's zone. */
export const clockTime = (at: number, { timeZone }: Pick<Setting, 'timeZone'>): string =>
  sayTime(hallTime(at, timeZone))

/** `9:42` today, `3月12日 星期四 9:42` on other days. */
export function dayAndTime(at: number, now: number, { timeZone, lang }: Pick<Setting, 'timeZone' | 'lang'>): string {
  const [then, today] = [hallTime(at, timeZone), hallTime(now, timeZone)]
  const isToday = then.day === today.day && then.month === today.month && then.year === today.year
  return isToday ? sayTime(then) : `${sayDay(then, lang)} ${sayTime(then)}`
}

/** `9:42:07`: where seconds prove something. */
export const clockSeconds = (at: number, { timeZone }: Pick<Setting, 'timeZone'>): string =>
  saySeconds(hallTime(at, timeZone))

/** Parts of one thought, as each language joins them. */
export const joined = (lang: Lang, parts: readonly string[]): string => parts.join(lang === 'en' ? ', ' : '，')

export const minutesBetween = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / 60_000))
