// The rows guides leave behind: the guide itself, the words of each version that passed, and who holds which code.
import type { KeptKind } from '../../kernel/kept.ts'
import { approvalAfter, drafted, type Approval, type ApprovalStep } from '../approval/approval.ts'
import type { GuideEvent } from './decide.ts'
import { GUIDE, GUIDE_CODE, GUIDE_VERSION, versionRowId, type Guide, type GuideVersionRow } from './types.ts'

type Saved = Extract<GuideEvent, { type: 'guide.saved' | 'guide.cancel-proposed' }>
type Approved = Extract<GuideEvent, { type: 'guide.approved' }>

export const keptGuides: KeptKind<Guide, GuideEvent> = {
  kind: GUIDE,
  ids: (event) => [event.data.guide],
  fold: (row, event, at) => {
    const { by } = event.data
    const changed = { revision: (row?.revision ?? 0) + 1, changedBy: by, changedAt: at }
    if (event.type === 'guide.saved' || event.type === 'guide.cancel-proposed')
      return { ...withDraft(row, event, at), ...changed }
    if (row === undefined) return null
    switch (event.type) {
      case 'guide.discarded':
        return event.data.gone ? null : { ...row, draft: null, ...changed }
      case 'guide.submitted':
        return { ...stepped(row, 'submit', by), ...changed }
      case 'guide.withdrawn':
        return { ...stepped(row, 'withdraw', by), ...changed }
      case 'guide.refused': {
        const { draft } = stepped(row, 'refuse', by)
        return { ...row, draft: draft === null ? null : { ...draft, refusal: event.data.reason }, ...changed }
      }
      case 'guide.approved':
        return { ...withVersion(row, event, at), ...changed }
      case 'guide.suspended':
        return { ...row, suspended: { by, at, reason: event.data.reason }, ...changed }
      case 'guide.resumed':
        return { ...row, suspended: null, ...changed }
    }
  },
}

export const keptGuideVersions: KeptKind<GuideVersionRow, GuideEvent> = {
  kind: GUIDE_VERSION,
  ids: (event) => (event.type === 'guide.approved' ? [versionRowId(event.data.guide, event.data.version)] : []),
  fold: (row, event) => {
    if (event.type !== 'guide.approved') return row ?? null
    const { guide, version, content } = event.data
    return { guide, version, content }
  },
}

export const keptGuideCodes: KeptKind<{ readonly guide: string }, GuideEvent> = {
  kind: GUIDE_CODE,
  ids: (event) => {
    if (event.type === 'guide.saved') return event.data.content.code === undefined ? [] : [event.data.content.code]
    return event.type === 'guide.discarded' && event.data.gone && event.data.code !== null ? [event.data.code] : []
  },
  fold: (_row, event) => (event.type === 'guide.saved' ? { guide: event.data.guide } : null),
}

function withDraft(
  row: Guide | undefined,
  event: Saved,
  at: number,
): Omit<Guide, 'revision' | 'changedBy' | 'changedAt'> {
  const { guide: id, by, content } = event.data
  const cancels = event.type === 'guide.cancel-proposed'
  const editors = [...new Set([...(row?.draft?.editors ?? []), by])]
  return {
    id,
    code: content.code ?? row?.code ?? null,
    words: row === undefined || row.versions.length === 0 ? content : row.words,
    versions: row?.versions ?? [],
    suspended: row?.suspended ?? null,
    draft: {
      proposal: cancels ? 'cancel' : 'change',
      content,
      approval: drafted(by),
      editors,
      savedAt: at,
      reason: cancels ? event.data.reason : null,
      refusal: row?.draft?.refusal ?? null,
    },
  }
}

function withVersion(row: Guide, { data }: Approved, at: number): Guide {
  const { by, version, from, content } = data
  const { draft } = row
  const passed = {
    ...{ version, from, approvedBy: by, approvedAt: at },
    proposal: draft?.proposal ?? 'change',
    author: draft?.approval.author ?? by,
    until: content.until ?? null,
  } as const
  return { ...row, words: content, draft: null, versions: [...row.versions, passed] }
}

const stepped = (row: Guide, step: ApprovalStep, by: Approval['author']): Guide => {
  if (row.draft === null) return row
  const approval = approvalAfter(row.draft.approval, step, by)
  return approval.ok ? { ...row, draft: { ...row.draft, approval: approval.value } } : row
}
