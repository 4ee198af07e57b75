// What ails the hub itself, kept while it lasts and shown in the console.
import type { HubTrouble, HubTroubleKind } from '@tingxu/shared/hall/views/troubles.ts'

export interface TroublesOptions {
  readonly now: () => number
  readonly changed: (troubles: readonly HubTrouble[]) => void
}

export interface Troubles {
  /** Begins or ends it; harmless when it stands so already. `subject`: a device or a webhook, where it is about one. */
  readonly set: (kind: HubTroubleKind, lasts: boolean, subject?: string) => void
  readonly all: () => readonly HubTrouble[]
}

export function createTroubles({ now, changed }: TroublesOptions): Troubles {
  let troubles: readonly HubTrouble[] = []
  return {
    set: (kind, lasts, subject = 'hub') => {
      const others = troubles.filter((each) => each.kind !== kind || each.subject !== subject)
      if (lasts === others.length < troubles.length) return
      troubles = lasts ? [...others, { kind, subject, since: now() }] : others
      changed(troubles)
    },
    all: () => troubles,
  }
}
