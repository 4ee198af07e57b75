import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import * as v from 'valibot'
import { encodeSlip } from './escpos/encode-slip.ts'
import { createKeptGraphics } from './escpos/kept-graphics.ts'
import { createPlateSet } from './plate.ts'
import { slipDocumentSchema, type SlipDocument } from './slip-document.ts'
import { printerModel } from './testing.ts'
import { slipOfTicket, type TicketFacts } from './ticket-slip.ts'

const epson = await printerModel('epson-tm-t88')
const modelIds = ['epson-tm-t88', 'generic-80mm', 'generic-80mm-blind', 'generic-58mm', 'masung-ms532']

const facts: TicketFacts = {
  hall: '云溪市政务服务大厅',
  time: '3月12日 9:42',
  series: 'A',
  number: 'A023',
  service: { 'zh-Hans': '户口、身份证', en: 'Household register, identity cards' },
  ahead: 7,
  wait: { kind: 'minutes', low: 10, high: 15 },
  zone: { 'zh-Hans': '二楼东区', en: 'East zone, 2nd floor' },
  counters: ['3', '4', '5', '9'],
  link: 'https://hall.yunxi.gov.cn/t/8KJ2-N5QW7RZ4-M',
  isCopy: false,
}
const slipOf = (change: Partial<TicketFacts> = {}): SlipDocument =>
  v.parse(slipDocumentSchema, slipOfTicket({ ...facts, ...change }))
const pairs = ({ blocks }: SlipDocument) =>
  blocks.flatMap((block) => (block.kind === 'pair' ? [`${block.left.text} ${block.right.text}`] : []))
const lines = ({ blocks }: SlipDocument) => blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : []))

describe("a ticket's slip", () => {
  test('says the hall, when, which number, for what, how many are ahead, how long, where, and how to look it up', () => {
    const slip = slipOf()
    assert.deepEqual(slip.blocks[1], { kind: 'plate', prefix: 'A', digits: '023' })
    assert.deepEqual(pairs(slip), [
      '云溪市政务服务大厅 3月12日 9:42',
      '前面还有 7人',
      '大约要等 10–15分钟',
      '请到这里等 二楼东区',
      '会叫到 3–5、9号窗口',
    ])
    assert.deepEqual(lines(slip), [
      '户口、身份证',
      'Household register, identity cards',
      'Ahead of you: 7, about 10–15 min, East zone, 2nd floor',
    ])
    assert.equal(slip.blocks.at(-1)?.kind, 'qr')
    assert.equal(slip.copy, undefined)
  })

  test('leaves out what nobody knows, and English where the hall has none', () => {
    const slip = slipOf({
      ...{ ahead: null, wait: null, zone: null, counters: [], link: null },
      service: { 'zh-Hans': '户口、身份证' },
    })
    assert.deepEqual(pairs(slip).slice(1), ['大约要等 按顺序叫'])
    assert.deepEqual(lines(slip), ['户口、身份证'])
    assert.ok(slip.blocks.every(({ kind }) => kind !== 'qr'))
  })

  test('tells the next one so, and marks a second slip', () => {
    const slip = slipOf({ ahead: 0, isCopy: true })
    assert.equal(pairs(slip)[1], '前面还有 下一个就是您')
    assert.equal(slip.copy, '补打')
  })

  test('prints a number that fits on no plate as large words', () => {
    assert.deepEqual(slipOf({ series: '', number: '023' }).blocks[1], { kind: 'plate', prefix: '', digits: '023' })
    for (const [series, number] of [
      ['AB', 'AB023'],
      ['A', 'A10023'],
    ] as const) {
      const block = slipOf({ series, number }).blocks[1]
      assert.ok(block?.kind === 'line')
      assert.deepEqual([block.text, block.size], [number, 4])
    }
  })

  test('takes at most 1.5 KB where the plate is kept in the printer, with everything on it', () => {
    const plates = createPlateSet(epson.paper)
    const kept = createKeptGraphics(plates, 'A')
    const { bytes, missing } = encodeSlip(slipOf({ isCopy: true }), epson, { plates, kept, proofId: '0042' })
    assert.ok(bytes.length <= 1536, `${bytes.length} bytes`)
    assert.deepEqual(missing, [])
  })

  for (const id of modelIds) {
    test(`can be printed by ${id} with every sign in its font`, async () => {
      const model = await printerModel(id)
      const plates = createPlateSet(model.paper)
      const { missing, lengthMm } = encodeSlip(slipOf(), model, { plates, kept: undefined, proofId: '0042' })
      assert.deepEqual(missing, [])
      assert.ok(lengthMm > 60 && lengthMm < 160, `${lengthMm} mm`)
    })
  }

  test('is a valid slip whatever the hall calls its things', () => {
    const name = fc.stringMatching(/^[一-龥a-zA-Z0-9、（）]{1,60}$/)
    const local = fc.record({ 'zh-Hans': name, en: name }, { requiredKeys: ['zh-Hans'] })
    const anything = fc.record({
      series: fc.stringMatching(/^[A-Z]{0,2}$/),
      digits: fc.stringMatching(/^\d{3,6}$/),
      service: local,
      zone: fc.option(local),
      ahead: fc.option(fc.nat(999)),
      counters: fc.array(fc.stringMatching(/^[0-9A-Z]{1,4}$/), { maxLength: 60 }),
    })
    fc.assert(
      fc.property(anything, ({ series, digits, ...rest }) => {
        slipOf({ ...rest, series, number: `${series}${digits}` })
      }),
      { numRuns: 100 },
    )
  })
})
