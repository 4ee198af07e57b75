// The one approval that serves every subject: who wrote a thing may not be the one who lets it pass.
import type { ActorId } from '../../kernel/brands.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'

export interface Approval {
  readonly state: 'draft' | 'submitted' | 'approved' | 'refused'
  readonly author: ActorId
  readonly submittedBy: ActorId | null
  readonly decidedBy: ActorId | null
}

export type ApprovalStep = 'edit' | 'submit' | 'withdraw' | 'approve' | 'refuse'

export const drafted = (author: ActorId): Approval => ({ state: 'draft', author, submittedBy: null, decidedBy: null })

/** The approval after this step of this person, or why it may not be taken. Editing what was decided starts a new draft. */
export function approvalAfter(approval: Approval, step: ApprovalStep, actor: ActorId): Result<Approval> {
  const { state, author } = approval
  const wrong = refuse('approval.wrong-state', { state, step })
  switch (step) {
    case 'edit':
      return state === 'submitted' ? wrong : ok({ ...drafted(actor) })
    case 'submit':
      return state === 'draft' ? ok({ ...approval, state: 'submitted', submittedBy: actor }) : wrong
    case 'withdraw':
      if (state !== 'submitted') return wrong
      return ok({ ...approval, state: 'draft', submittedBy: null })
    case 'approve':
    case 'refuse':
      if (state !== 'submitted') return wrong
      if (actor === author || actor === approval.submittedBy) return refuse('approval.own-work', { step })
      return ok({ ...approval, state: step === 'approve' ? 'approved' : 'refused', decidedBy: actor })
  }
}
