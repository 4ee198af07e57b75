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
