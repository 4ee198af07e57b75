// What somebody fills in about a device, new or known, and the command it becomes.
import { deviceKinds, type DeviceKind } from '@tingxu/shared/hall/people/permissions.ts'
import type { DeviceLine } from '@tingxu/shared/hall/views/shapes.ts'

/** As typed. */
export interface DraftSeat {
  readonly address: string
  readonly counter: string
}

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
  readonly model: string
  readonly agent: string
  readonly seats: readonly DraftSeat[]
  readonly panelInches: string
}

const SCREENS: readonly DeviceKind[] = ['kiosk', 'board', 'counter-screen']
const WITH_ZONE: readonly DeviceKind[] = [
  'kiosk',
  'board',
  'agent',
  'ticket-printer',
  'led-board',
  'speaker',
  'id-reader',
]
const AT_COUNTER: readonly DeviceKind[] = ['counter-screen', 'keypad', 'rater', 'card-reader', 'scanner']
const WITH_SEATS: readonly DeviceKind[] = ['keypad', 'led-board', 'rater']

/** Which questions a kind needs. */
export const needsZone = (kind: DeviceKind): boolean => WITH_ZONE.includes(kind) || WITH_SEATS.includes(kind)
/** A strip hangs above a counter; a board of a zone has none. */
export const mayHaveCounter = (kind: DeviceKind): boolean => AT_COUNTER.includes(kind) || kind === 'led-board'
/** One line with many callers on it, one board with many areas. */
export const mayHaveSeats = (kind: DeviceKind): boolean => WITH_SEATS.includes(kind)
export const needsPrinter = (kind: DeviceKind): boolean => kind === 'kiosk'
/** Hangs on a cable, and is driven. */
export const isDriven = (kind: DeviceKind): boolean => !SCREENS.includes(kind) && kind !== 'agent'
/** Sizes are computed from it. */
export const needsInches = (kind: DeviceKind): boolean => kind === 'kiosk' || kind === 'board'

/** Must stand at a counter, unless its parts do. */
const needsCounter = ({ kind, seats }: Draft): boolean =>
  kind === 'counter-screen' || ((kind === 'keypad' || kind === 'rater') && seats.length === 0)

export const isDeviceKind = (value: string): value is DeviceKind => deviceKinds.some((kind) => kind === value)

/** `board-2`: the first free number of the kind. */
export function freeId(kind: DeviceKind, taken: readonly string[]): string {
  for (let at = 1; ; at++) if (!taken.includes(`${kind}-${at}`)) return `${kind}-${at}`
}

export function newDraft(kind: DeviceKind, code: string | null, zone: string, taken: readonly string[]): Draft {
  return {
    ...{ kind, code, zone, id: freeId(kind, taken), name: '', nameEn: '', counter: '', printer: '' },
    ...{ model: '', agent: '', seats: [], panelInches: '' },
  }
}

export function draftOf(device: DeviceLine): Draft {
  const { id, kind, name, zone, counter, printer, model, agent, seats, panelInches } = device
  return {
    ...{ id, kind, code: null, name: name['zh-Hans'], nameEn: name.en ?? '' },
    ...{ zone: zone ?? '', counter: counter ?? '', printer: printer ?? '', model: model ?? '', agent: agent ?? '' },
    seats: seats.map((seat) => ({ address: String(seat.address), counter: seat.counter })),
    panelInches: panelInches === null ? '' : String(panelInches),
  }
}

/** The next address and the counter that most probably sits there. */
export function nextSeat(seats: readonly DraftSeat[], counters: readonly string[]): DraftSeat {
  const used = seats.map(({ counter }) => counter)
  const highest = Math.max(0, ...seats.map(({ address }) => Number(address) || 0))
  const after = counters.slice(counters.indexOf(used.at(-1) ?? '') + 1)
  return { address: String(highest + 1), counter: after.find((counter) => !used.includes(counter)) ?? '' }
}

export type DraftTrouble = 'id-wrong' | 'id-taken' | 'name-wrong' | 'counter-wrong' | 'seats-wrong' | 'inches-wrong'

/** @param taken ids of the others */
export function draftTrouble(draft: Draft, taken: readonly string[]): DraftTrouble | null {
  if (!/^[a-z0-9][a-z0-9-]{0,47}$/.test(draft.id)) return 'id-wrong'
  if (taken.includes(draft.id)) return 'id-taken'
  const name = draft.name.trim()
  if (name === '' || name.length > 40 || draft.nameEn.trim().length > 40) return 'name-wrong'
  if (needsCounter(draft) && draft.counter === '') return 'counter-wrong'
  if (mayHaveSeats(draft.kind) && !areSeats(draft.seats)) return 'seats-wrong'
  return needsInches(draft.kind) && !isInches(draft.panelInches) ? 'inches-wrong' : null
}

function areSeats(seats: readonly DraftSeat[]): boolean {
  const addresses = seats.map(({ address }) => (/^\d{1,3}$/.test(address.trim()) ? Number(address) : -1))
  return (
    addresses.every((address) => address >= 0 && address <= 255) &&
    new Set(addresses).size === seats.length &&
    seats.every(({ counter }) => counter !== '')
  )
}

const isInches = (typed: string): boolean =>
  typed.trim() === '' || (/^\d{1,3}(\.\d)?$/.test(typed.trim()) && Number(typed) >= 5 && Number(typed) <= 200)

const orNull = (value: string, wanted: boolean): string | null => (wanted && value !== '' ? value : null)

/** The data of `device.register`. */
export function registration(draft: Draft): Readonly<Record<string, unknown>> {
  return { ...change(draft), kind: draft.kind, code: draft.code }
}

/** The data of `device.change`. */
export function change(draft: Draft): Readonly<Record<string, unknown>> {
  const { kind, id, name, nameEn, zone, counter, printer, model, agent, seats, panelInches } = draft
  const en = nameEn.trim()
  const own = mayHaveSeats(kind) ? seats : []
  return {
    device: id,
    name: { 'zh-Hans': name.trim(), ...(en === '' ? {} : { en }) },
    zone: orNull(zone, needsZone(kind)),
    counter: orNull(counter, mayHaveCounter(kind) && own.length === 0),
    printer: orNull(printer, needsPrinter(kind)),
    model: orNull(model, isDriven(kind)),
    agent: orNull(agent, isDriven(kind)),
    seats: own.map((seat) => ({ address: Number(seat.address), counter: seat.counter })),
    panelInches: needsInches(kind) && panelInches.trim() !== '' ? Number(panelInches) : null,
  }
}
