// The little that the store asks of an SQL engine, so that better-sqlite3 and node:sqlite are interchangeable.
import { StoreError } from './errors.ts'

export type SqlValue = string | number | null | Uint8Array
export type SqlRow = Readonly<Record<string, unknown>>

export interface SqlStatement {
  /** How many rows it changed. */
  run(...values: SqlValue[]): number
  get(...values: SqlValue[]): SqlRow | undefined
  all(...values: SqlValue[]): SqlRow[]
  /** The first column of every row. */
  column(...values: SqlValue[]): unknown[]
}

/** `full`: no space or not writable any more; `busy`: somebody else holds it; `misuse`: a bug of ours. */
export type SqlProblem = 'full' | 'busy' | 'damaged' | 'io' | 'misuse'

export interface SqlEngine {
  readonly name: EngineName
  exec(sql: string): void
  prepare(sql: string): SqlStatement
  begin(): void
  commit(): void
  /** Harmless outside a transaction. */
  rollback(): void
  backup(toFile: string): Promise<void>
  problemOf(error: unknown): SqlProblem
  /** Harmless when closed. */
  close(): void
}

export type EngineName = 'better-sqlite3' | 'node:sqlite'

export interface OpenEngine {
  readonly name: EngineName
  open(file: string, options?: { readonly readOnly?: boolean }): SqlEngine
}

export interface LoadedEngines {
  readonly engines: readonly OpenEngine[]
  /** Why the others are missing. */
  readonly missing: Readonly<Partial<Record<EngineName, string>>>
}

/** Loads whichever engines this installation has, the preferred one first. */
export async function loadEngines(): Promise<LoadedEngines> {
  const engines: OpenEngine[] = []
  const missing: Partial<Record<EngineName, string>> = {}
  const loaders: readonly [EngineName, () => Promise<OpenEngine>][] = [
    ['better-sqlite3', async () => (await import('./engine-better.ts')).loadBetterSqlite()],
    ['node:sqlite', async () => (await import('./engine-node.ts')).loadNodeSqlite()],
  ]
  for (const [name, load] of loaders) {
    try {
      engines.push(await load())
    } catch (error) {
      missing[name] = (error instanceof Error ? error.message : String(error)).replaceAll('\n', ' ')
    }
  }
  return { engines, missing }
}

export async function loadEngine(): Promise<OpenEngine> {
  const { engines, missing } = await loadEngines()
  const [first] = engines
  if (first === undefined) throw new StoreError('store.no-engine', { reason: Object.values(missing).join('; ') })
  return first
}

/** SQLite's primary result codes that matter here. */
export function problemOfCode(code: number): SqlProblem {
  switch (code & 0xff) {
    case 13: // SQLITE_FULL
    case 8: // SQLITE_READONLY
      return 'full'
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
      return 'busy'
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
      return 'damaged'
    case 10: // SQLITE_IOERR
    case 14: // SQLITE_CANTOPEN
    case 7: // SQLITE_NOMEM
      return 'io'
    default:
      return 'misuse'
  }
}

export function textOf(row: SqlRow, name: string): string {
  const value = row[name]
  if (typeof value !== 'string') throw new TypeError(`column ${name} holds no text`)
  return value
}

export function intOf(row: SqlRow, name: string): number {
  const value = row[name]
  if (typeof value !== 'number') throw new TypeError(`column ${name} holds no number`)
  return value
}

export function bytesOf(row: SqlRow, name: string): Uint8Array {
  const value = row[name]
  if (!(value instanceof Uint8Array)) throw new TypeError(`column ${name} holds no bytes`)
  return value
}

/** JSON of our own making. */
export const jsonOf = (row: SqlRow, name: string): unknown => JSON.parse(textOf(row, name))
