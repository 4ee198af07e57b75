// What a hall is, as one document: the shape of `hall.json` and of every accepted version in the log.
import * as v from 'valibot'
import { CounterId, DepartmentId, HallId, Series, ServiceId, ZoneId } from '../../kernel/brands.ts'
import { localTextSchema } from '../../kernel/local-text.ts'
import { webhookSchema } from '../outbox/webhooks.ts'
import { openingSchema } from './opening-schema.ts'

const minutes = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max))
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

const colour = v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/, 'a colour as in "#095c4b"'), v.brand('Colour'))
const timeZone = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9_+/-]{1,40}$/),
  v.check(isTimeZone, 'a time zone as in "Asia/Shanghai"'),
  v.brand('TimeZone'),
)
const webAddress = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[\x21-\x7e]{3,120}$/, 'an address as in "https://hall.example"'),
  v.brand('WebAddress'),
)

export const serviceSchema = v.strictObject({
  id: ServiceId,
  name: localTextSchema(60),
  /** For boards, where room is short. */
  shortName: v.optional(localTextSchema(16)),
  /** What belongs to it, in a citizen's words. */
  about: v.optional(localTextSchema(80)),
  series: Series,
  /** Where its people wait. */
  zone: ZoneId,
  /** What the hall knew before this system: how long one visit takes, and from how many visits. */
  typical: v.optional(v.strictObject({ minutes: minutes(0.2, 240), visits: whole(0, 1_000_000) })),
})

export const counterSchema = v.strictObject({
  id: CounterId,
  /** What stands on its sign. */
  number: v.pipe(
    v.string(),
    v.regex(/^[0-9A-Z]{1,4}$/, 'a number as on the sign: 3, 12, A3'),
    v.brand('CounterNumber'),
  ),
  zone: ZoneId,
  department: v.optional(DepartmentId),
  /** In no order; a preference is a head start in minutes. */
  services: v.pipe(
    v.array(v.strictObject({ service: ServiceId, headStartMinutes: v.optional(minutes(0, 120), 0) })),
    v.minLength(1),
  ),
})

export const rulesSchema = v.strictObject({
  /** Calls before a no-show, 1-9. */
  maxCalls: v.optional(whole(1, 9), 3),
  /** Seconds between two calls of one person, 0-120. */
  recallAfterSeconds: v.optional(whole(0, 120), 20),
  /** A no-show may come back within so many minutes... */
  returnMinutes: v.optional(minutes(0, 240), 10),
  /** ...or while no more than so many people were called since, and stands behind the next `returnBehind`. */
  returnTickets: v.optional(whole(0, 50), 3),
  returnBehind: v.optional(whole(0, 20), 2),
  agedAfterMinutes: v.optional(minutes(1, 240), 15),
  agedTimesMedian: v.optional(minutes(1, 20), 3),
  agedWithoutMedianMinutes: v.optional(minutes(1, 480), 40),
  appointmentHeadStartMinutes: v.optional(minutes(0, 60), 2),
  appointmentLateMinutes: v.optional(minutes(0, 120), 10),
  sameServiceSeconds: v.optional(whole(0, 600), 10),
  /** Alarms for the officer. */
  noCallMinutes: v.optional(minutes(1, 120), 5),
  longWaitMinutes: v.optional(minutes(5, 240), 30),
  longWaitPeople: v.optional(whole(1, 200), 10),
})

export const hallConfigSchema = v.strictObject({
  hall: v.strictObject({
    id: HallId,
    name: localTextSchema(40),
    timeZone,
    accent: v.optional(colour),
    languages: v.optional(v.pipe(v.array(v.picklist(['zh-Hans', 'zh-Hant', 'en'])), v.minLength(1)), [
      'zh-Hans',
      'zh-Hant',
      'en',
    ]),
  }),
  /** Where phones reach this hub; without it no QR code is shown or printed. */
  phone: v.optional(v.strictObject({ baseUrl: webAddress })),
  zones: v.pipe(v.array(v.strictObject({ id: ZoneId, name: localTextSchema(40) })), v.minLength(1)),
  departments: v.optional(v.array(v.strictObject({ id: DepartmentId, name: localTextSchema(40) })), []),
  services: v.pipe(v.array(serviceSchema), v.minLength(1), v.maxLength(200)),
  counters: v.pipe(v.array(counterSchema), v.minLength(1), v.maxLength(400)),
  opening: openingSchema,
  rules: v.optional(rulesSchema, {}),
  boards: v.optional(
    v.strictObject({ staleSeconds: v.optional(whole(6, 600), 12), notice: v.optional(localTextSchema(120)) }),
    {},
  ),
  /** Other systems that are told what happens; each gets a thing at least once, under one id. */
  webhooks: v.optional(v.pipe(v.array(webhookSchema), v.maxLength(16)), []),
})

export type HallConfig = v.InferOutput<typeof hallConfigSchema>
export type HallConfigInput = v.InferInput<typeof hallConfigSchema>
export type ServiceConfig = HallConfig['services'][number]
export type CounterConfig = HallConfig['counters'][number]
export type HallRules = HallConfig['rules']

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
