// What stands on a slip, as data: what the hub composes, the agent spools and any model of printer can lay out.
import * as v from 'valibot'

const words = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(200),
  v.regex(/^[^\p{Cc}]*$/u, 'words without control characters'),
)

/** A run of words. `size` 1 is the printer's normal height (3 mm at 203 dpi), 2 twice that, up to 4. */
const slipText = v.strictObject({
  text: words,
  size: v.optional(v.picklist([1, 2, 3, 4]), 1),
  weight: v.optional(v.picklist(['regular', 'bold']), 'regular'),
})

export const slipBlockSchema = v.variant('kind', [
  /** The number plate. One letter or none, and up to four digits: 1000 comes after 999. */
  v.strictObject({
    kind: v.literal('plate'),
    prefix: v.pipe(v.string(), v.regex(/^[A-Z]?$/, 'one letter A-Z or none')),
    digits: v.pipe(v.string(), v.regex(/^\d{1,4}$/, 'one to four digits')),
  }),
  /** One line of words, broken where it is too long. */
  v.strictObject({
    kind: v.literal('line'),
    ...slipText.entries,
    align: v.optional(v.picklist(['left', 'center']), 'left'),
  }),
  /** Two runs on one line, the second at the right edge: a label and its value. */
  v.strictObject({ kind: v.literal('pair'), left: slipText, right: slipText }),
  v.strictObject({ kind: v.literal('rule'), weight: v.optional(v.picklist(['hair', 'strong']), 'hair') }),
  /** A QR code with a word beside or under it. Printable ASCII only: printers disagree on everything else. */
  v.strictObject({
    kind: v.literal('qr'),
    url: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,300}$/, 'an address of 1 to 300 printable ASCII characters')),
    caption: words,
    note: v.optional(words),
  }),
  v.strictObject({ kind: v.literal('feed'), mm: v.pipe(v.number(), v.minValue(0), v.maxValue(50)) }),
])

export const slipDocumentSchema = v.strictObject({
  blocks: v.pipe(v.array(slipBlockSchema), v.minLength(1), v.maxLength(60)),
  /** Stands white on black at the head of every slip that is not the first of its ticket. */
  copy: v.optional(v.literal('补打')),
})

export type SlipText = v.InferOutput<typeof slipText>
export type SlipBlock = v.InferOutput<typeof slipBlockSchema>
export type SlipDocument = v.InferOutput<typeof slipDocumentSchema>
/** A slip as it may be written down: what has a default may be left out. */
export type SlipDraft = v.InferInput<typeof slipDocumentSchema>
export type PlateNumber = Omit<Extract<SlipBlock, { kind: 'plate' }>, 'kind'>
