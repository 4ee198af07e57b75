import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { createMemorySecretRows } from './memory-secret-rows.ts'
import { typedRows } from './secret-rows.ts'

test('a damaged row counts as missing and does not hide the others', () => {
  const rows = createMemorySecretRows()
  rows.put('thing', 'good', { n: 1 })
  rows.put('thing', 'bad', { n: 'one' })
  const things = typedRows(rows, 'thing', v.object({ n: v.number() }))
  assert.equal(things.get('bad'), undefined)
  assert.deepEqual(things.get('good'), { n: 1 })
  assert.deepEqual(things.list(), [{ id: 'good', value: { n: 1 } }])
})

test('kinds do not see each other and a deleted row is gone', () => {
  const rows = createMemorySecretRows()
  rows.put('one', 'a', 1)
  assert.equal(rows.get('two', 'a'), undefined)
  rows.delete('one', 'a')
  assert.equal(rows.get('one', 'a'), undefined)
  assert.deepEqual(rows.list('one'), [])
})
