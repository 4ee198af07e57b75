// What a guide says (G1): every field of the national tables. What lacks is no error here but a finding of the lint,
// because an incomplete guide is shown with what it lacks and never hidden.
import * as v from 'valibot'
import { BusinessDate, DepartmentId, ServiceId } from '../../kernel/brands.ts'
import { hallText, localTextSchema } from '../../kernel/local-text.ts'
import * as part from './parts.ts'

/** Free text: real codes run to sixty characters. Unique among the guides of a hall. */
export const itemCode = hallText(64)

/** Kinds of administrative items, as the national list names them. */
export const ITEM_TYPES = [
  'licence',
  'penalty',
  'compulsion',
  'levy',
  'payment',
  'inspection',
  'confirmation',
  'reward',
  'ruling',
  'other-power',
  'public-service',
] as const

/** Life events and subjects a citizen looks under (G3). */
export const SUBJECTS = [
  'birth',
  'education',
  'work',
  'marriage',
  'housing',
  'health',
  'social-security',
  'retirement',
  'death',
  'identity',
  'travel',
  'vehicle',
  'business-start',
  'business-change',
  'business-close',
  'qualification',
  'tax',
  'construction',
  'land',
  'environment',
  'agriculture',
  'safety',
  'culture',
  'justice',
  'assistance',
  'other',
] as const

const listOf = <S extends v.GenericSchema>(schema: S, most: number) =>
  v.optional(v.pipe(v.array(schema), v.maxLength(most)), [])

export const guideContentSchema = v.strictObject({
  name: localTextSchema(200),
  code: v.optional(itemCode),
  type: v.optional(v.picklist(ITEM_TYPES)),
  /** The department's name as the guide tells it; `departmentId` where it is one of the hall's own. */
  department: v.optional(localTextSchema(120)),
  departmentId: v.optional(DepartmentId),
  served: listOf(v.picklist(['person', 'enterprise']), 2),
  subjects: listOf(v.picklist(SUBJECTS), 8),
  /** What people call it: "身份证丢了". Searched, never shown as its name. */
  alsoCalled: listOf(localTextSchema(60), 30),
  basis: listOf(part.basisSchema, 40),
  conditions: listOf(part.paragraph, 40),
  scenarios: listOf(part.scenarioSchema, 6),
  materials: listOf(part.materialSchema, 80),
  steps: listOf(part.stepSchema, 30),
  specialProcedures: listOf(part.specialProcedureSchema, 10),
  /** Immediate: done while one waits. Committed: within the promised limit. */
  kind: v.optional(v.picklist(['immediate', 'committed'])),
  legalLimit: v.optional(part.limitSchema),
  promisedLimit: v.optional(part.limitSchema),
  /** Left out = not said yet, which is a fault; false = free. */
  charged: v.optional(v.boolean()),
  fees: listOf(part.feeLineSchema, 30),
  results: listOf(part.resultSchema, 10),
  /** False: the item did not enter the hall, and `place` says where it is done (G6). */
  inHall: v.optional(v.boolean(), true),
  place: v.optional(part.placeSchema),
  /** The queue one joins for it (G7). */
  service: v.optional(ServiceId),
  appointment: v.optional(v.boolean(), false),
  /** How often one must come; 0 = all from home. */
  visits: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20))),
  ask: v.optional(part.contactSchema),
  complain: v.optional(part.contactSchema),
  faq: listOf(part.faqSchema, 30),
  /** The day somebody last compared it with the law. */
  checkedOn: v.optional(BusinessDate),
  /** The last day it holds. */
  until: v.optional(BusinessDate),
})

export type GuideContent = v.InferOutput<typeof guideContentSchema>
export type GuideContentInput = v.InferInput<typeof guideContentSchema>
export type GuideField = keyof GuideContent

/** The order in which a guide is written, read, printed and compared. */
export const GUIDE_SECTIONS = {
  what: ['name', 'alsoCalled', 'code', 'type', 'department', 'departmentId', 'served', 'subjects'],
  limits: ['kind', 'promisedLimit', 'legalLimit', 'visits'],
  cost: ['charged', 'fees'],
  scenarios: ['scenarios'],
  bring: ['materials'],
  may: ['conditions'],
  how: ['steps', 'specialProcedures', 'results'],
  where: ['inHall', 'place', 'service', 'appointment'],
  basis: ['basis', 'checkedOn', 'until'],
  questions: ['faq'],
  contact: ['ask', 'complain'],
} as const satisfies Record<string, readonly GuideField[]>

export type GuideSection = keyof typeof GUIDE_SECTIONS
