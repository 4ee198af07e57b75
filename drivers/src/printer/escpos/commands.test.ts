import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fromHex, toHex } from '../../kernel/bytes.ts'
import { bitmapOf, createBitmap } from '../bitmap.ts'
import * as command from './commands.ts'

describe('QR codes', () => {
  test('are asked for by GS ( k, model 2, as receipt-printer-encoder writes them', () => {
    const expected =
      '1D 28 6B 04 00 31 41 32 00' + // 165: model 2
      ' 1D 28 6B 03 00 31 43 06' + // 167: 6 dots a module
      ' 1D 28 6B 03 00 31 45 31' + // 169: level M
      ' 1D 28 6B 07 00 31 50 30 41 30 30 31' + // 180: 4 + 3 bytes follow
      ' 1D 28 6B 03 00 31 51 30' // 181: print
    assert.equal(toHex(command.qrNative('A001', 6, 'M')), expected)
  })

  test('agree with python-escpos for 1234 at size 3, level L', () => {
    const expected =
      '1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 03 1D 28 6B 03 00 31 45 30 1D 28 6B 07 00 31 50 30 31 32 33 34 1D 28 6B 03 00 31 51 30'
    assert.equal(toHex(command.qrNative('1234', 3, 'L')), expected)
  })

  test('count their bytes over 255 in two bytes', () => {
    const bytes = command.qrNative('x'.repeat(300), 4, 'M')
    const at = bytes.length - 8 - 300 - 8
    assert.equal(toHex(bytes.slice(at, at + 8)), '1D 28 6B 2F 01 31 50 30') // 303 = 012F
  })

  test('speak the dialect of Masung boards', () => {
    assert.equal(
      toHex(command.qrMasung('A1', 6)),
      '13 50 48 01 01 13 50 48 02 01 13 50 48 03 06 13 50 48 04 41 31 00 13 50 48 05',
    )
  })
})

describe('rasters', () => {
  test('agree with python-escpos', () => {
    assert.equal(toHex(command.raster(bitmapOf(1, 1, fromHex('80')))), '1D 76 30 00 01 00 01 00 80')
    assert.equal(toHex(command.raster(bitmapOf(2, 2, fromHex('C0 00')))), '1D 76 30 00 01 00 02 00 C0 00')
  })

  test('never hold what a printer takes for a real-time command', () => {
    const picture = bitmapOf(24, 4, fromHex('10 04 01 10 05 02 10 14 08 10 10 04'))
    assert.equal(toHex(command.raster(picture)).slice(24), '11 04 01 11 05 02 11 14 08 10 11 04')
  })
})

describe('stored graphics', () => {
  test('are defined with function 67, which counts everything behind the length', () => {
    // m fn a kc1 kc2 b xL xH yL yH c = 11 bytes, and 2 of dots
    const expected = '1D 28 4C 0D 00 30 43 30 41 21 01 09 00 01 00 31 FF 80'
    assert.equal(toHex(command.store('A!', bitmapOf(9, 1, fromHex('FF 80')))), expected)
    assert.equal(command.store('A!', createBitmap(151, 172)).length, 5 + 11 + 19 * 172)
  })

  test('are listed, deleted and printed by their key codes', () => {
    assert.equal(toHex(command.listStored), '1D 28 4C 04 00 30 40 4B 43')
    assert.equal(toHex(command.deleteStored('A!')), '1D 28 4C 04 00 30 42 41 21')
    assert.equal(toHex(command.printStored('A!')), '1D 28 4C 06 00 30 45 41 21 01 01')
  })
})

describe('questions and clearing', () => {
  test('are the bytes of the manuals', () => {
    assert.equal(toHex(command.askStatus(4)), '10 04 04')
    assert.equal(toHex(command.askInTurn), '1D 72 01')
    assert.equal(toHex(command.processId('0001')), '1D 28 48 06 00 30 30 30 30 30 31')
    assert.equal(toHex(command.automaticStatus(14)), '1D 61 0E')
    assert.equal(toHex(command.clear('dle-dc4-8')), '10 14 08 01 03 14 01 06 02 08')
    assert.equal(toHex(command.clear('can')), '18 1B 40')
  })

  test('open a page with its area in dots', () => {
    assert.equal(toHex(command.page(24, 528, 200)), '1B 4C 1B 57 18 00 00 00 10 02 C8 00')
    assert.equal(toHex(command.pageRow(300)), '1D 24 2C 01')
  })
})
