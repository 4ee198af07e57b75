import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { contractNow } from './contract.ts'

const file = new URL('./contract.json', import.meta.url)

test('commands, events and views are those that clients were promised', () => {
  const now = `${JSON.stringify(contractNow(), null, 2)}\n`
  if (process.env['UPDATE_CONTRACT'] === '1') writeFileSync(file, now)
  assert.deepEqual(
    JSON.parse(now),
    JSON.parse(readFileSync(file, 'utf8')),
    [
      'The wire contract changed. If older clients and the stored log can live with it (a new command, view or optional',
      'field), write it down: UPDATE_CONTRACT=1 node --import tsx --test shared/src/wire/contract.test.ts, and commit',
      'contract.json. A changed event needs a new version and an upcaster; a breaking change a new PROTOCOL.',
    ].join('\n'),
  )
})
