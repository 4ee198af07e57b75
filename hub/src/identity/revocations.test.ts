import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRevocations, type Ended } from './revocations.ts'
import { deviceId } from './test-tools.ts'

test('everybody is told at once, in order, even after one fails; who left is not', () => {
  const faults: unknown[] = []
  const told: [string, Ended][] = []
  const revocations = createRevocations({ onFault: (fault) => void faults.push(fault) })
  const fault = new Error('listener')
  revocations.subscribe(() => {
    throw fault
  })
  const leave = revocations.subscribe((what) => void told.push(['first', what]))
  revocations.subscribe((what) => void told.push(['second', what]))
  const what = { device: deviceId('kiosk-1') }
  revocations.ended(what)
  leave()
  leave()
  revocations.ended({ session: 's' })
  assert.deepEqual(told, [
    ['first', what],
    ['second', what],
    ['second', { session: 's' }],
  ])
  assert.deepEqual(faults, [fault, fault])
})
