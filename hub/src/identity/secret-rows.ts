// Where identity keeps what must not enter the log: hashes of passwords, sessions, device tokens and keys.
import * as v from 'valibot'

/**
 * Durable and synchronous: when `put` or `delete` returns, the change is on the disk; when it cannot be, it throws.
 * Values are plain JSON. Rows never enter an event, an export or a log line.
 */
export interface SecretRows {
  get(kind: string, id: string): unknown
  put(kind: string, id: string, value: unknown): void
  delete(kind: string, id: string): void
  list(kind: string): readonly SecretRow[]
}

export interface SecretRow {
  readonly id: string
  readonly value: unknown
}

/** Rows of one kind, checked when read. A row that does not pass counts as missing: a damaged secret opens nothing. */
export interface TypedRows<T> {
  get(id: string): T | undefined
  put(id: string, value: T): void
  delete(id: string): void
  list(): readonly { readonly id: string; readonly value: T }[]
}

export const typedRows = <T>(rows: SecretRows, kind: string, schema: v.GenericSchema<unknown, T>): TypedRows<T> => ({
  get: (id) => {
    const read = v.safeParse(schema, rows.get(kind, id))
    return read.success ? read.output : undefined
  },
  put: (id, value) => rows.put(kind, id, value),
  delete: (id) => rows.delete(kind, id),
  list: () =>
    rows.list(kind).flatMap(({ id, value }) => {
      const read = v.safeParse(schema, value)
      return read.success ? [{ id, value: read.output }] : []
    }),
})
