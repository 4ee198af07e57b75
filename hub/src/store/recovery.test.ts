// A power cut may leave any beginning of what was written to the write-ahead log.
import assert from 'node:assert/strict'
import { cpSync, copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { appendCommands, commandOf } from './conformance-fixtures.ts'
import { loadEngines } from './engine.ts'
import { openStore, storeFileOf } from './open-store.ts'
import { scratchFolders } from './scratch.ts'

const { engines } = await loadEngines()
const skip = engines.length === 0 ? 'there is no engine' : false
const newFolder = scratchFolders()
const batches = 30

/** A store as a power cut leaves it: never closed, and the length of its log after each acknowledged append. */
async function interrupted() {
  const dataDir = newFolder()
  const store = await openStore({ dataDir, hall: 'demo', now: () => 0, checkpointPages: 0, runLength: 16 })
  const fence = store.takeFence()
  // From here on everything lies in the log alone, as in a hub that ran for a while.
  assert.ok(store.checkpoint('truncate'))
  const walFile = `${storeFileOf(dataDir)}-wal`
  const lengths: number[] = []
  for (let batch = 0; batch < batches; batch += 1) {
    appendCommands(store, fence, `command-${batch}-a`, `command-${batch}-b`)
    lengths.push(statSync(walFile).size)
  }
  const copy = newFolder()
  copyFileSync(storeFileOf(dataDir), storeFileOf(copy))
  copyFileSync(walFile, `${storeFileOf(copy)}-wal`)
  cpSync(`${dataDir}-keys`, `${copy}-keys`, { recursive: true })
  store.close()
  return { folder: copy, lengths }
}

/** The interrupted store again, its log changed. */
async function openChanged(folder: string, change: (walFile: string) => void) {
  const dataDir = newFolder()
  mkdirSync(dataDir, { recursive: true })
  copyFileSync(storeFileOf(folder), storeFileOf(dataDir))
  copyFileSync(`${storeFileOf(folder)}-wal`, `${storeFileOf(dataDir)}-wal`)
  change(`${storeFileOf(dataDir)}-wal`)
  const keysDir = join(`${folder}-keys`)
  return openStore({ dataDir, keysDir, hall: 'demo', now: () => 0, runLength: 16 })
}

test('every acknowledged append survives a log cut anywhere behind it, and the store verifies', { skip }, async () => {
  const { folder, lengths } = await interrupted()
  const whole = lengths.at(-1) ?? 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole }), async (length) => {
      const store = await openChanged(folder, (walFile) => truncateSync(walFile, length))
      const acknowledged = lengths.filter((end) => end <= length).length
      assert.equal(store.head().seq, acknowledged * 2)
      assert.deepEqual(store.verify(), { ok: true, events: acknowledged * 2 })
      for (let batch = 0; batch < batches; batch += 1) {
        const expected = batch < acknowledged ? commandOf(`command-${batch}-b`, batch * 2 + 2) : undefined
        assert.deepEqual(store.findCommand('device:kiosk-1', `command-${batch}-b`), expected)
      }
      appendCommands(store, store.takeFence(), 'after-the-cut')
      assert.equal(store.verify().ok, true)
      store.close()
    }),
    { numRuns: 40, examples: [[0], [whole], ...lengths.slice(0, 3).map((end): [number] => [end])] },
  )
})

test('a torn record at the end of the log is dropped and nothing before it', { skip }, async () => {
  const { folder, lengths } = await interrupted()
  const before = lengths.at(-2) ?? 0
  const store = await openChanged(folder, (walFile) => {
    const bytes = readFileSync(walFile)
    bytes.fill(0xa5, before + 100, before + 3000)
    writeFileSync(walFile, bytes)
  })
  assert.deepEqual(store.verify(), { ok: true, events: (batches - 1) * 2 })
  store.close()
})
