// What the shapes of all models are made of.
import * as v from 'valibot'
import { fromHex } from '../kernel/bytes.ts'

/** Bytes as people write them: `1D 56 42 00`. */
export const hex = v.pipe(
  v.string(),
  v.regex(/^[0-9A-F]{2}( [0-9A-F]{2})*$/, 'bytes as in "1D 56 42 00"'),
  v.transform(fromHex),
)

export const whole = (min: number, max: number) => {
  const words = `a whole number from ${min} to ${max}`
  return v.pipe(v.number(words), v.integer(words), v.minValue(min, words), v.maxValue(max, words))
}
export const wholeBytes = (min: number, max: number) => v.pipe(whole(min, max), v.multipleOf(8, 'a multiple of 8 dots'))

const names = v.strictObject({ 'zh-Hans': v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) })

export const common = {
  /** The file's name without `.json`: what a hall's configuration refers to. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id as in "generic-80mm"')),
  name: names,
  /** Where each fact comes from. */
  source: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1)),
  /** `high`: two sources agree or it was tried on the device; `medium`: one good source; `low`: a hint. */
  confidence: v.picklist(['high', 'medium', 'low']),
  notes: v.optional(v.array(v.string()), []),
}

/** A USB plug's id, four hexadecimal digits: `0C2E`. */
const usbId = v.pipe(
  v.string(),
  v.regex(/^[0-9A-F]{4}$/, 'four digits as in "0C2E"'),
  v.transform((digits) => Number.parseInt(digits, 16)),
)

/** What a model usually hangs on: filled in where the hall says nothing else, and what the udev rules are made from. */
export const connection = v.optional(
  v.strictObject({
    baud: v.optional(whole(300, 921_600)),
    tcpPort: v.optional(whole(1, 65_535)),
    udpPort: v.optional(whole(1, 65_535)),
    /** Without `productId`: everything of that maker. */
    usb: v.optional(v.array(v.strictObject({ vendorId: usbId, productId: v.optional(usbId) })), []),
    hid: v.optional(
      v.strictObject({
        usagePage: v.optional(whole(0, 0xffff)),
        usage: v.optional(whole(0, 0xffff)),
        /** Sent after each open, its id first. */
        featureReport: v.optional(hex),
      }),
    ),
  }),
  { usb: [] },
)
