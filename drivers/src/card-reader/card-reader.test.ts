import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as v from 'valibot'
import rdm from '../../../config/devices/card-rdm6300.json' with { type: 'json' }
import wedge from '../../../config/devices/card-wedge.json' with { type: 'json' }
import wiegand from '../../../config/devices/card-wiegand26-text.json' with { type: 'json' }
import { fromHex, toHex } from '../kernel/bytes.ts'
import { fuzzDecoder, splitsAnywhere } from '../kernel/fuzz.ts'
import { memoryLine, serialLines, testBackoff, type MakeLine } from '../kernel/testing.ts'
import { valueOfBytes, valueOfText, writeNumber } from './card-number.ts'
import { cardReaderConformance } from './conformance.ts'
import { createCardReader } from './device.ts'
import { cardReaderModelSchema } from './model.ts'
import { createRdm6300Decoder, encodeRdm6300, LENGTH } from './rdm6300.ts'
import { createSimulatedCardReader } from './simulator.ts'

const conforms = (name: string, shipped: unknown, makeLine: MakeLine, skip: string | false = false) => {
  const model = { ...v.parse(cardReaderModelSchema, shipped), awayMs: 300 }
  cardReaderConformance(name, {
    ...{ skip, makeLine, awayMs: model.awayMs },
    make: ({ context, host, device }) => ({
      device: createCardReader({ context, transport: host, model, backoff: testBackoff }),
      simulated: createSimulatedCardReader(context, device, model),
    }),
  })
}
for (const [name, { make, skip }] of Object.entries(serialLines)) {
  conforms(`RDM6300 ${name}`, rdm, make, skip)
  conforms(`with a Wiegand converter ${name}`, wiegand, make, skip)
}
conforms('that acts as a keyboard', wedge, memoryLine())

describe('a card number', () => {
  const card = fromHex('62 E3 08 6C ED')
  const settings = { text: 'decimal', reverseBytes: false, bytes: 4, writes: 'decimal-10' } as const

  test('is the same from every way of writing it', () => {
    const value = valueOfBytes(card)
    assert.equal(writeNumber(value, settings), '3808980205')
    assert.equal(writeNumber(value, { ...settings, writes: 'hex' }), 'E3086CED')
    assert.equal(writeNumber(value, { ...settings, bytes: 3, writes: 'facility-8' }), '00827885')
    assert.equal(valueOfText('3808980205', settings), 0xe3086cedn)
    assert.equal(valueOfText('E3086CED', { ...settings, text: 'hex' }), 0xe3086cedn)
    assert.equal(valueOfText('008 27885', { ...settings, text: 'facility' }), 0x086cedn)
    assert.equal(valueOfText('123,45678', { ...settings, text: 'facility' }), 8_106_606n)
  })

  test('of a brand that turns the bytes round is turned back', () => {
    assert.equal(writeNumber(0xed6c08e3n, { ...settings, reverseBytes: true }), '3808980205')
  })

  test('is none where the text is something else', () => {
    for (const text of ['', 'hello', '12345678901234567890123', '-1', '1.5'])
      assert.equal(valueOfText(text, settings), undefined, text)
    assert.equal(valueOfText('999,45678', { ...settings, text: 'facility' }), undefined)
    assert.equal(valueOfText('xyz', { ...settings, text: 'hex' }), undefined)
  })
})

describe('RDM6300', () => {
  test('is read and written as published', () => {
    const frame = '02 36 32 45 33 30 38 36 43 45 44 30 38 03'
    assert.equal(toHex(encodeRdm6300(fromHex('62 E3 08 6C ED'))), frame)
    assert.deepEqual(createRdm6300Decoder().push(fromHex(frame)), [fromHex('62 E3 08 6C ED')])
    assert.deepEqual(createRdm6300Decoder().push(fromHex(frame.replace('30 38 03', '30 39 03'))), [])
  })
  const frames = [encodeRdm6300(fromHex('62 E3 08 6C ED')), encodeRdm6300(fromHex('00 00 00 00 01'))]
  fuzzDecoder('RDM6300', { make: createRdm6300Decoder, frames, mostHeld: LENGTH })
  splitsAnywhere('RDM6300', createRdm6300Decoder, frames)
})
