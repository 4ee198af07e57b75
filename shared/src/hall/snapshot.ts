// The state as text and back. Immutable maps are written as their entries; everything else is plain data.
import { PMap } from '../kernel/pmap.ts'
import type { HallState } from './state.ts'

const MARK = '$map'
/** Entries of a map in one piece. */
const PIECE = 64

/** The text in pieces of a few kilobytes. A state never changes, so whoever writes it may rest between them. */
export function* encodePieces(state: HallState): Generator<string, void, void> {
  yield* piecesOf(state, 0)
}

export const encodeState = (state: HallState): string => [...encodePieces(state)].join('')

/** Maps lie in the state itself and in its queue, never deeper. */
const DEEPEST = 2

function* piecesOf(value: unknown, depth: number): Generator<string, void, void> {
  // Keys of such a map are always text.
  if (value instanceof PMap) yield* mapPieces(value as PMap<string, unknown>)
  else if (depth === DEEPEST || typeof value !== 'object' || value === null || Array.isArray(value))
    yield JSON.stringify(value)
  else {
    let before = '{'
    for (const [key, each] of Object.entries(value)) {
      if (each === undefined) continue
      yield `${before}${JSON.stringify(key)}:`
      yield* piecesOf(each, depth + 1)
      before = ','
    }
    yield before === '{' ? '{}' : '}'
  }
}

function* mapPieces(map: PMap<string, unknown>): Generator<string, void, void> {
  let before = `{"${MARK}":[`
  let entries: string[] = []
  for (const entry of map) {
    entries.push(JSON.stringify(entry))
    if (entries.length < PIECE) continue
    yield before + entries.join(',')
    before = ','
    entries = []
  }
  yield entries.length === 0 && before === ',' ? ']}' : `${before}${entries.join(',')}]}`
}

/** The text must come from `encodeState` of the same `STATE_VERSION`. */
export function decodeState(text: string): HallState {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(MARK in value)) return value
    return PMap.from(value[MARK] as [string, unknown][])
  }) as HallState
}
