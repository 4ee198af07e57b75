// Which version of a guide holds on a day, worked out from the days themselves.
import type { Guide, GuideState, GuideVersion } from './types.ts'

/** The latest version whose first day has come, also one that cancels. @param today as `2026-03-12` */
export const versionOn = ({ versions }: Pick<Guide, 'versions'>, today: string): GuideVersion | undefined =>
  versions.findLast(({ from }) => from <= today)

/** The state of the guide as a whole: of what holds today, else of what is being worked on. */
export function guideState(guide: Guide, today: string): GuideState {
  const now = versionOn(guide, today)
  if (now !== undefined) {
    if (now.proposal === 'cancel') return 'cancelled'
    if (guide.suspended !== null) return 'suspended'
    return now.until !== null && now.until < today ? 'expired' : 'in-force'
  }
  if (guide.versions.length > 0) return 'approved'
  return guide.draft?.approval.state === 'submitted' ? 'submitted' : 'draft'
}

/** The state of one version among the others. */
export function versionState(guide: Guide, { version, from }: GuideVersion, today: string): GuideState {
  const now = versionOn(guide, today)
  if (now?.version === version) return guideState(guide, today)
  return from > today ? 'approved' : 'replaced'
}

/** Whether citizens see it: suspended ones too, because they must learn that it is. */
export const isPublished = (guide: Guide, today: string): boolean =>
  ['in-force', 'suspended'].includes(guideState(guide, today))
