import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { cellWidth, plainSigns, wrapCells } from './cells.ts'

describe('cells', () => {
  test('are one for ASCII and two for everything the Chinese font draws', () => {
    assert.equal(cellWidth('A023'), 4)
    assert.equal(cellWidth('二楼东区'), 8)
    assert.equal(cellWidth('约 10 分钟'), 10)
    assert.equal(cellWidth('𠮷·'), 4)
  })

  test('become plain where the font lacks a sign or prints it too wide', () => {
    assert.equal(plainSigns('10–15\u00a0分钟\u200b'), '10-15 分钟')
  })
})

describe('wrapping', () => {
  test('breaks between Chinese characters, keeps words together and closing signs with what they close', () => {
    assert.deepEqual(wrapCells('户口、身份证、居住证', 12), ['户口、身份', '证、居住证'])
    assert.deepEqual(wrapCells('请在 Window 12 等候', 10), ['请在', 'Window 12', '等候'])
    assert.deepEqual(wrapCells('身份证、', 6), ['身份', '证、'])
  })

  test('breaks a word only when it is longer than a line', () => {
    assert.deepEqual(wrapCells('ABCDEFGHIJ', 4), ['ABCD', 'EFGH', 'IJ'])
  })

  test('loses nothing but spaces and never makes a line too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (text, cells) => {
        const lines = wrapCells(text, cells)
        assert.ok(lines.every((line) => cellWidth(line) <= cells))
        assert.equal(lines.join('').replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''))
      }),
    )
  })
})
