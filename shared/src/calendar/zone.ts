// The hall's time zone: which day and minute an instant is there, and when a wall-clock time comes.
import { hallTime } from '../i18n/when.ts'
import type { BusinessDate } from '../kernel/brands.ts'

const MINUTE_MS = 60_000
/** Offsets of the world's zones change at quarters of an hour at the finest. */
const BLOCK_MS = 15 * MINUTE_MS

export interface Zone {
  readonly name: string
  /** The day in the hall: `2026-03-12`. */
  readonly date: (atMs: number) => BusinessDate
  /** Minutes since the hall's midnight, 0-1439. */
  readonly minuteOfDay: (atMs: number) => number
  /** 1 Monday to 7 Sunday. */
  readonly weekday: (atMs: number) => number
  /** The instant of a wall-clock minute on the day that `atMs` falls on. `minute` may be 1440 for the day's end. */
  readonly instant: (atMs: number, minute: number) => number
}

/** @param timeZone IANA name, as in `Asia/Shanghai` */
export function createZone(timeZone: string): Zone {
  // Asking Intl costs microseconds; a block's offset is asked once.
  const offsets = new Map<number, number>()
  const offsetAt = (atMs: number): number => {
    const block = Math.floor(atMs / BLOCK_MS)
    const known = offsets.get(block)
    if (known !== undefined) return known
    const start = block * BLOCK_MS
    const time = hallTime(start, timeZone)
    const offset = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second) - start
    if (offsets.size > 512) offsets.clear()
    offsets.set(block, offset)
    return offset
  }
  const local = (atMs: number): number => atMs + offsetAt(atMs)
  const days = new Map<number, BusinessDate>()
  const DAY_MS = 24 * 60 * MINUTE_MS
  return {
    name: timeZone,
    date: (atMs) => {
      const day = Math.floor(local(atMs) / DAY_MS)
      const known = days.get(day)
      if (known !== undefined) return known
      const text = new Date(day * DAY_MS).toISOString().slice(0, 10) as BusinessDate
      if (days.size > 64) days.clear()
      days.set(day, text)
      return text
    },
    minuteOfDay: (atMs) => Math.floor(modulo(local(atMs), DAY_MS) / MINUTE_MS),
    weekday: (atMs) => modulo(Math.floor(local(atMs) / DAY_MS) + 3, 7) + 1,
    instant: (atMs, minute) => {
      const wall = Math.floor(local(atMs) / DAY_MS) * DAY_MS + minute * MINUTE_MS
      // Near a change of offset the first guess may be an hour off; the second is right.
      const guess = wall - offsetAt(atMs)
      const found = wall - offsetAt(guess)
      // A wall-clock time that a change of offset skips: as much later as the clocks are put forward.
      return local(found) === wall ? found : Math.max(found, guess)
    },
  }
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by
