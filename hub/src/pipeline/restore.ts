// The state of now: the newest snapshot that fits, and every event after it.
import type { ActorId } from '@tingxu/shared/kernel/brands.ts'
import { apply } from '@tingxu/shared/hall/hall.ts'
import { eventByType, type HallEvent } from '@tingxu/shared/hall/registry.ts'
import { decodeState } from '@tingxu/shared/hall/snapshot.ts'
import { emptyHall, STATE_VERSION, type HallState } from '@tingxu/shared/hall/state.ts'
import type { Envelope, Store } from '../store/contract.ts'

const CHUNK = 2000

export interface Restored {
  readonly state: HallState
  readonly lastAt: number
  /** Events that were folded one by one. */
  readonly replayed: number
}

export const codeVersion = `hall-${STATE_VERSION}`

/** An event of the log as the heart folds it; the log was written by `decide`, so its data has the shape of its type. */
export function hallEvent({ type, data }: Pick<Envelope, 'type' | 'data'>): HallEvent {
  if (!eventByType.has(type)) throw new Error(`The log holds an event of a type this version does not know: ${type}`)
  return { type, data } as HallEvent
}

export function restoreState(store: Store): Restored {
  const snapshot = store.loadSnapshot(codeVersion)
  const from = snapshot?.seq ?? 0
  let state = snapshot === undefined ? emptyHall : decodeState(snapshot.bytes)
  let lastAt = from === 0 ? 0 : (store.read(from - 1, 1)[0]?.at ?? 0)
  let replayed = 0
  for (let after = from; ;) {
    const events = store.read(after, CHUNK)
    for (const event of events) {
      state = apply(state, hallEvent(event), event.at, event.actor as ActorId)
      lastAt = event.at
    }
    replayed += events.length
    const last = events.at(-1)
    if (last === undefined) return { state, lastAt, replayed }
    after = last.seq
  }
}
