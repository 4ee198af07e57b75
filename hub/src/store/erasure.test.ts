// Personal texts: sealed, forgotten for good, and forgotten again after a restore.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { restoreBackup } from './backup.ts'
import { appendCommands } from './conformance-fixtures.ts'
import type { Store } from './contract.ts'
import { loadEngine } from './engine.ts'
import { storeFileOf } from './open-store.ts'
import { scratchFolders } from './scratch.ts'
import { open, skip } from './store-fixtures.ts'

const newFolder = scratchFolders()

const personal = '演示人甲 13900000000'

async function withPerson(dataDir: string): Promise<Store> {
  const store = await open(dataDir)
  const vault = [{ ref: 'v-0000000000000001' as never, person: 'ticket-1', text: personal }]
  assert.ok(store.append({ expectedSeq: 0, fence: store.takeFence(), events: [], commands: [], vault }).ok)
  return store
}

test('no personal text and no name of a person ever lies readable in the folder', { skip }, async () => {
  const dataDir = newFolder()
  const store = await withPerson(dataDir)
  for (const name of readdirSync(dataDir)) {
    const bytes = readFileSync(join(dataDir, name))
    assert.equal(bytes.includes(Buffer.from(personal)), false, name)
    assert.equal(bytes.includes(Buffer.from('ticket-1')), false, name)
  }
  store.close()
})

test('erasing leaves no trace of the data key in the file or its write-ahead log', { skip }, async () => {
  const dataDir = newFolder()
  const store = await withPerson(dataDir)
  const engine = (await loadEngine()).open(storeFileOf(dataDir), { readOnly: true })
  const [wrapped] = engine.prepare('SELECT wrapped_key FROM persons').column()
  engine.close()
  assert.ok(wrapped instanceof Uint8Array)
  const key = Buffer.from(wrapped)
  const isOnDisk = () => readdirSync(dataDir).some((name) => readFileSync(join(dataDir, name)).includes(key))
  assert.ok(isOnDisk())
  assert.deepEqual(store.erasePerson('ticket-1'), { ok: true, value: { texts: 1, isScrubbed: true } })
  assert.ok(!isOnDisk())
  store.close()
})

test('an erasure that a reader holds up is finished by a later probe', { skip }, async () => {
  const dataDir = newFolder()
  const store = await withPerson(dataDir)
  const reader = (await loadEngine()).open(storeFileOf(dataDir), { readOnly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM persons').get()
  const erased = store.erasePerson('ticket-1')
  assert.deepEqual(erased, { ok: true, value: { texts: 1, isScrubbed: false } })
  reader.exec('COMMIT')
  reader.close()
  store.probe()
  assert.equal(statSync(`${storeFileOf(dataDir)}-wal`).size, 0)
  store.close()
})

test('a restored backup forgets again who was erased since, and nobody else', { skip }, async () => {
  const dataDir = newFolder()
  const backup = join(newFolder(), 'backup.db')
  const store = await withPerson(dataDir)
  const vault = [{ ref: 'v-0000000000000002' as never, person: 'ticket-2', text: '演示人乙' }]
  assert.ok(store.append({ expectedSeq: 0, fence: store.takeFence(), events: [], commands: [], vault }).ok)
  await store.backup(backup)
  assert.ok(store.erasePerson('ticket-1').ok)
  appendCommands(store, store.takeFence(), 'command-1')
  store.close()

  restoreBackup(await loadEngine(), backup, dataDir)
  const restored = await open(dataDir)
  assert.equal(restored.head().seq, 0)
  assert.equal(restored.readVault('v-0000000000000001'), undefined)
  assert.equal(restored.readVault('v-0000000000000002'), '演示人乙')
  restored.close()
})

test('a person who comes again after being erased is remembered over the next start', { skip }, async () => {
  const dataDir = newFolder()
  const first = await withPerson(dataDir)
  assert.ok(first.erasePerson('ticket-1').ok)
  const vault = [{ ref: 'v-0000000000000002' as never, person: 'ticket-1', text: '演示' }]
  assert.ok(first.append({ expectedSeq: 0, fence: first.takeFence(), events: [], commands: [], vault }).ok)
  first.close()
  const second = await open(dataDir)
  assert.equal(second.readVault('v-0000000000000002'), '演示')
  second.close()
})
