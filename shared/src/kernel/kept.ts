import type { RowKey } from './define.ts'

/**
 * Kept state: rows per id that outlive the day, written in the append's transaction and rebuilt from the log.
 * A subject describes each kind of row by which rows an event touches and how it changes one.
 */
export interface KeptKind<Row, E> {
  readonly kind: string
  /** Ids of the rows this event changes. */
  readonly ids: (event: E) => readonly string[]
  /** The row after the event; null deletes it. Never throws on an event that `decide` made. */
  readonly fold: (row: Row | undefined, event: E, at: number, id: string) => Row | null
}

export interface RowChange extends RowKey {
  readonly value: unknown
}

/** What every event is, whichever subject it belongs to. */
interface AnyEvent {
  readonly type: string
}

/** A kind of row whose own types are forgotten, so that all kinds stand in one list. */
export interface AnyKeptKind<E extends AnyEvent> {
  readonly kind: string
  readonly ids: (event: E) => readonly string[]
  readonly fold: (row: unknown, event: E, at: number, id: string) => unknown
}

/** @param isOwn whether an event is one of those the kind folds; it leaves all others alone */
export const amongAll = <Row, E extends All, All extends AnyEvent>(
  { kind, ids, fold }: KeptKind<Row, E>,
  isOwn: (event: All) => event is E,
): AnyKeptKind<All> => ({
  kind,
  ids: (event) => (isOwn(event) ? ids(event) : []),
  // Rows of a kind are written by its own fold alone.
  fold: (row, event, at, id) => (isOwn(event) ? fold((row ?? undefined) as Row | undefined, event, at, id) : row),
})
