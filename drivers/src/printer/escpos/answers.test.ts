import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fromHex } from '../../kernel/bytes.ts'
import { createAnswerDecoder, type PrinterAnswer } from './answers.ts'

const decode = (...pieces: string[]): PrinterAnswer[] => {
  const decoder = createAnswerDecoder()
  return pieces.flatMap((piece) => decoder.push(fromHex(piece)))
}
const kinds = (answers: readonly PrinterAnswer[]) => answers.map(({ kind }) => kind)

describe('the answers of a printer', () => {
  test('are told apart in one stream', () => {
    const answers = decode('16 14 00 00 0F 00 37 22 30 30 30 31 00 37 25 00 12')
    assert.deepEqual(answers, [
      { kind: 'real-time', byte: 0x16 },
      { kind: 'automatic', bytes: [0x14, 0, 0, 0x0f] },
      { kind: 'in-turn', byte: 0 },
      { kind: 'process-id', id: '0001' },
      { kind: 'cleared' },
      { kind: 'real-time', byte: 0x12 },
    ])
  })

  test('may come one byte at a time', () => {
    const whole = '3C 00 00 0F 37 22 30 30 34 32 00 1E'
    assert.deepEqual(decode(...whole.split(' ')), decode(whole))
  })

  test('list stored pictures in blocks', () => {
    assert.deepEqual(decode('37 72 41 41 21 42 21 00 37 72 40 00'), [
      { kind: 'key-codes', keys: ['A!', 'B!'], more: true },
      { kind: 'key-codes', keys: [], more: false },
    ])
  })

  test('may be interrupted by XON and XOFF, which are not answers', () => {
    assert.deepEqual(decode('13 37 22 30 11 30 30 31 00 13'), [{ kind: 'process-id', id: '0001' }])
  })

  test('cost only the first byte when they turn out to be none', () => {
    // 14 begins automatic status, 37 22 a process id; both break off.
    assert.deepEqual(kinds(decode('14 00 16')), ['unknown', 'in-turn', 'real-time'])
    assert.deepEqual(decode('37 22 41 37 22 30 30 30 31 00').at(-1), { kind: 'process-id', id: '0001' })
    assert.deepEqual(kinds(decode('FF 80 12')), ['unknown', 'unknown', 'real-time'])
  })

  test('are forgotten half-way after a pause', () => {
    const decoder = createAnswerDecoder()
    decoder.push(fromHex('37 22 30'))
    assert.ok(decoder.isHolding())
    decoder.reset()
    assert.ok(!decoder.isHolding())
    assert.deepEqual(decoder.push(fromHex('12')), [{ kind: 'real-time', byte: 0x12 }])
  })
})
