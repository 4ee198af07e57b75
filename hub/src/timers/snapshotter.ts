// Snapshots of the state, so that a start need not replay the whole log. Written in slices: a state never changes, so the
// thread may do other work in between.
import { encodePieces, encodeState } from '@tingxu/shared/hall/snapshot.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import { codeVersion } from '../pipeline/restore.ts'
import type { Store } from '../store/contract.ts'

export interface SnapshotterOptions {
  readonly store: Pick<Store, 'head' | 'saveSnapshot'>
  /** As it is after the head of the store. */
  readonly state: () => HallState
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  /** Runs the next slice once other work has been done. */
  readonly later: (work: () => void) => void
  /** Events since the last snapshot. */
  readonly since: number
}

export interface Snapshotter {
  /** So many events were stored. */
  readonly noted: (events: number) => void
  /** Begins a snapshot if it is time for one. */
  readonly look: () => void
  /** One now, at once: for the end of the hub. */
  readonly now: () => void
  /** None is finished any more. */
  readonly close: () => void
}

/** Fewest events between two snapshots. */
export const SNAPSHOT_EVERY = 5000
/** A larger day is written less often: for each of its tickets so many events have come. */
const EVENTS_PER_TICKET = 2
/** The thread is given back after so long. */
const SLICE_MS = 4

export function createSnapshotter({ store, state, monotonic, later, ...options }: SnapshotterOptions): Snapshotter {
  let { since } = options
  let isWriting = false
  let isClosed = false

  const begin = (): void => {
    const { seq, hash } = store.head()
    const pieces = encodePieces(state())
    const written: string[] = []
    const covered = since
    isWriting = true
    const slice = (): void => {
      if (isClosed) return
      const from = monotonic()
      for (;;) {
        const piece = pieces.next()
        if (piece.done === true) break
        written.push(piece.value)
        if (monotonic() - from < SLICE_MS) continue
        later(slice)
        return
      }
      isWriting = false
      if (store.saveSnapshot({ seq, hash, codeVersion, bytes: written.join('') }).ok) since -= covered
    }
    slice()
  }

  return {
    noted: (events) => {
      since += events
    },
    look: () => {
      const enough = Math.max(SNAPSHOT_EVERY, EVENTS_PER_TICKET * state().queue.tickets.size)
      if (!isWriting && !isClosed && since >= enough) begin()
    },
    now: () => {
      const { seq, hash } = store.head()
      if (store.saveSnapshot({ seq, hash, codeVersion, bytes: encodeState(state()) }).ok) since = 0
    },
    close: () => {
      isClosed = true
    },
  }
}
