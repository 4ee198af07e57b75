import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as v from 'valibot'
import { heightOf, layOut, widthOf, type LayoutOptions, type SlipRow } from './layout.ts'
import { slipDocumentSchema, type SlipDraft } from './slip-document.ts'
import { sampleSlip } from './testing.ts'

const wide: LayoutOptions = {
  widthDots: 528,
  plateHeightDots: 192,
  dotsPerInch: 203,
  qr: { moduleDots: 6, level: 'M' },
  placesFreely: true,
}
const narrow: LayoutOptions = { ...wide, widthDots: 368, plateHeightDots: 128, placesFreely: false }

const rows = (blocks: SlipDraft['blocks'], options = wide): readonly SlipRow[] =>
  layOut(v.parse(slipDocumentSchema, { blocks }), options)
const runsOf = (all: readonly SlipRow[]) => all.flatMap((row) => (row.kind === 'text' ? [row.runs] : []))

describe('a slip on paper', () => {
  test('puts a value at the right edge, measured in cells and not in characters', () => {
    const [[label, value] = []] = runsOf(
      rows([{ kind: 'pair', left: { text: '请到这里等' }, right: { text: '二楼东区', size: 2 } }]),
    )
    assert.equal(label?.x, 0)
    assert.equal(value?.x, 528 - 4 * 48)
  })

  test('puts a value that does not fit beside its label under it, still at the right edge', () => {
    const long = { kind: 'pair', left: { text: '请到这里等' }, right: { text: '二楼东区第三排座位', size: 2 } } as const
    const all = runsOf(rows([long], narrow))
    assert.deepEqual(
      all.map((runs) => runs.map(({ text }) => text)),
      [['请到这里等'], ['二楼东区第三排'], ['座位']],
    )
    for (const [run] of all.slice(1)) assert.equal((run?.x ?? 0) + (run === undefined ? 0 : widthOf(run)), 368)
  })

  test('stays between the margins on both widths of paper', () => {
    for (const options of [wide, narrow]) {
      for (const runs of runsOf(layOut(sampleSlip({ isCopy: true }), options))) {
        for (const run of runs) assert.ok(run.x >= 0 && run.x + widthOf(run) <= options.widthDots, run.text)
      }
    }
  })

  test('puts the words beside the QR code where a page can be laid out, and under it where not', () => {
    const qr = {
      kind: 'qr',
      url: 'https://hall.example/t/1',
      caption: '扫码看还有几个人',
      note: '不用一直盯着屏幕',
    } as const
    const beside = rows([qr]).find((row) => row.kind === 'qr')
    assert.deepEqual(
      beside?.beside.map(({ text, bold }) => [text, bold]),
      [
        ['扫码看还有几个人', true],
        ['不用一直盯着屏幕', false],
      ],
    )
    const all = rows([qr], narrow)
    assert.deepEqual(all.find((row) => row.kind === 'qr')?.beside, [])
    assert.deepEqual(
      runsOf(all).map(([run]) => run?.text),
      ['扫码看还有几个人', '不用一直盯着屏幕'],
    )
  })

  test('shrinks a code that is too wide for the paper', () => {
    const [, code] = rows([{ kind: 'qr', url: `https://hall.example/${'x'.repeat(270)}`, caption: '扫码' }], narrow)
    assert.ok(code?.kind === 'qr' && code.size <= 368 && code.moduleDots >= 2)
  })

  test('says white on black that it is not the first slip', () => {
    const [first] = layOut(sampleSlip({ isCopy: true }), wide)
    assert.ok(first?.kind === 'text')
    assert.deepEqual(
      first.runs.map(({ text, reverse, bold }) => [text, reverse, bold]),
      [[' 补打 ', true, true]],
    )
  })

  test('is about a hand long', () => {
    const mm = (heightOf(layOut(sampleSlip(), wide)) * 25.4) / 203
    assert.ok(mm > 80 && mm < 110, `${mm} mm`)
  })
})

describe('what may stand on a slip', () => {
  const isRight = (block: unknown) => v.safeParse(slipDocumentSchema, { blocks: [block] }).success

  test('is a plate of one letter or none and one to four digits', () => {
    assert.ok(isRight({ kind: 'plate', prefix: 'A', digits: '023' }))
    assert.ok(isRight({ kind: 'plate', prefix: '', digits: '1000' }))
    assert.ok(!isRight({ kind: 'plate', prefix: 'AB', digits: '023' }))
    assert.ok(!isRight({ kind: 'plate', prefix: 'A', digits: '12345' }))
  })

  test('is an address in printable ASCII only', () => {
    assert.ok(isRight({ kind: 'qr', url: 'https://hall.example/t/%E5%8E%85', caption: '扫码' }))
    assert.ok(!isRight({ kind: 'qr', url: 'https://hall.example/厅', caption: '扫码' }))
  })

  test('is no control character, which the printer would take for a command', () => {
    assert.ok(!isRight({ kind: 'line', text: '二楼\u001d\u0056\u0000' }))
  })
})
