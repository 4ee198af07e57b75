import * as v from 'valibot'
import { BusinessDate, GuideId } from '../../kernel/brands.ts'
import { defineCommand } from '../../kernel/define.ts'
import { exampleGuide } from './example.ts'
import { shortText } from './parts.ts'
import { guideContentSchema } from './schema.ts'

const guide = 'id-card-replace'
const reason = { 'zh-Hans': '法律已修改' }
/** The change the sender has read; 0 for a guide that is not there yet. */
const revision = v.pipe(v.number(), v.integer(), v.minValue(0))

export const saveGuide = defineCommand({
  type: 'guide.save',
  permission: 'guide.write',
  data: v.strictObject({ guide: GuideId, revision, content: guideContentSchema }),
  http: { method: 'PUT', path: '/guides/{guide}/draft' },
  says: 'Write a guide or a new version of it (G1). Refused when somebody changed it since `revision`.',
  example: { guide, revision: 0, content: exampleGuide },
  lane: 'bulk',
})

export const discardGuide = defineCommand({
  type: 'guide.discard',
  permission: 'guide.write',
  data: v.strictObject({ guide: GuideId, revision }),
  http: { method: 'DELETE', path: '/guides/{guide}/draft' },
  says: 'Drop what is being written; a guide that never passed goes with it.',
  example: { guide, revision: 1 },
})

export const proposeCancelGuide = defineCommand({
  type: 'guide.propose-cancel',
  permission: 'guide.write',
  data: v.strictObject({ guide: GuideId, revision, reason: shortText }),
  http: { method: 'POST', path: '/guides/{guide}/propose-cancel' },
  says: 'Propose that the item is cancelled; somebody else approves it (G5).',
  example: { guide, revision: 3, reason },
})

export const submitGuide = defineCommand({
  type: 'guide.submit',
  permission: 'guide.write',
  data: v.strictObject({ guide: GuideId, revision }),
  http: { method: 'POST', path: '/guides/{guide}/submit' },
  says: 'Hand a draft to an approver. Refused for what the law forbids (G8); other faults go along and are shown.',
  example: { guide, revision: 1 },
  lane: 'bulk',
})

export const withdrawGuide = defineCommand({
  type: 'guide.withdraw',
  permission: 'guide.write',
  data: v.strictObject({ guide: GuideId, revision }),
  http: { method: 'POST', path: '/guides/{guide}/withdraw' },
  says: 'Take a submitted draft back to go on writing.',
  example: { guide, revision: 2 },
})

export const approveGuide = defineCommand({
  type: 'guide.approve',
  permission: 'approval.decide',
  data: v.strictObject({ guide: GuideId, revision, from: v.optional(BusinessDate) }),
  http: { method: 'POST', path: '/guides/{guide}/approve' },
  says: 'Let a submitted version pass, to hold from a day on (default today). Nobody approves what they wrote (G5).',
  example: { guide, revision: 2, from: '2026-04-01' },
  lane: 'bulk',
})

export const refuseGuide = defineCommand({
  type: 'guide.refuse',
  permission: 'approval.decide',
  data: v.strictObject({ guide: GuideId, revision, reason: shortText }),
  http: { method: 'POST', path: '/guides/{guide}/refuse' },
  says: 'Send a submitted version back with what is wrong with it.',
  example: { guide, revision: 2, reason },
})

export const suspendGuide = defineCommand({
  type: 'guide.suspend',
  permission: 'guide.suspend',
  data: v.strictObject({ guide: GuideId, revision, reason: shortText }),
  http: { method: 'POST', path: '/guides/{guide}/suspend' },
  says: 'Suspend a guide at once; citizens still find it and read that it is suspended, and why.',
  example: { guide, revision: 3, reason },
})

export const resumeGuide = defineCommand({
  type: 'guide.resume',
  permission: 'guide.suspend',
  data: v.strictObject({ guide: GuideId, revision }),
  http: { method: 'POST', path: '/guides/{guide}/resume' },
  says: 'End the suspension of a guide.',
  example: { guide, revision: 4 },
})

export const guideCommands = [
  saveGuide,
  discardGuide,
  proposeCancelGuide,
  submitGuide,
  withdrawGuide,
  approveGuide,
  refuseGuide,
  suspendGuide,
  resumeGuide,
] as const
