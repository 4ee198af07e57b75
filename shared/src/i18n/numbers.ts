// Waits, ages and durations as people speak of them. Numbers in, small data out: the catalogue turns it into words.
import type { Messages } from './messages.ts'

/** The part of the catalogue that figures need, so that a small page need not load all of it. */
export type Words = Pick<Messages, 'common'>

/** Under this a wait is "soon": a figure would be truer than anyone needs. */
const SOON_SECONDS = 2 * 60

/** A wait rounded as people say it. `low === high` is a single figure. Hours come in halves. */
export type SpokenWait =
  { readonly kind: 'soon' } | { readonly kind: 'minutes' | 'hours'; readonly low: number; readonly high: number }

const down = (value: number, step: number): number => Math.floor(value / step) * step
const up = (value: number, step: number): number => Math.ceil(value / step) * step

/**
 * Rounds an estimate (`P50` and `P80`, in seconds) outwards, so that what is said is never shorter than what was computed:
 * steps of 5 minutes, of 10 from the hour's edge, of half an hour from one hour. Half of all people wait less than the low figure.
 */
export function spokenWait(p50Seconds: number, p80Seconds: number): SpokenWait {
  const shorter = Math.max(0, Math.min(p50Seconds, p80Seconds))
  const longer = Math.max(0, p50Seconds, p80Seconds)
  if (longer < SOON_SECONDS) return { kind: 'soon' }
  const lowMinutes = shorter / 60
  const highMinutes = longer / 60
  if (lowMinutes >= 60) return { kind: 'hours', low: down(lowMinutes, 30) / 60, high: up(highMinutes, 30) / 60 }
  if (highMinutes > 90)
    return { kind: 'hours', low: Math.max(0.5, down(lowMinutes, 30) / 60), high: up(highMinutes, 30) / 60 }
  const step = highMinutes > 60 ? 10 : 5
  const high = up(highMinutes, step)
  return { kind: 'minutes', low: Math.min(high, Math.max(5, down(lowMinutes, step))), high }
}

/** "10–15 minutes", for a big word beside a label that already says "about". */
export function sayWait(t: Pick<Messages, 'common'>, wait: SpokenWait): string {
  if (wait.kind === 'soon') return t.common.soon
  return wait.kind === 'hours' ? t.common.hours(wait.low, wait.high) : t.common.minutes(wait.low, wait.high)
}

/** "about 10–15 minutes", where it stands alone. */
export function sayAboutWait(t: Pick<Messages, 'common'>, wait: SpokenWait): string {
  return wait.kind === 'soon' ? t.common.soon : t.common.about(sayWait(t, wait))
}

/** "about 10–15 min", for boards. */
export function sayBoardWait(t: Pick<Messages, 'common'>, wait: SpokenWait): string {
  if (wait.kind === 'soon') return t.common.soon
  const say = wait.kind === 'hours' ? t.common.hoursShort : t.common.minutesShort
  return t.common.about(say(wait.low, wait.high))
}

/** "38 s", "4 min 12 s", "1 h 5 min": how long something has been going on. */
export function sayDuration(t: Pick<Messages, 'common'>, seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 60) return t.common.durationSeconds(whole)
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return t.common.durationMinutes(minutes, whole % 60)
  return t.common.durationHours(Math.floor(minutes / 60), minutes % 60)
}

/** "2 seconds ago": the age of what is on the glass. From a minute on nobody counts seconds. */
export function sayAge(t: Pick<Messages, 'common'>, seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return whole < 60 ? t.common.secondsAgo(whole) : t.common.minutesAgo(Math.floor(whole / 60))
}

export type DayPart = 'early' | 'morning' | 'noon' | 'afternoon' | 'evening'

/** The part of the day a greeting names. `hour` 0-23 in the hall's zone. */
export function dayPart(hour: number): DayPart {
  if (hour >= 18 || hour < 5) return 'evening'
  if (hour < 8) return 'early'
  if (hour < 12) return 'morning'
  return hour < 14 ? 'noon' : 'afternoon'
}
