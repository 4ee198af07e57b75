import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actKeys, type BenchSlip, hexRows, paperInSlot } from './bench.ts'

test('bytes stand in rows of sixteen with what can be read of them, and a gap stands alone', () => {
  const rows = hexRows(`1b40${'41'.repeat(16)}…0a`)
  assert.deepEqual(rows[0], {
    offset: '0000',
    bytes: '1b 40 41 41 41 41 41 41 41 41 41 41 41 41 41 41',
    text: '.@AAAAAAAAAAAAAA',
  })
  assert.deepEqual(rows.slice(1), [
    { offset: '0010', bytes: '41 41', text: 'AA' },
    { offset: '', bytes: '…', text: '' },
    { offset: '0012', bytes: '0a', text: '.' },
  ])
  assert.deepEqual(hexRows(''), [])
})

test('a key that broke something becomes the one that mends it, in the same place', () => {
  const whole = actKeys({ faults: [], cable: true })
  const broken = actKeys({ faults: ['paper-out', 'jam', 'cover', 'garbage'], cable: false })
  assert.deepEqual(
    whole.map(({ act }) => act),
    ['run-low', 'run-out', 'jam', 'open-cover', 'pull-cable', 'garbage', 'silent', 'slow', 'replace'],
  )
  assert.ok(whole.every(({ on }) => !on))
  assert.deepEqual(
    broken.map(({ act }) => act),
    ['run-low', 'load-roll', 'clear-jam', 'close-cover', 'put-cable', 'garbage', 'silent', 'slow', 'replace'],
  )
  assert.deepEqual(
    broken.map(({ on }) => on),
    [false, true, true, true, true, true, false, false, false],
  )
})

test('paper hangs until it is taken, and the last three taken are remembered', () => {
  const slip = (id: number, taken: boolean): BenchSlip => ({
    ...{ id: String(id), job: null, at: 0, taken, lengthMm: 90, widthDots: 576 },
    ...{ heightDots: 700, bytes: 1, hex: '', words: [] },
  })
  const { hanging, gone } = paperInSlot([slip(6, false), slip(5, true), slip(4, true), slip(3, true), slip(2, true)])
  assert.deepEqual([hanging.map(({ id }) => id), gone.map(({ id }) => id)], [['6'], ['5', '4', '3']])
})
