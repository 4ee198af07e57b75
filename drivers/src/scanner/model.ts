import * as v from 'valibot'
import { common, connection, whole } from '../models/fields.ts'

export const scannerModelSchema = v.strictObject({
  class: v.literal('scanner'),
  ...common,
  connection,
  /** `lines`: text that ends with CR or LF, on a serial port; `hid-pos`: usage page 0x8C; `wedge`: acts as a keyboard. */
  speaks: v.variant('kind', [
    v.strictObject({ kind: v.literal('lines') }),
    v.strictObject({ kind: v.literal('hid-pos') }),
    v.strictObject({
      kind: v.literal('wedge'),
      reportIdBytes: whole(0, 1),
      /** No scanner pauses longer between two keys, and no person types faster, ms. */
      longestGapMs: whole(5, 200),
      /** Fewer keys in a row are not believed, 2-50. */
      leastKeys: whole(2, 50),
    }),
  ]),
})
export type ScannerModel = v.InferOutput<typeof scannerModelSchema>
