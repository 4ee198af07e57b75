// Rows of JSON found by kind and id: the kept rows of the hall, and the secrets beside the log.
import type { KeptRow, ListOptions } from './contract.ts'
import { jsonOf, type SqlEngine, textOf } from './engine.ts'

export interface KeyedRows {
  get(kind: string, id: string): unknown
  list(kind: string, options?: ListOptions): KeptRow[]
  /** Inside a transaction; null or undefined deletes. */
  put(kind: string, id: string, value: unknown): void
  clear(): void
}

/** Greater than every id in SQLite's order of bytes. */
const afterAll = '\u{10ffff}'

export function createKeyedRows(engine: SqlEngine, table: 'rows' | 'secrets'): KeyedRows {
  const get = engine.prepare(`SELECT value FROM ${table} WHERE kind = ? AND id = ?`)
  const list = engine.prepare(
    `SELECT kind, id, value FROM ${table} WHERE kind = ? AND id > ? AND id >= ? AND id < ? ORDER BY id LIMIT ?`,
  )
  const put = engine.prepare(`INSERT INTO ${table} VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`)
  const remove = engine.prepare(`DELETE FROM ${table} WHERE kind = ? AND id = ?`)
  const clear = engine.prepare(`DELETE FROM ${table}`)
  return {
    get(kind, id) {
      const row = get.get(kind, id)
      return row === undefined ? undefined : jsonOf(row, 'value')
    },
    list: (kind, { prefix = '', after = '', limit = 1000 } = {}) =>
      list.all(kind, after, prefix, prefix + afterAll, limit).map((row) => ({
        kind: textOf(row, 'kind'),
        id: textOf(row, 'id'),
        value: jsonOf(row, 'value'),
      })),
    put(kind, id, value) {
      if (value === null || value === undefined) remove.run(kind, id)
      else put.run(kind, id, JSON.stringify(value))
    },
    clear: () => void clear.run(),
  }
}
