// A guide's way from a draft to the glass. Whoever changes it names the revision they have read.
import * as v from 'valibot'
import { BusinessDate } from '../../kernel/brands.ts'
import type { CommandOf, Decided, DecisionContext, EventOf, RowKey, Slices } from '../../kernel/define.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { approvalAfter, type ApprovalStep } from '../approval/approval.ts'
import type { guideCommands } from './commands.ts'
import type { guideEvents } from './events.ts'
import { lintGuide, refusals } from './lint.ts'
import { GUIDE, GUIDE_CODE, GUIDE_VERSION, versionRowId, type Guide, type GuideVersionRow } from './types.ts'

export type GuideCommand = CommandOf<(typeof guideCommands)[number]>
export type GuideEvent = EventOf<(typeof guideEvents)[number]>
type SaveGuide = Extract<GuideCommand, { type: 'guide.save' }>
type ProposeCancel = Extract<GuideCommand, { type: 'guide.propose-cancel' }>
type ApproveGuide = Extract<GuideCommand, { type: 'guide.approve' }>
type DecidedGuide = Decided<GuideEvent>

/** The rows a command must see: the guide and, where it takes a code, who else has that code. */
export const guideNeeds = (command: GuideCommand): readonly RowKey[] => {
  const own: RowKey = { kind: GUIDE, id: command.data.guide }
  if (command.type !== 'guide.save' || command.data.content.code === undefined) return [own]
  return [own, { kind: GUIDE_CODE, id: command.data.content.code }]
}

export function decideGuide(slices: Slices, command: GuideCommand, context: DecisionContext): DecidedGuide {
  const { guide: id, revision } = command.data
  // The row was written by the fold of this subject.
  const guide = (slices.get(GUIDE, id) ?? undefined) as Guide | undefined
  if (guide !== undefined && guide.revision !== revision)
    return refuse('guide.changed-meanwhile', {
      guide: id,
      by: guide.changedBy,
      at: guide.changedAt,
      revision: guide.revision,
    })
  if (command.type === 'guide.save') return save(slices, command, guide, context)
  if (guide === undefined) return refuse('guide.unknown', { guide: id })
  const by = context.actor.id
  switch (command.type) {
    case 'guide.discard': {
      if (guide.draft === null || guide.draft.approval.state === 'submitted') return wrongState(guide, 'discard')
      const gone = guide.versions.length === 0
      return ok({ events: [{ type: 'guide.discarded', data: { guide: id, by, gone, code: guide.code } }] })
    }
    case 'guide.propose-cancel':
      return proposeCancel(command, guide, context)
    case 'guide.submit':
      return submit(guide, context)
    case 'guide.withdraw': {
      const step = stepped(guide, 'withdraw', context)
      return step.ok ? ok({ events: [{ type: 'guide.withdrawn', data: { guide: id, by } }] }) : step
    }
    case 'guide.approve':
      return approve(command, guide, context)
    case 'guide.refuse': {
      const step = stepped(guide, 'refuse', context)
      const { reason } = command.data
      return step.ok ? ok({ events: [{ type: 'guide.refused', data: { guide: id, by, reason } }] }) : step
    }
    case 'guide.suspend': {
      const { reason } = command.data
      if (guide.suspended !== null || guide.versions.length === 0) return wrongState(guide, 'suspend')
      return ok({ events: [{ type: 'guide.suspended', data: { guide: id, by, reason } }] })
    }
    case 'guide.resume':
      if (guide.suspended === null) return wrongState(guide, 'resume')
      return ok({ events: [{ type: 'guide.resumed', data: { guide: id, by } }] })
  }
}

function save(slices: Slices, command: SaveGuide, guide: Guide | undefined, context: DecisionContext): DecidedGuide {
  const { guide: id, revision, content } = command.data
  if (guide === undefined && revision !== 0) return refuse('guide.unknown', { guide: id })
  if (guide?.draft?.approval.state === 'submitted') return wrongState(guide, 'edit')
  const code = content.code ?? null
  // Counters, cases and other systems know an item by its code: another code is another item.
  if (guide !== undefined && guide.code !== null && guide.code !== code)
    return refuse('guide.code-fixed', { guide: id, code: guide.code })
  const holder = code === null ? undefined : (slices.get(GUIDE_CODE, code) as { guide: string } | null | undefined)
  if (holder !== undefined && holder !== null && holder.guide !== id)
    return refuse('guide.code-taken', { code: code ?? '', guide: holder.guide })
  return ok({ events: [{ type: 'guide.saved', data: { guide: id, by: context.actor.id, content } }] })
}

function proposeCancel({ data }: ProposeCancel, guide: Guide, { actor }: DecisionContext): DecidedGuide {
  if (guide.versions.length === 0 || guide.draft !== null) return wrongState(guide, 'propose-cancel')
  const { guide: id, reason } = data
  return ok({
    events: [{ type: 'guide.cancel-proposed', data: { guide: id, by: actor.id, content: guide.words, reason } }],
  })
}

function submit(guide: Guide, context: DecisionContext): DecidedGuide {
  const step = stepped(guide, 'submit', context)
  if (!step.ok) return step
  const { draft } = guide
  if (draft?.proposal === 'change') {
    const [first] = refusals(lintGuide(draft.content, context.zone.date(context.now)))
    if (first !== undefined) return refuse('guide.faulty', { path: first.path, fault: first.code })
  }
  return ok({ events: [{ type: 'guide.submitted', data: { guide: guide.id, by: context.actor.id } }] })
}

function approve({ data }: ApproveGuide, guide: Guide, context: DecisionContext): DecidedGuide {
  const step = stepped(guide, 'approve', context)
  if (!step.ok) return step
  const { draft, versions, id } = guide
  if (draft === null) return wrongState(guide, 'approve')
  // Nobody who wrote in it lets it pass, also where a colleague had the last word.
  if (draft.editors.includes(context.actor.id)) return refuse('approval.own-work', { step: 'approve' })
  const today = v.parse(BusinessDate, context.zone.date(context.now))
  const last = versions.at(-1)
  const earliest = last !== undefined && last.from > today ? last.from : today
  const from = data.from ?? earliest
  if (from < earliest) return refuse('guide.from-too-early', { from, earliest })
  const { content } = draft
  if (content.until !== undefined && content.until < from)
    return refuse('guide.from-too-early', { from, earliest: content.until })
  return ok({
    events: [
      {
        type: 'guide.approved',
        data: { guide: id, by: context.actor.id, version: (last?.version ?? 0) + 1, from, content },
      },
    ],
  })
}

const stepped = (guide: Guide, step: ApprovalStep, { actor }: DecisionContext): Result<unknown> =>
  guide.draft === null ? wrongState(guide, step) : approvalAfter(guide.draft.approval, step, actor.id)

const wrongState = (guide: Guide, step: string) =>
  refuse('guide.wrong-state', { guide: guide.id, step, state: guide.draft?.approval.state ?? 'no-draft' })

/** The words of a version that passed. */
export const versionOf = (read: (kind: string, id: string) => unknown, guide: Guide, version: number) =>
  // The row was written by the fold of this subject.
  (read(GUIDE_VERSION, versionRowId(guide.id, version)) ?? undefined) as GuideVersionRow | undefined
