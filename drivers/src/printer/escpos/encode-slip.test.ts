import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as v from 'valibot'
import { toHex } from '../../kernel/bytes.ts'
import type { TicketPrinterModel } from '../../models/model.ts'
import { createPlateSet } from '../plate.ts'
import { slipDocumentSchema, type SlipDraft } from '../slip-document.ts'
import { printerModel, sampleSlip } from '../testing.ts'
import { encodeSlip, type EncodedSlip } from './encode-slip.ts'
import { createKeptGraphics } from './kept-graphics.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const encode = (model: TicketPrinterModel, slip = sampleSlip(), keeps = model.plate === 'kept'): EncodedSlip => {
  const plates = createPlateSet(model.paper)
  return encodeSlip(slip, model, {
    plates,
    kept: keeps ? createKeptGraphics(plates, alphabet) : undefined,
    proofId: '0042',
  })
}
const blocks = (...all: SlipDraft['blocks']) => v.parse(slipDocumentSchema, { blocks: all })
const holds = (hex: string, part: string) => {
  assert.ok(hex.includes(part), `no ${part} in ${hex}`)
}

const epson = await printerModel('epson-tm-t88')
const generic = await printerModel('generic-80mm')
const narrow = await printerModel('generic-58mm')
const masung = await printerModel('masung-ms532')
const blind = await printerModel('generic-80mm-blind')

