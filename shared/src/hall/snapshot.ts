// The state as text and back. Immutable maps are written as their entries; everything else is plain data.
import { PMap } from '../kernel/pmap.ts'
import type { HallState } from './state.ts'

const MARK = '$map'

export function encodeState(state: HallState): string {
  return JSON.stringify(state, (_key, value: unknown) => (value instanceof PMap ? { [MARK]: [...value] } : value))
}

/** The text must come from `encodeState` of the same `STATE_VERSION`. */
export function decodeState(text: string): HallState {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(MARK in value)) return value
    return PMap.from(value[MARK] as [string, unknown][])
  }) as HallState
}
