// Snapshots of the state, so that a start need not replay the whole log. Written in slices: a state never changes, so the
// thread may do other work in between.
import { encodePieces } from '@tingxu/shared/hall/snapshot.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import { codeVersion } from '../pipeline/restore.ts'
import type { Store } from '../store/contract.ts'

export interface SnapshotterOptions {
  readonly store: Pick<Store, 'head' | 'writeSnapshot'>
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
const SLICE_MS = 2
/** What is written at once: a millisecond or two. */
const PIECE_CHARS = 32 * 1024

export function createSnapshotter({ store, state, monotonic, later, ...options }: SnapshotterOptions): Snapshotter {
  let { since } = options
  let isWriting = false
  let isClosed = false

  const place = () => ({ ...store.head(), codeVersion })

  const begin = (): void => {
    const writer = store.writeSnapshot(place())
    const source = encodePieces(state())
    const covered = since
    let gathered = ''
    isWriting = true
    const slice = (): void => {
      if (isClosed) return
      const from = monotonic()
      let isEnd = false
      do {
        const next = source.next()
        if (next.done === true) isEnd = true
        else gathered += next.value
      } while (!isEnd && gathered.length < PIECE_CHARS && monotonic() - from < SLICE_MS)
      if (isEnd || gathered.length >= PIECE_CHARS) {
        isWriting = writer.add(gathered).ok
        gathered = ''
      }
      if (isEnd && isWriting) {
        isWriting = false
        if (writer.finish().ok) since -= covered
      }
      if (isWriting) later(slice)
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
      const writer = store.writeSnapshot(place())
      let gathered = ''
      for (const piece of encodePieces(state())) {
        gathered += piece
        if (gathered.length < PIECE_CHARS) continue
        if (!writer.add(gathered).ok) return
        gathered = ''
      }
      if (writer.add(gathered).ok && writer.finish().ok) since = 0
    },
    close: () => {
      isClosed = true
    },
  }
}
