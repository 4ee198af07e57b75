// A guide as it is kept: what is being worked on, and every version that ever passed, with who and when (G5).
import type { ActorId, BusinessDate, GuideId } from '../../kernel/brands.ts'
import type { Approval } from '../approval/approval.ts'
import type { GuideContent } from './schema.ts'

/** What was proposed: new words, or that the item is gone. */
export type Proposal = 'change' | 'cancel'

export interface GuideDraft {
  readonly proposal: Proposal
  readonly content: GuideContent
  readonly approval: Approval
  /** Everybody who wrote in it: none of them may let it pass. */
  readonly editors: readonly ActorId[]
  readonly savedAt: number
  /** Why it is to be cancelled; null for a change. */
  readonly reason: GuideContent['name'] | null
  /** What the approver said who refused it. */
  readonly refusal: GuideContent['name'] | null
}

/** A version that passed. Its words lie in a row of their own (`GuideVersionRow`). */
export interface GuideVersion {
  readonly version: number
  /** `cancel`: from that day on the item is gone. */
  readonly proposal: Proposal
  readonly author: ActorId
  readonly approvedBy: ActorId
  readonly approvedAt: number
  /** The first day it holds. */
  readonly from: BusinessDate
  /** The last day it holds, if it ends by itself. */
  readonly until: BusinessDate | null
}

export interface Guide {
  readonly id: GuideId
  readonly code: NonNullable<GuideContent['code']> | null
  /** The last words that passed, else the first draft: what a new version starts from. */
  readonly words: GuideContent
  readonly draft: GuideDraft | null
  /** Oldest first. */
  readonly versions: readonly GuideVersion[]
  readonly suspended: { readonly by: ActorId; readonly at: number; readonly reason: GuideContent['name'] } | null
  /** Counts every change; an editor names the one they saw, so that nobody overwrites what they have not read. */
  readonly revision: number
  readonly changedBy: ActorId
  readonly changedAt: number
}

export interface GuideVersionRow {
  readonly guide: GuideId
  readonly version: number
  readonly content: GuideContent
}

export const GUIDE = 'guide'
export const GUIDE_VERSION = 'guide-version'
export const GUIDE_CODE = 'guide-code'

export const versionRowId = (guide: GuideId, version: number): string => `${guide}/${version}`

/** Where a version stands on a day. Nothing has to happen at midnight: the day alone decides. */
export type GuideState =
  'draft' | 'submitted' | 'approved' | 'in-force' | 'replaced' | 'suspended' | 'cancelled' | 'expired'
