import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callOfPath, keyBytes, litDots } from './peripherals.ts'

test('digits go before their key, each as a byte of its own', () => {
  assert.equal(keyBytes('', '0C'), '0C')
  assert.equal(keyBytes('012', '13'), '00 01 02 13')
})

test('a sentence is known by where its sound lies', () => {
  assert.deepEqual(callOfPath('/api/v1/sounds/A001/c3.wav'), { number: 'A001', counter: '3' })
  assert.equal(callOfPath('/api/v1/other.wav'), null)
})

test('dots are lit where more ink than not falls on them', () => {
  const picture = Uint8ClampedArray.from([0, 0, 0, 255, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 200])
  assert.deepEqual(litDots(picture, 2, 2), [
    [0, 0],
    [1, 1],
  ])
})
