// Stores in folders, for the tests of what a store does with its files.
import assert from 'node:assert/strict'
import { appendCommands } from './conformance-fixtures.ts'
import type { Store } from './contract.ts'
import { loadEngine, loadEngines } from './engine.ts'
import { StoreError } from './errors.ts'
import { openStore, storeFileOf } from './open-store.ts'

const { engines } = await loadEngines()
export const skip = engines.length === 0 ? 'there is no engine' : false

export const open = (dataDir: string, options: Partial<Parameters<typeof openStore>[0]> = {}): Promise<Store> =>
  openStore({ dataDir, hall: 'demo', now: () => 0, ...options })

/** Changes the file behind the store's back. */
export async function tamper(dataDir: string, sql: string): Promise<void> {
  const engine = (await loadEngine()).open(storeFileOf(dataDir))
  engine.exec(sql)
  engine.close()
}

export const refused = (code: string) => (error: unknown) => {
  assert.ok(error instanceof StoreError, String(error))
  assert.equal(error.code, code, error.message)
  return true
}

/** A closed store of so many events and a signed day. */
export async function fill(dataDir: string, count: number): Promise<string> {
  const store = await open(dataDir)
  const ids = Array.from({ length: count }, (_, index) => `command-${index}`)
  appendCommands(store, store.takeFence(), ...ids)
  assert.ok(store.signDay('2026-03-12').ok)
  store.close()
  return dataDir
}
