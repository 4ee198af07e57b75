// When a hall is open, as data: its week, its summer, the days that are different, the holidays (Q6).
import * as v from 'valibot'
import { isDay } from '../../calendar/days.ts'
import { localTextSchema } from '../../kernel/local-text.ts'

const minutes = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max))

/** `09:00`; `24:00` is the end of the day. */
const clockTime = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time as in "09:00"'),
  v.brand('ClockTime'),
)
const day = v.pipe(v.string(), v.check(isDay, 'a day as in "2026-10-01"'), v.brand('CalendarDay'))
const dayOfYear = v.pipe(
  v.string(),
  v.check((text) => isDay(`2024-${text}`), 'a day of any year as in "05-01"'),
  v.brand('DayOfYear'),
)
/** 1 Monday to 7 Sunday. */
const weekday = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))
const week = v.array(v.strictObject({ days: v.array(weekday), from: clockTime, to: clockTime }))

export const openingSchema = v.strictObject({
  /** No line at all: always open, whatever else stands here. */
  weekly: week,
  /** Another week for a part of each year, as summer hours; `to` before `from` goes over the new year. The first that fits counts. */
  seasons: v.optional(
    v.pipe(v.array(v.strictObject({ from: dayOfYear, to: dayOfYear, weekly: week })), v.maxLength(8)),
  ),
  /** Days that are different: a move, a local holiday, extra hours. Without hours: closed. */
  exceptions: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          date: day,
          name: v.optional(localTextSchema(40)),
          hours: v.array(v.strictObject({ from: clockTime, to: clockTime })),
        }),
      ),
      v.maxLength(400),
    ),
  ),
  /** Whether the hall keeps the statutory holidays and the days worked for them. Default true. */
  holidays: v.optional(v.boolean()),
  /** Years that this product does not know yet, or corrections of those it knows. */
  years: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2200)),
          holidays: v.array(v.strictObject({ from: day, to: day })),
          madeUp: v.array(day),
        }),
      ),
      v.maxLength(20),
    ),
  ),
  /** A Saturday or Sunday that is worked has the hours of this weekday. Default 1, Monday. */
  madeUpAs: v.optional(weekday),
  /** Numbers are given so long before the doors open. */
  issueBeforeMinutes: v.optional(minutes(0, 180), 30),
  /** ...and no longer so long before the day ends. */
  stopIssuingMinutes: v.optional(minutes(0, 180), 0),
})

export type OpeningConfig = v.InferOutput<typeof openingSchema>
