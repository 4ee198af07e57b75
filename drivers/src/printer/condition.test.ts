import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fromHex } from '../kernel/bytes.ts'
import { conditionOfAutomatic, conditionOfRealTime, statusOfCondition } from './condition.ts'

/** DLE EOT 1, 2, 3, 4 */
const realTime = (bytes: string): string => {
  const [printer = 0, offlineCause = 0, error = 0, paper = 0] = fromHex(bytes)
  return statusOfCondition(conditionOfRealTime({ printer, offlineCause, error, paper })).code
}
const automatic = (bytes: string): string => {
  const [a = 0, b = 0, c = 0, d = 0] = fromHex(bytes)
  return statusOfCondition(conditionOfAutomatic([a, b, c, d])).code
}

describe('the state of a printer', () => {
  test('is read from its four real-time answers', () => {
    assert.equal(realTime('12 12 12 12'), 'printer.ready')
    assert.equal(realTime('16 12 12 12'), 'printer.ready') // drawer pin high: no drawer
    assert.equal(realTime('1E 16 12 12'), 'printer.cover-open')
    assert.equal(realTime('1A 32 12 7E'), 'printer.paper-out')
    assert.equal(realTime('1A 12 12 72'), 'printer.paper-out')
    assert.equal(realTime('12 12 12 1E'), 'printer.paper-low')
    assert.equal(realTime('1A 52 1A 12'), 'printer.cutter-jam')
    assert.equal(realTime('1A 52 32 12'), 'printer.fault')
    assert.equal(realTime('1A 52 52 12'), 'printer.head-hot')
    assert.equal(realTime('1A 12 12 12'), 'printer.offline')
  })

  test('is read from what it reports by itself', () => {
    assert.equal(automatic('14 00 00 0F'), 'printer.ready')
    assert.equal(automatic('3C 00 00 0F'), 'printer.cover-open')
    assert.equal(automatic('14 00 03 0F'), 'printer.paper-low')
    assert.equal(automatic('1C 00 0F 0F'), 'printer.paper-out')
    assert.equal(automatic('1C 08 00 00'), 'printer.cutter-jam')
    assert.equal(automatic('1C 20 00 0F'), 'printer.fault')
    assert.equal(automatic('1C 00 00 0F'), 'printer.offline')
  })

  test('names first what must be done first: an open cover hides the paper', () => {
    assert.equal(realTime('1A 36 12 7E'), 'printer.cover-open')
  })
})
