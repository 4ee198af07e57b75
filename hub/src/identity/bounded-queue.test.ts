import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBoundedQueue } from './bounded-queue.ts'

test('work runs one at a time in order, and a failure does not stop what follows', async () => {
  const queue = createBoundedQueue({ maxWaiting: 3 })
  const log: string[] = []
  const work = (name: string, fail = false) =>
    queue.run(async () => {
      log.push(`${name} starts`)
      await Promise.resolve()
      log.push(`${name} ends`)
      if (fail) throw new Error(name)
      return name
    })
  const first = work('a')
  const second = work('b', true)
  const third = work('c')
  assert.equal(work('d'), undefined)
  assert.equal(await first, 'a')
  await assert.rejects(async () => second)
  assert.equal(await third, 'c')
  assert.deepEqual(log, ['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends'])
  assert.equal(await work('e'), 'e')
})
