import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { scratchFolders } from '../store/scratch.ts'
import { fill, open, skip, tamper } from '../store/store-fixtures.ts'
import { createVerifier, verifyInWorker } from './verifier.ts'

const newFolder = scratchFolders()

describe('the daily check of the log', { skip }, () => {
  test('runs beside an open store, in a thread of its own, and finds damage', async () => {
    const dataDir = await fill(newFolder(), 300)
    const store = await open(dataDir)
    after(() => store.close())
    assert.deepEqual(await verifyInWorker({ dataDir, keysDir: undefined }), { ok: true, events: 300 })
    await tamper(dataDir, `UPDATE events SET bytes = replace(bytes, '"v":1', '"v":2') WHERE seq = 200`)
    const damaged = await verifyInWorker({ dataDir, keysDir: undefined })
    assert.equal(damaged.ok, false)
    assert.deepEqual(damaged.firstBad, { seq: 201, why: 'chain' })
  })

  test('that cannot be made is a fault and not a clean bill', async () => {
    await assert.rejects(verifyInWorker({ dataDir: newFolder(), keysDir: undefined }), /keys-missing|missing/)
  })
})

test('the check is made once a day; damage is told until a check finds none', async () => {
  const seen = { now: 0, runs: 0, ok: true, troubled: false, faults: 0 }
  const { look } = createVerifier({
    run: () => {
      seen.runs++
      return seen.runs === 3 ? Promise.reject(new Error('no thread')) : Promise.resolve({ ok: seen.ok, events: 7 })
    },
    monotonic: () => seen.now,
    said: () => undefined,
    trouble: (lasts) => (seen.troubled = lasts),
    report: () => seen.faults++,
  })
  await look()
  await look()
  assert.equal(seen.runs, 1)
  seen.now += 86_400_000
  seen.ok = false
  await look()
  assert.deepEqual([seen.runs, seen.troubled], [2, true])
  seen.now += 86_400_000
  await look()
  assert.deepEqual([seen.faults, seen.troubled], [1, true], 'a check that failed clears nothing')
  seen.now += 86_400_000
  seen.ok = true
  await look()
  assert.equal(seen.troubled, false)
})
