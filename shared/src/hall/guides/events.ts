// Every event says who did it, because the kept rows show it and are folded from events alone.
import * as v from 'valibot'
import { ActorId, BusinessDate, GuideId } from '../../kernel/brands.ts'
import { defineEvent } from '../../kernel/define.ts'
import { shortText } from './parts.ts'
import { guideContentSchema, itemCode } from './schema.ts'

const done = { guide: GuideId, by: ActorId }

export const guideSaved = defineEvent('guide.saved', 1, v.strictObject({ ...done, content: guideContentSchema }))
export const guideDiscarded = defineEvent(
  'guide.discarded',
  1,
  // `gone`: it had no version that passed, so nothing of it is left, and its code is free again.
  v.strictObject({ ...done, gone: v.boolean(), code: v.nullable(itemCode) }),
)
export const guideCancelProposed = defineEvent(
  'guide.cancel-proposed',
  1,
  v.strictObject({ ...done, content: guideContentSchema, reason: shortText }),
)
export const guideSubmitted = defineEvent('guide.submitted', 1, v.strictObject(done))
export const guideWithdrawn = defineEvent('guide.withdrawn', 1, v.strictObject(done))
export const guideApproved = defineEvent(
  'guide.approved',
  1,
  // The words stand here once more: what was let pass must be plain from this event alone.
  v.strictObject({
    ...done,
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    from: BusinessDate,
    content: guideContentSchema,
  }),
)
export const guideRefused = defineEvent('guide.refused', 1, v.strictObject({ ...done, reason: shortText }))
export const guideSuspended = defineEvent('guide.suspended', 1, v.strictObject({ ...done, reason: shortText }))
export const guideResumed = defineEvent('guide.resumed', 1, v.strictObject(done))

export const guideEvents = [
  guideSaved,
  guideDiscarded,
  guideCancelProposed,
  guideSubmitted,
  guideWithdrawn,
  guideApproved,
  guideRefused,
  guideSuspended,
  guideResumed,
] as const
