import * as v from 'valibot'
import { common, connection, whole } from '../models/fields.ts'

export const cardReaderModelSchema = v.strictObject({
  class: v.literal('card-reader'),
  ...common,
  connection,
  speaks: v.variant('kind', [
    /** `02`, ten hexadecimal digits, two of their XOR, `03`. */
    v.strictObject({ kind: v.literal('rdm6300') }),
    /** The number as text on a line, as Wiegand converters send it. */
    v.strictObject({ kind: v.literal('lines') }),
    v.strictObject({
      kind: v.literal('wedge'),
      reportIdBytes: whole(0, 1),
      longestGapMs: whole(5, 200),
      leastKeys: whole(2, 50),
    }),
  ]),
  /** How the text is to be read: a number, hexadecimal digits, or facility and number (`123,45678` or `123 45678`). */
  text: v.picklist(['decimal', 'hex', 'facility']),
  /** Brands differ in which byte comes first. */
  reverseBytes: v.boolean(),
  /** How many of the low bytes count, 3 for Wiegand-26, 4 for most. */
  bytes: whole(3, 5),
  /** How the hall writes the number: the same card must give the same on every reader. */
  writes: v.picklist(['decimal-10', 'hex', 'facility-8']),
  /** A card that is not heard for this long has left, ms. */
  awayMs: whole(100, 10_000),
})
export type CardReaderModel = v.InferOutput<typeof cardReaderModelSchema>
