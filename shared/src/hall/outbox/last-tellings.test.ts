import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { DeviceId } from '../../kernel/brands.ts'
import type { Job } from './jobs.ts'
import { lastTellings } from './last-tellings.ts'

const led = (target: string, nth: number): Job => ({
  ...{ id: `led:${target}:${nth}`, kind: 'led', target: v.parse(DeviceId, target), payload: {}, notAfter: nth },
})
const caller = (nth: number, ...beep: number[]): Job => ({
  ...{ id: `caller:line:${nth}`, kind: 'caller', target: v.parse(DeviceId, 'line'), payload: { beep }, notAfter: nth },
})
const text = (nth: number): Job =>
  ({
    ...{ id: `text:${nth}`, kind: 'text', target: v.parse(DeviceId, 'modem-1') },
    ...{ payload: { phone: 'ref' }, notAfter: nth },
  }) as unknown as Job
const ids = (jobs: readonly Job[]) => lastTellings(jobs).map(({ id }) => id)

test('of many tellings of one device in a transaction the last stands, and other devices keep theirs', () => {
  assert.deepEqual(ids([led('a', 1), led('b', 1), led('a', 2), caller(1), caller(2)]), [
    'led:a:2',
    'led:b:1',
    'caller:line:2',
  ])
})

test('who was to hear a beep hears it, however many tellings came after', () => {
  const [job] = lastTellings([caller(1, 3), caller(2), caller(3, 5, 3)])
  assert.deepEqual(job?.payload, { beep: [3, 5] })
})

test('what is done once for each job is left as it is, in its order', () => {
  assert.deepEqual(ids([text(1), led('a', 1), text(2), led('a', 2)]), ['text:1', 'text:2', 'led:a:2'])
  const none = [text(1), text(2)]
  assert.equal(lastTellings(none), none)
})
