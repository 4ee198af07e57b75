import * as v from 'valibot'
import { common, connection, whole } from '../models/fields.ts'

const keyName = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a key as in "call-next"'))

export const counterBusModelSchema = v.strictObject({
  class: v.literal('counter-bus'),
  ...common,
  connection,
  /** Data bytes, as in `0C` or `06 0F`, and what they mean. Digits may stand before a single byte. */
  keys: v.record(v.pipe(v.string(), v.regex(/^[0-9A-F]{2}( [0-9A-F]{2})*$/)), keyName),
  /** The same frame within this time is a repetition, 0-5000 ms. */
  repeatMs: whole(0, 5000),
  /** Silence between two frames of the host, 0-500 ms: the callers share the two wires. */
  gapMs: whole(0, 500),
  /** Whether the RS-485 adapter gives back what the host sends. */
  adapterEchoes: v.boolean(),
})
export type CounterBusModel = v.InferOutput<typeof counterBusModelSchema>

/** Keyboards, pedals and pads that press keys: boot keyboard reports. */
export const hidKeypadModelSchema = v.strictObject({
  class: v.literal('hid-keypad'),
  ...common,
  connection,
  /** Bytes before the modifiers: 1 where the device uses report ids. */
  reportIdBytes: whole(0, 1),
  /** Key usages as in `58`, and what each means when it goes down; with `release` also when it comes up. */
  keys: v.record(
    v.pipe(v.string(), v.regex(/^[0-9A-F]{2}$/)),
    v.union([keyName, v.strictObject({ press: keyName, release: keyName })]),
  ),
  /** Whether digits are gathered and go with the next key; dropped after a pause of this length, ms. 0: never gathered. */
  digitsMs: whole(0, 60_000),
})
export type HidKeypadModel = v.InferOutput<typeof hidKeypadModelSchema>
