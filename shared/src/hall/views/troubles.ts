// What is wrong with the hub itself. Not in the log, which may be the very thing that is lost: known while it lasts.

export const HUB_TROUBLES = [
  'store-read-only',
  'store-unavailable',
  'store-space-low',
  'store-fenced',
  'log-damaged',
  'config-faulty',
  'certificate-ends',
  'device-twice',
  'hub-slow',
  'webhook-away',
  'voice-missing',
  'holidays-unknown',
] as const
export type HubTroubleKind = (typeof HUB_TROUBLES)[number]

export interface HubTrouble {
  readonly kind: HubTroubleKind
  /** A device or a webhook where it is about one; `hub` otherwise. */
  readonly subject: string
  readonly since: number
}

/** Nothing can be recorded while one of these lasts. */
const LOSES: readonly HubTroubleKind[] = ['store-read-only', 'store-unavailable', 'store-fenced']

export const canRecord = (troubles: readonly HubTrouble[]): boolean =>
  !troubles.some(({ kind }) => LOSES.includes(kind))

export const troubleLevel = (kind: HubTroubleKind): 'alarm' | 'warning' =>
  LOSES.includes(kind) || kind === 'log-damaged' ? 'alarm' : 'warning'

export const isHubTrouble = (kind: string): kind is HubTroubleKind => HUB_TROUBLES.some((each) => each === kind)
