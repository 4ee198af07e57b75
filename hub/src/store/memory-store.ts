// A store that lies in memory only, for tests and rehearsals: the same code on a file that is none.
import { randomBytes } from 'node:crypto'
import type { Store } from './contract.ts'
import { loadEngine, type SqlEngine } from './engine.ts'
import { createMemoryErasureList } from './erasure-list.ts'
import { temporaryKeys } from './keys.ts'
import { openSqliteStore, type SqliteStoreOptions } from './sqlite-store.ts'

export interface MemoryStoreOptions extends Partial<SqliteStoreOptions> {
  /** For instance a failing engine. */
  readonly wrap?: (engine: SqlEngine) => SqlEngine
}

export async function openMemoryStore({
  wrap = (engine) => engine,
  ...options
}: MemoryStoreOptions = {}): Promise<Store> {
  const { open } = await loadEngine()
  const keys = temporaryKeys(randomBytes)
  return openSqliteStore(wrap(open(':memory:')), {
    hall: 'demo',
    now: () => 0,
    randomBytes,
    keys: () => keys,
    erasures: createMemoryErasureList(),
    ...options,
  })
}
