// Which displays should show the calls of a counter, and whether there are any.
import type { CounterConfig } from '../config/schema.ts'
import type { HallState } from '../state.ts'
import type { Device } from './types.ts'

/** A board shows its zone, or the whole hall where it stands in none; a counter screen its counter. */
export const showsCallsOf = (
  { kind, zone, counter }: Pick<Device, 'kind' | 'zone' | 'counter'>,
  place: CounterConfig,
): boolean =>
  (kind === 'board' && (zone === null || zone === place.zone)) || (kind === 'counter-screen' && counter === place.id)

/** Counters whose calls no registered display shows: a fact of how the hall is set up, unlike a display that is away. */
export function unwatchedCounters({
  config,
  devices,
}: Pick<HallState, 'config' | 'devices'>): readonly CounterConfig[] {
  const displays = [...devices.values()].filter(({ kind }) => kind === 'board' || kind === 'counter-screen')
  return (config?.counters ?? []).filter((place) => !displays.some((display) => showsCallsOf(display, place)))
}
