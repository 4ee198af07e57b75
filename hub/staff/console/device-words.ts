// What is said of a device: its state and its place, in words; and which devices a search finds.
import type { DeviceLine, DevicesView } from '@tingxu/shared/hall/views/shapes.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'

export type DeviceLook = 'ok' | 'warning' | 'down'

export function deviceState(
  { level, code, locked }: Pick<DeviceLine, 'level' | 'code' | 'locked'>,
  t: Messages,
): { readonly look: DeviceLook; readonly word: string } {
  const { codes, ok, warning, down, locked: lockedWord } = t.console.devices
  const known: Readonly<Record<string, string>> = codes
  const word = (Object.hasOwn(known, code) ? known[code] : undefined) ?? { ok, warning, down }[level]
  if (!locked) return { look: level, word }
  return level === 'ok'
    ? { look: 'warning', word: lockedWord }
    : { look: level, word: word + t.console.say.comma + lockedWord }
}

export function devicePlace(
  { zone, counter, seats }: Pick<DeviceLine, 'zone' | 'counter' | 'seats'>,
  { zones, counters }: Pick<DevicesView, 'zones' | 'counters'>,
  t: Messages,
  lang: Lang,
): string {
  const sign = counter === null ? undefined : counters.find(({ id }) => id === counter)?.number
  if (sign !== undefined) return t.common.counter(sign)
  const name = zone === null ? undefined : zones.find(({ id }) => id === zone)?.name
  const area = name === undefined ? t.console.devices.everywhere : localText(name, lang)
  return seats.length === 0 ? area : area + t.console.say.comma + t.console.devices.seatCount(seats.length)
}

export interface PastState extends Pick<DeviceLine, 'level' | 'code' | 'since'> {
  /** How long it lasted, ms; of the first, until now. */
  readonly ms: number
}

/** @param states newest first */
export const pastOf = (
  states: readonly Pick<DeviceLine, 'level' | 'code' | 'since'>[],
  now: number,
): readonly PastState[] =>
  states.map((state, at) => ({ ...state, ms: Math.max(0, (states[at - 1]?.since ?? now) - state.since) }))

/** Every word must be found somewhere in the texts. */
export function matches(typed: string, texts: readonly (string | null)[]): boolean {
  const all = texts.join(' ').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}

/** The sentence the page opens with. Rich text. */
export function devicesSentence({ devices, pairings }: Pick<DevicesView, 'devices' | 'pairings'>, t: Messages): string {
  const { say } = t.console
  const at = (level: DeviceLook): number => devices.filter((device) => device.level === level).length
  const parts = [
    ...(at('down') > 0 ? [say.devicesDown(at('down'))] : []),
    ...(at('warning') > 0 ? [say.devicesWarning(at('warning'))] : []),
    ...(pairings.length > 0 ? [say.devicesPairing(pairings.length)] : []),
  ]
  return say.devices(devices.length) + (parts.length === 0 ? say.devicesOk : parts.join(say.comma) + say.devicesEnd)
}
