// The kept rows of all subjects: how they change with an event. A new kind joins the list and is then written and rebuilt.
import type { Slices } from '../kernel/define.ts'
import { amongAll, type AnyKeptKind, type RowChange } from '../kernel/kept.ts'
import { keptAppointments, type AppointmentEvent } from './appointments/decide.ts'
import type { GuideEvent } from './guides/decide.ts'
import { keptGuideCodes, keptGuides, keptGuideVersions } from './guides/kept.ts'
import type { HallEvent } from './registry.ts'

const isGuide = (event: HallEvent): event is GuideEvent => event.type.startsWith('guide.')

const keptKinds: readonly AnyKeptKind<HallEvent>[] = [
  amongAll(keptAppointments, (event: HallEvent): event is AppointmentEvent => event.type.startsWith('appointment.')),
  amongAll(keptGuides, isGuide),
  amongAll(keptGuideVersions, isGuide),
  amongAll(keptGuideCodes, isGuide),
]

/** The kept rows after these events. `current` reads a row as it stands before them. */
export function rowChanges(events: readonly HallEvent[], at: number, current: Slices): readonly RowChange[] {
  const rows = new Map<string, RowChange>()
  for (const event of events) {
    for (const { kind, ids, fold } of keptKinds) {
      for (const id of ids(event)) {
        const key = `${kind}\n${id}`
        const before = rows.has(key) ? rows.get(key)?.value : current.get(kind, id)
        rows.set(key, { kind, id, value: fold(before, event, at, id) })
      }
    }
  }
  return [...rows.values()]
}
