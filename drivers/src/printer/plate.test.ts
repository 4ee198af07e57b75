import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createBitmap, dotAt, setDot, type Bitmap } from './bitmap.ts'
import { createPlateSet, type PlatePaper } from './plate.ts'

const papers: readonly PlatePaper[] = [
  { widthDots: 576, marginDots: 24 },
  { widthDots: 512, marginDots: 16 },
  { widthDots: 384, marginDots: 8 },
]

const inkOf = (picture: Bitmap): number => {
  let ink = 0
  for (const byte of picture.bits) for (let bit = byte; bit > 0; bit &= bit - 1) ink++
  return ink
}

describe('the plate on paper', () => {
  test('is as wide as the ticket and a third as high as the paper is wide', () => {
    const { widthDots, heightDots } = createPlateSet({ widthDots: 576, marginDots: 24 })
    assert.deepEqual([widthDots, heightDots], [528, 192])
  })

  test('has a black field with the letter left white, and a frame', () => {
    const plate = createPlateSet({ widthDots: 576, marginDots: 24 }).draw({ prefix: 'I', digits: '1' })
    assert.ok(dotAt(plate, 264, 0), 'the frame')
    assert.ok(!dotAt(plate, 0, 0), 'its rounded corner')
    assert.ok(dotAt(plate, 20, 96), 'the field')
    assert.ok(!dotAt(plate, 10 + 151 / 2, 96), 'the letter')
    assert.ok(!dotAt(plate, 400, 20), 'the ground')
  })

  test('holds every letter and four digits on every width of paper', () => {
    for (const paper of papers) {
      const plates = createPlateSet(paper)
      for (const prefix of Array.from(' ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => letter.trim())) {
        let right = 0
        for (const { name, x, y } of plates.pieces({ prefix, digits: '8888' })) {
          const { widthDots, heightDots } = plates.picture(name)
          assert.ok(x >= 0 && y >= 0 && x + widthDots <= plates.widthDots && y + heightDots <= plates.heightDots, name)
          if (name.startsWith('frame')) continue
          assert.ok(x >= right, `${name} at ${x} begins before ${right}`)
          right = x + widthDots
        }
      }
    }
  })

  test('is the same whether a printer adds its pieces or lays one over the other', () => {
    for (const paper of papers) {
      const plates = createPlateSet(paper)
      const number = { prefix: 'W', digits: '1000' }
      const replaced = createBitmap(plates.widthDots, plates.heightDots)
      for (const { name, x, y } of plates.pieces(number)) {
        const piece = plates.picture(name)
        for (let row = 0; row < piece.heightDots; row++) {
          for (let column = 0; column < piece.widthDots; column++)
            setDot(replaced, x + column, y + row, dotAt(piece, column, row))
        }
      }
      assert.deepEqual(replaced.bits, plates.draw(number).bits)
    }
  })

  test('centres its digits in what the letter leaves', () => {
    const plates = createPlateSet({ widthDots: 576, marginDots: 24 })
    const digits = plates.pieces({ prefix: 'A', digits: '888' }).filter(({ name }) => name === 'digit-8')
    const from = digits[0]?.x ?? 0
    const to = (digits[2]?.x ?? 0) + plates.picture('digit-8').widthDots
    assert.ok(Math.abs((from + to) / 2 - (161 + 518) / 2) <= 2)
  })

  test('has a glyph with ink for every letter and digit', () => {
    const plates = createPlateSet({ widthDots: 576, marginDots: 24 })
    for (const digit of '0123456789') assert.ok(inkOf(plates.picture(`digit-${digit}`)) > 2000, digit)
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const picture = plates.picture(`letter-${letter}`)
      assert.ok(inkOf(picture) < picture.widthDots * picture.heightDots - 2000, letter)
    }
    assert.throws(() => plates.picture('digit-x'), RangeError)
  })
})
