// What a store does with its files: keys, backups, readers, a full disk.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { restoreBackup } from './backup.ts'
import { appendCommands, eventOf } from './conformance-fixtures.ts'
import { loadEngine } from './engine.ts'
import { keyedHash, linkKey } from './key-derivation.ts'
import { openStoreReader, storeFileOf } from './open-store.ts'
import { scratchFolders } from './scratch.ts'
import { secretRowsOf } from './secret-rows.ts'
import { fill, open, refused, skip, tamper } from './store-fixtures.ts'

const newFolder = scratchFolders()
const filled = (count: number): Promise<string> => fill(newFolder(), count)

test('a file that is no store, another hall’s and a newer one are refused', { skip }, async () => {
  const dataDir = newFolder()
  writeFileSync(storeFileOf(dataDir), 'this is a text and not a database at all'.repeat(100))
  await assert.rejects(open(dataDir), refused('store.unreadable'))
  const good = await filled(1)
  await assert.rejects(open(good, { hall: 'other' }), refused('store.other-hall'))
  await tamper(good, 'INSERT INTO schema_versions VALUES (99, 0)')
  await assert.rejects(open(good), refused('store.newer-schema'))
})

test('the keys lie outside the data folder, for the owner alone, and are made once', { skip }, async () => {
  const dataDir = await filled(1)
  const keysDir = `${dataDir}-keys`
  assert.equal(statSync(keysDir).mode & 0o777, 0o700)
  for (const name of ['master.key', 'day-head.key']) assert.equal(statSync(join(keysDir, name)).mode & 0o777, 0o600)
  const before = readFileSync(join(keysDir, 'master.key'), 'utf8')
  const store = await open(dataDir)
  store.close()
  assert.equal(readFileSync(join(keysDir, 'master.key'), 'utf8'), before)
  await assert.rejects(open(dataDir, { keysDir: join(dataDir, 'keys') }), refused('store.keys-inside-data'))
  assert.ok(!existsSync(join(dataDir, 'keys')))
})

test(
  'data without its keys, or with those of another store, is refused and nothing new is made',
  { skip },
  async () => {
    const dataDir = await filled(1)
    await assert.rejects(open(dataDir, { keysDir: `${await filled(1)}-keys` }), refused('store.keys-differ'))
    const master = join(`${dataDir}-keys`, 'master.key')
    rmSync(master)
    await assert.rejects(open(dataDir), refused('store.keys-missing'))
    assert.ok(!existsSync(master))
    writeFileSync(master, 'short')
    await assert.rejects(open(dataDir), refused('store.keys-unreadable'))
  },
)

test('each use of the master key has a key of its own', () => {
  const masterKey = new Uint8Array(32).fill(7)
  const hash = keyedHash(masterKey)
  assert.equal(hash('11010119900101001X'), hash('11010119900101001X'))
  assert.match(hash('a'), /^[A-Za-z0-9_-]{43}$/)
  assert.notEqual(hash('a'), keyedHash(new Uint8Array(32))('a'))
  assert.notDeepEqual(linkKey(masterKey), masterKey)
  assert.equal(linkKey(masterKey).length, 32)
})

test('a backup taken under load is a whole store, and a broken one is not restored', { skip }, async () => {
  const dataDir = await filled(2000)
  const backup = join(newFolder(), 'backups', 'backup.db')
  const store = await open(dataDir)
  const fence = store.takeFence()
  const copying = store.backup(backup)
  appendCommands(store, fence, 'during-the-backup')
  await copying
  store.close()
  restoreBackup(await loadEngine(), backup, dataDir)
  const restored = await open(dataDir)
  assert.equal(restored.verify().ok, true)
  assert.ok(restored.head().seq >= 2000)
  restored.close()

  const before = readFileSync(storeFileOf(dataDir))
  const bytes = readFileSync(backup)
  bytes.fill(0x55, 8192, 40_000)
  writeFileSync(backup, bytes)
  const engine = await loadEngine()
  assert.throws(() => restoreBackup(engine, backup, dataDir), refused('store.backup-invalid'))
  assert.throws(() => restoreBackup(engine, `${backup}.missing`, dataDir), refused('store.backup-invalid'))
  assert.deepEqual(readFileSync(storeFileOf(dataDir)), before)
})

test('a reader in a connection of its own sees each commit and can verify and copy, not write', { skip }, async () => {
  const dataDir = newFolder()
  const store = await open(dataDir)
  const fence = store.takeFence()
  const reader = await openStoreReader({ dataDir })
  assert.equal(reader.head().seq, 0)
  appendCommands(store, fence, 'command-1', 'command-2')
  assert.deepEqual(reader.head(), store.head())
  assert.deepEqual(reader.read(0, 10), store.read(0, 10))
  assert.equal(reader.verify().ok, true)
  assert.ok(!('append' in reader))
  const copy = join(newFolder(), 'copy.db')
  await reader.backup(copy)
  assert.ok(existsSync(copy))
  reader.close()
  store.close()
})

test('a file that may not grow makes the store read-only, reads go on, and it recovers', { skip }, async () => {
  const engine = await loadEngine()
  const dataDir = newFolder()
  let limit: (pages: number) => void = () => undefined
  const store = await open(dataDir, {
    engine: {
      ...engine,
      open(file) {
        const connection = engine.open(file)
        limit = (pages) => connection.exec(`PRAGMA max_page_count = ${pages}`)
        return connection
      },
    },
  })
  const fence = store.takeFence()
  appendCommands(store, fence, 'command-1')
  limit(1)
  const large = { expectedSeq: 1, fence, events: [eventOf('command-2', 'x'.repeat(200_000))], commands: [] }
  const refusal = store.append(large)
  assert.equal(refusal.ok ? '' : refusal.error.code, 'store.read-only')
  assert.equal(store.probe().code, 'store.read-only')
  assert.equal(store.read(0, 10).length, 1)
  assert.equal(store.verify().ok, true)
  limit(1_000_000)
  assert.notEqual(store.probe().level, 'down')
  assert.ok(store.append(large).ok)
  assert.equal(store.verify().ok, true)
  store.close()
})

test(
  'secrets as identity wants them throw when they cannot be written, and list more than a page',
  { skip },
  async () => {
    const store = await open(newFolder())
    const rows = secretRowsOf(store)
    const many = Array.from({ length: 1001 }, (_, index) => ({ kind: 'session', id: `s-${index}`, value: index }))
    assert.ok(store.append({ expectedSeq: 0, fence: store.takeFence(), events: [], commands: [], secrets: many }).ok)
    rows.delete('session', 's-7')
    rows.put('session', 's-8', 'eight')
    assert.equal(rows.get('session', 's-8'), 'eight')
    assert.equal(rows.list('session').length, 1000)
    store.close()
    assert.throws(() => rows.put('session', 's-9', 9), /store\.unavailable/)
  },
)
