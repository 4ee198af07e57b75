import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boardSizes, kioskSizes, type Panel, pxFromMm, pxPerMm } from './mm.ts'

const portrait = (inches: number): Panel => ({ inches, widthPx: 1080, heightPx: 1920 })

test('keys of 20 and 16 mm are the pixels the design table names, rounded up', () => {
  assert.deepEqual([pxFromMm(portrait(21.5), 20), pxFromMm(portrait(21.5), 16)], [81, 65])
  assert.deepEqual([pxFromMm(portrait(32), 20), pxFromMm(portrait(32), 16)], [55, 44])
  assert.deepEqual([pxFromMm(portrait(43), 20), pxFromMm(portrait(43), 16)], [41, 33])
})

test('a kiosk’s smallest type and keys never fall under their millimetres', () => {
  for (const inches of [15, 21.5, 27, 32, 43, 55]) {
    for (const large of [false, true]) {
      const panel = portrait(inches)
      const sizes = kioskSizes(panel, large)
      const mm = (px: number): number => px / pxPerMm(panel)
      assert.ok(mm(sizes.body * 0.8) >= (large ? 9 : 6), `type on ${inches}`)
      assert.ok(mm(sizes.key) >= 16, `key on ${inches}`)
      assert.ok(mm(sizes.mainKey) >= 20, `main key on ${inches}`)
      assert.ok(mm(sizes.gap) >= 3, `gap on ${inches}`)
    }
  }
})

test('on the panel the design is drawn for, sizes are those of the design', () => {
  assert.deepEqual(kioskSizes(portrait(32)), { body: 32, step: 8, key: 80, mainKey: 112, gap: 10 })
})

test('sizes follow a panel of more pixels', () => {
  const sizes = kioskSizes({ inches: 32, widthPx: 2160, heightPx: 3840 })
  assert.deepEqual([sizes.body, sizes.step, sizes.key], [64, 16, 160])
})

test('a board’s smallest type is a 120th of the distance, and rows make way for it', () => {
  const board: Panel = { inches: 98, widthPx: 1920, heightPx: 1080 }
  const near = boardSizes(board, 6500)
  assert.deepEqual([near.body, near.smallest, near.row, near.rows], [56, 48, 148, 6])
  const far = boardSizes(board, 13000)
  assert.ok(far.smallest / pxPerMm(board) >= 13000 / 120)
  assert.ok(far.rows < near.rows)
})
