import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { test } from 'node:test'
import { createCheckpointer } from './checkpointer.ts'
import { appendCommands } from './conformance-fixtures.ts'
import { storeFileOf } from './open-store.ts'
import { scratchFolders } from './scratch.ts'
import { open, skip } from './store-fixtures.ts'

const newFolder = scratchFolders()
const ids = (from: number, count: number) => Array.from({ length: count }, (_, at) => `command-${from + at}`)

test('the write-ahead log is handed over in a quiet moment, and not between commits', { skip }, async () => {
  const dataDir = newFolder()
  const store = await open(dataDir, { checkpointPages: 0 })
  const size = () => statSync(storeFileOf(dataDir)).size
  const { look } = createCheckpointer({ store })
  const fence = store.takeFence()
  const before = size()
  for (let second = 0; second < 5; second++) {
    appendCommands(store, fence, ...ids(second * 200, 200))
    look()
  }
  assert.equal(size(), before, 'somebody waits for a commit')
  look()
  assert.ok(size() > before + 100_000)
  assert.equal(store.verify().ok, true)
  store.close()
})

test('little is left where it is, and what a reader still holds is tried again', () => {
  let seq = 0
  let tries = 0
  let free = false
  const store = {
    head: () => ({ seq, hash: '' }),
    checkpoint: () => {
      tries++
      return free
    },
  }
  const { look } = createCheckpointer({ store, fromEvents: 10 })
  seq = 9
  for (let at = 0; at < 3; at++) look()
  assert.equal(tries, 0)
  seq = 10
  for (let at = 0; at < 3; at++) look()
  assert.equal(tries, 2)
  free = true
  for (let at = 0; at < 3; at++) look()
  assert.equal(tries, 3)
})
