// Changes made behind the store's back are found: at the end of the log on opening, further back by verifying.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventOf } from './conformance-fixtures.ts'
import { StoreError } from './errors.ts'
import { storeFileOf } from './open-store.ts'
import { scratchFolders } from './scratch.ts'
import { fill, open, refused, skip, tamper } from './store-fixtures.ts'

const newFolder = scratchFolders()
const filled = (count: number): Promise<string> => fill(newFolder(), count)

const damages = [
  ['a changed event', `UPDATE events SET bytes = replace(bytes, 'A001', 'A002') WHERE seq = 10`, 11, 'chain'],
  ['a removed event', `DELETE FROM events WHERE seq = 10`, 10, 'gap'],
  ['an event that is no JSON', `UPDATE events SET bytes = '{' WHERE seq = 10`, 10, 'unreadable'],
  ['a changed type', `UPDATE events SET type = 'ticket.called' WHERE seq = 10`, 10, 'columns'],
  [
    'a forged signature',
    `UPDATE day_heads SET signature = replace(signature, substr(signature, 5, 1), '_')`,
    200,
    'day-signature',
  ],
  ['a signed head that is not the log’s', `UPDATE day_heads SET head = 'x'`, 200, 'day-head'],
  ['a signed head beyond the log', `UPDATE day_heads SET seq = 300`, 300, 'day-head'],
] as const

for (const [what, sql, seq, why] of damages) {
  test(`verify finds ${what} and says where, and opening does not read that far back`, { skip }, async () => {
    const dataDir = await filled(200)
    await tamper(dataDir, sql)
    const store = await open(dataDir)
    const { ok, firstBad } = store.verify()
    assert.deepEqual({ ok, firstBad }, { ok: false, firstBad: { seq, why } })
    store.close()
  })
}

for (const [what, sql] of [
  ['the last event changed', `UPDATE events SET bytes = replace(bytes, 'A001', 'A002') WHERE seq = 200`],
  ['one of the last events changed', `UPDATE events SET bytes = replace(bytes, 'A001', 'A002') WHERE seq = 190`],
  ['one of the last events missing', `DELETE FROM events WHERE seq = 190`],
  ['the end missing', `DELETE FROM events WHERE seq > 190`],
  ['an event too many', `INSERT INTO events VALUES (201, 'x', '{}')`],
] as const) {
  test(`a store with ${what} is refused with its place`, { skip }, async () => {
    const dataDir = await filled(200)
    await tamper(dataDir, sql)
    await assert.rejects(open(dataDir), (error) => {
      assert.ok(refused('store.damaged')(error))
      assert.ok(error instanceof StoreError && Number(error.context['seq']) >= 190)
      return true
    })
  })
}

test('a log chained anew by a forger contradicts the signed day', { skip }, async () => {
  const dataDir = await filled(2)
  const other = newFolder()
  const forged = await open(other)
  const events = ['forged-1', 'forged-2'].map((id) => eventOf(id))
  assert.ok(forged.append({ expectedSeq: 0, fence: forged.takeFence(), events, commands: [] }).ok)
  forged.close()
  const theirs = storeFileOf(other).replaceAll("'", "''")
  await tamper(
    dataDir,
    `ATTACH '${theirs}' AS forged; DELETE FROM events; DELETE FROM head;
     INSERT INTO events SELECT * FROM forged.events; INSERT INTO head SELECT * FROM forged.head`,
  )
  const store = await open(dataDir)
  assert.deepEqual(store.verify().firstBad, { seq: 2, why: 'day-head' })
  store.close()
})
