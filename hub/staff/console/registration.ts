// What somebody fills in to register a device, and the command it becomes.
import { deviceKinds, type DeviceKind } from '@tingxu/shared/hall/people/permissions.ts'

export interface Draft {
  readonly kind: DeviceKind
  /** Of the screen that waits; null for a device without a screen. */
  readonly code: string | null
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly zone: string
  readonly counter: string
  readonly printer: string
}

/** Which questions a kind needs. */
export const needsZone = (kind: DeviceKind): boolean => WITH_ZONE.includes(kind)
const WITH_ZONE: readonly DeviceKind[] = ['kiosk', 'board', 'ticket-printer', 'led-board', 'speaker']
export const needsCounter = (kind: DeviceKind): boolean =>
  kind === 'counter-screen' || kind === 'keypad' || kind === 'rater'
/** A strip hangs above a counter; a board of a zone has none. */
export const mayHaveCounter = (kind: DeviceKind): boolean => needsCounter(kind) || kind === 'led-board'
export const needsPrinter = (kind: DeviceKind): boolean => kind === 'kiosk'

export const isDeviceKind = (value: string): value is DeviceKind => deviceKinds.some((kind) => kind === value)

/** `board-2`: the first free number of the kind. */
export function freeId(kind: DeviceKind, taken: readonly string[]): string {
  for (let at = 1; ; at++) if (!taken.includes(`${kind}-${at}`)) return `${kind}-${at}`
}

export type DraftTrouble = 'id-wrong' | 'id-taken' | 'name-wrong' | 'counter-wrong'

export function draftTrouble(draft: Draft, taken: readonly string[]): DraftTrouble | null {
  if (!/^[a-z0-9][a-z0-9-]{0,47}$/.test(draft.id)) return 'id-wrong'
  if (taken.includes(draft.id)) return 'id-taken'
  const name = draft.name.trim()
  if (name === '' || name.length > 40 || draft.nameEn.trim().length > 40) return 'name-wrong'
  return needsCounter(draft.kind) && draft.counter === '' ? 'counter-wrong' : null
}

const orNull = (value: string, wanted: boolean): string | null => (wanted && value !== '' ? value : null)

/** The data of `device.register`. */
export function registration(draft: Draft): Readonly<Record<string, unknown>> {
  const { kind, code, id, name, nameEn, zone, counter, printer } = draft
  const en = nameEn.trim()
  return {
    device: id,
    kind,
    code,
    name: { 'zh-Hans': name.trim(), ...(en === '' ? {} : { en }) },
    zone: orNull(zone, needsZone(kind)),
    counter: orNull(counter, mayHaveCounter(kind)),
    printer: orNull(printer, needsPrinter(kind)),
  }
}
