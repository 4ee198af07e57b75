// The parts a guide is made of, field for field after the national tables (GB/T 39554). Long texts are lists of paragraphs.
import * as v from 'valibot'
import { hallText, localTextSchema } from '../../kernel/local-text.ts'

export const shortText = localTextSchema(200)
export const paragraph = localTextSchema(1000)
export const paragraphs = v.pipe(v.array(paragraph), v.maxLength(40))
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max))

/** Names a part within its guide, so that other parts and a visitor's answers can point to it. */
export const PartId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,31}$/), v.brand('GuidePartId'))

export const webLink = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[\x21-\x7e]{3,500}$/, 'an address as in "https://hall.example"'),
  v.brand('GuideLink'),
)

/** One ground in law. `lawChanged` is set when the law was amended after the guide was checked. */
export const basisSchema = v.strictObject({
  law: localTextSchema(200),
  article: v.optional(localTextSchema(200)),
  link: v.optional(webLink),
  lawChanged: v.optional(v.boolean(), false),
})

/** Holds for those whose answer to the question is one of these. */
export const whenSchema = v.strictObject({
  question: PartId,
  answers: v.pipe(v.array(PartId), v.minLength(1), v.maxLength(12)),
})

/** A scenario question that cuts the list of materials to the visitor's own case: "first time / renewal / lost". */
export const scenarioSchema = v.strictObject({
  id: PartId,
  ask: shortText,
  answers: v.pipe(v.array(v.strictObject({ id: PartId, says: shortText })), v.minLength(2), v.maxLength(12)),
})

export const materialSchema = v.strictObject({
  id: PartId,
  name: localTextSchema(300),
  role: v.picklist(['main', 'auxiliary']),
  mayFollow: v.optional(v.boolean(), false),
  /** `on-condition`: only for those whom `condition` describes in words, or whose answers `when` names. */
  needed: v.optional(v.picklist(['always', 'on-condition']), 'always'),
  condition: v.optional(paragraph),
  when: v.optional(whenSchema),
  form: v.optional(v.picklist(['original', 'copy', 'original-and-copy']), 'original'),
  medium: v.optional(v.picklist(['paper', 'electronic', 'either']), 'paper'),
  copies: v.optional(count(99), 1),
  issuedBy: v.optional(shortText),
  /** What the form is called that the hall gives out for it. */
  blankForm: v.optional(shortText),
  sample: v.optional(shortText),
  /** Why the office may ask for it. */
  basis: v.optional(paragraph),
})

export const stepSchema = v.strictObject({
  name: shortText,
  who: v.optional(shortText),
  limit: v.optional(shortText),
})

export const specialProcedureSchema = v.strictObject({
  kind: v.picklist(['hearing', 'inspection', 'publication', 'tender', 'test', 'expert-review', 'other']),
  name: v.optional(shortText),
  /** Whether its days count in the limit (APL 45: mostly not). */
  counted: v.optional(v.boolean(), false),
})

/** `days: 0` is "at once". */
export const limitSchema = v.strictObject({
  days: count(3650),
  unit: v.picklist(['working-day', 'calendar-day']),
  note: v.optional(paragraph),
})

export const feeLineSchema = v.strictObject({
  name: shortText,
  standard: paragraph,
  basis: v.optional(paragraph),
  reductions: v.optional(paragraph),
})

export const resultSchema = v.strictObject({
  name: shortText,
  form: v.optional(v.picklist(['paper', 'electronic', 'both'])),
  sample: v.optional(shortText),
})

export const placeSchema = v.strictObject({
  /** Where: the hall, or where an item is done that did not enter it (G6). */
  address: shortText,
  /** As on the signs: "3–5 号窗口". */
  counter: v.optional(shortText),
  hours: v.optional(shortText),
})

export const contactSchema = v.strictObject({
  phone: v.optional(hallText(60)),
  link: v.optional(webLink),
  note: v.optional(shortText),
})

export const faqSchema = v.strictObject({ question: shortText, answer: paragraph })

export type GuideBasis = v.InferOutput<typeof basisSchema>
export type GuideScenario = v.InferOutput<typeof scenarioSchema>
export type GuideMaterial = v.InferOutput<typeof materialSchema>
export type GuideStep = v.InferOutput<typeof stepSchema>
export type GuideLimit = v.InferOutput<typeof limitSchema>
export type GuideFeeLine = v.InferOutput<typeof feeLineSchema>
export type GuidePlace = v.InferOutput<typeof placeSchema>
export type GuideContact = v.InferOutput<typeof contactSchema>