describe('a ticket in bytes', () => {
  test('takes at most 1.5 KB with the plate kept in the printer', () => {
    const { bytes } = encode(epson)
    assert.ok(bytes.length <= 1536, `${bytes.length} bytes`)
    // 10 bits a byte at 115200 baud: the last byte is out 150 ms after the first at the latest.
    assert.ok((bytes.length * 10 * 1000) / 115_200 <= 150)
  })

  test('takes at most 24 KB with the plate as a raster, on every model', () => {
    for (const model of [generic, narrow, masung, blind]) {
      const { bytes } = encode(model)
      assert.ok(bytes.length <= 24 * 1024, `${model.id}: ${bytes.length} bytes`)
    }
    assert.ok(encode(epson, sampleSlip(), false).bytes.length <= 24 * 1024)
  })

  test('starts from a known state, in Chinese mode, between the margins', () => {
    const start = '1B 40 1C 26 1D 61 0E 1D 4C 18 00 1D 57 10 02'
    assert.equal(toHex(encode(generic).bytes.slice(0, 15)), start)
  })

  test('ends with the cut and then the question that proves it', () => {
    assert.equal(toHex(encode(generic).bytes.slice(-15)), '1D 56 42 00 1D 28 48 06 00 30 30 30 30 34 32')
    assert.equal(toHex(encode(narrow).bytes.slice(-9)), '1B 4A 60 1D 56 01 1D 72 01')
    assert.equal(toHex(encode(masung).bytes.slice(-9)), '1B 4A 78 1B 69 00 1D 72 01')
    assert.equal(toHex(encode(blind).bytes.slice(-6)), '1B 4A 60 1D 56 00')
  })

  test('writes words, size, weight and place, and nothing that would change nothing', () => {
    const slip = blocks(
      { kind: 'line', text: '您的号码' },
      { kind: 'pair', left: { text: '前面' }, right: { text: '7', size: 2, weight: 'bold' } },
      { kind: 'line', text: '请等候', size: 2, weight: 'bold' },
    )
    const hex = toHex(encode(blind, slip).bytes)
    holds(hex, '1B 33 22 C4 FA B5 C4 BA C5 C2 EB 0A') // line spacing 34, words, feed
    // 10 dots down, spacing 60, label; column 504 = 528 - 24, double size, bold, value
    holds(hex, '1B 4A 0A 1B 33 3C C7 B0 C3 E6 1B 24 F8 01 1D 21 11 1B 45 01 37 0A')
    holds(hex, '37 0A C7 EB B5 C8 BA F2 0A') // the same spacing, size and weight: only words
  })

  test('scales Chinese by FS ! as well where the firmware needs it', () => {
    const hex = toHex(encode(narrow, blocks({ kind: 'line', text: '请', size: 2 })).bytes)
    holds(hex, '1D 21 11 1C 21 0C C7 EB')
  })

  test('shows 〓 for what the font lacks and says so', () => {
    const { bytes, missing } = encode(blind, blocks({ kind: 'line', text: '龘镇' }))
    assert.deepEqual(missing, ['龘'])
    holds(toHex(bytes), 'A1 FE D5 F2')
  })

  test('draws the plate from stored pictures on a page, each on its lower left corner', () => {
    const hex = toHex(encode(epson, blocks({ kind: 'plate', prefix: 'A', digits: '7' })).bytes)
    holds(hex, '1B 4C 1B 57 10 00 00 00 E0 01 B3 00') // page at 16, 480 by 8 + 171 dots
    assert.equal(hex.match(/1D 28 4C 06 00 30 45/g)?.length, 6, 'four sides, a letter, a digit')
    holds(hex, '0C 1B 4A 14') // the page is printed before the next feed
  })

  test('sends the plate along while the printer does not keep it', () => {
    const hex = toHex(encode(epson, blocks({ kind: 'plate', prefix: 'A', digits: '7' }), false).bytes)
    holds(hex, '1D 76 30 00 3C 00 AB 00') // 60 bytes a row, 171 rows
    assert.ok(!hex.includes('1D 28 4C'))
  })

  test('draws the plate in the printer’s own font where it has to, the letter white on black', () => {
    const hex = toHex(encode(blind, blocks({ kind: 'plate', prefix: 'B', digits: '108' })).bytes)
    // 8 times, bold, reversed letter, plain digits beside it
    holds(hex, '1D 21 77 1B 45 01 1D 42 01 42 1B 24 A8 00 1D 42 00 31 30 38 0A')
  })

  test('asks for the code in the dialect of the board', () => {
    const code = { kind: 'qr', url: 'A1', caption: '扫码' } as const
    holds(toHex(encode(generic, blocks(code)).bytes), '1B 61 01 1D 28 6B 04 00 31 41 32 00')
    holds(toHex(encode(masung, blocks(code)).bytes), '13 50 48 04 41 31 00 13 50 48 05 1B 61 00')
    holds(toHex(encode(blind, blocks(code)).bytes), '1D 76 30 00 42 00 7E 00') // 21 modules of 6 dots, over the whole width
  })

  test('never holds a real-time command, whatever the number', () => {
    const plates = createPlateSet(generic.paper)
    for (let n = 0; n < 1000; n += 37) {
      const number = { kind: 'plate' as const, prefix: alphabet[n % 26] ?? '', digits: String(n).padStart(3, '0') }
      const { bytes } = encodeSlip(blocks(number), generic, { plates, kept: undefined, proofId: '0001' })
      for (let at = 0; at + 1 < bytes.length; at++) {
        assert.ok(bytes[at] !== 0x10 || ![0x04, 0x05, 0x14].includes(bytes[at + 1] ?? 0), `${number.digits} at ${at}`)
      }
    }
  })
})

describe('kept graphics', () => {
  const graphics = createKeptGraphics(createPlateSet(epson.paper), alphabet)

  test('stay within the 50 pictures and 256 KB that the maker allows', () => {
    const sizes = [...graphics.pictures.values()].map(({ picture }) => picture.bits.length + 24)
    assert.ok(sizes.length <= 50, `${sizes.length} pictures`)
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) <= 256 * 1024)
  })

  test('carry key codes that change with the picture', () => {
    const keys = [...graphics.pictures.values()].map(({ key }) => key)
    assert.equal(new Set(keys).size, keys.length)
    assert.ok(keys.every((key) => /^[\x21-\x7e]{2}$/.test(key)))
    const others = createKeptGraphics(createPlateSet(generic.paper), alphabet)
    assert.notEqual(others.pictures.get('letter-A')?.key, graphics.pictures.get('letter-A')?.key)
  })

  test('know an older picture of ours and leave those of others alone', () => {
    const current = graphics.pictures.get('letter-A')?.key ?? ''
    const older = `A${current[1] === '!' ? '"' : '!'}`
    assert.ok(graphics.isOutdated(older))
    assert.ok(!graphics.isOutdated(current))
    assert.ok(!graphics.isOutdated('#1'))
  })
})
