import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRenewal, type Served } from './renewal.ts'

const DAY = 86_400_000
const first: Served = { cert: 'first', key: 'first-key', endsAt: 30 * DAY }

function hub(read: () => Promise<Served>) {
  const seen = { now: 0, served: [] as string[], troubled: false, faults: [] as unknown[] }
  const renewal = createRenewal({
    ...{ served: first, read, now: () => seen.now },
    serve: ({ cert }) => void seen.served.push(cert),
    trouble: (lasts) => (seen.troubled = lasts),
    report: (fault) => void seen.faults.push(fault),
  })
  return { ...renewal, seen }
}

test('a certificate that is still good is left alone', async () => {
  const { look, seen } = hub(() => Promise.resolve(first))
  await look()
  await look()
  assert.deepEqual(seen, { now: 0, served: [], troubled: false, faults: [] })
})

test('a renewed one is served from the next connection on, once', async () => {
  let now = first
  const { look, seen } = hub(() => Promise.resolve(now))
  now = { cert: 'second', key: 'second-key', endsAt: 400 * DAY }
  seen.now = 29 * DAY
  await look()
  await look()
  assert.deepEqual([seen.served, seen.troubled], [['second'], false])
})

test('one that ends within 14 days and could not be renewed is told, with the reason, until it is', async () => {
  let mended = false
  const { look, seen } = hub(() =>
    mended
      ? Promise.resolve({ cert: 'second', key: 'second-key', endsAt: 400 * DAY })
      : Promise.reject(new Error('the folder cannot be written')),
  )
  seen.now = 16 * DAY
  await look()
  assert.deepEqual([seen.troubled, seen.faults.length], [false, 1])
  seen.now = 16 * DAY + 1
  await look()
  assert.deepEqual([seen.troubled, seen.faults.length], [true, 2])
  mended = true
  await look()
  assert.deepEqual([seen.troubled, seen.served], [false, ['second']])
})
