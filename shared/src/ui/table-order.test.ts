import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextOrder, orderedRows } from './table-order.ts'

const collate = new Intl.Collator('zh-Hans', { numeric: true }).compare
const sort = (values: readonly (string | number | undefined)[], down = false) =>
  orderedRows(values, (value) => value, down, collate)

test('numbers are sorted as numbers, texts as a reader expects', () => {
  assert.deepEqual(sort([10, 9, 1]), [1, 9, 10])
  assert.deepEqual(sort(['取号机10', '取号机2', '取号机1']), ['取号机1', '取号机2', '取号机10'])
})

test('what is missing comes last both ways', () => {
  assert.deepEqual(sort([undefined, 2, 1]), [1, 2, undefined])
  assert.deepEqual(sort([undefined, 2, 1], true), [2, 1, undefined])
})

test('equal rows keep their order both ways', () => {
  const rows = [
    { name: 'a', waits: 3 },
    { name: 'b', waits: 3 },
  ]
  assert.deepEqual(
    orderedRows(rows, (row) => row.waits, true, collate),
    rows,
  )
})

test('the same heading turns the order round, another one starts anew', () => {
  const first = nextOrder(undefined, 'wait', true)
  assert.deepEqual(first, { column: 'wait', down: true })
  assert.deepEqual(nextOrder(first, 'wait', true), { column: 'wait', down: false })
  assert.deepEqual(nextOrder(first, 'name', false), { column: 'name', down: false })
})
