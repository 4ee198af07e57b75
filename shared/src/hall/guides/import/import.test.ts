import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { convertRecord } from './convert.ts'
import { parseCsv } from './csv.ts'
import { importMappingSchema } from './mapping.ts'

const mapping = v.parse(importMappingSchema, {
  columns: {
    ...{ name: '事项', code: '编码', type: '类型', materials: '材料', legalDays: '法定', charged: '收费' },
    ...{ address: '地点', counter: '窗口' },
  },
  types: { 行政许可: 'licence' },
})
const convert = (cells: Record<string, unknown>) => convertRecord({ 事项: '食品经营许可', ...cells }, mapping)
const faults = (cells: Record<string, unknown>) => {
  const converted = convert(cells)
  return converted.ok ? [] : converted.faults.map(({ column, why }) => `${column} ${why}`)
}
const content = (cells: Record<string, unknown>) => {
  const converted = convert(cells)
  assert.ok(converted.ok)
  return converted.content
}

test('CSV keeps quoted commas, quotes and line breaks, and tells the line a row began on', () => {
  const rows = parseCsv('\uFEFFa,b\r\n"x, ""y""","1\n2"\r\n\r\nlast,')
  assert.deepEqual(rows, [
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x, "y"', '1\n2'] },
    { line: 5, cells: ['last', ''] },
  ])
})

test('the level of government falls off a name, what belongs to it stays', () => {
  const name = (text: string) => content({ 事项: text }).name['zh-Hans']
  assert.equal(name('食品经营许可(县级行使)'), '食品经营许可')
  assert.equal(name('备案（技术改造）（市级/县级）'), '备案（技术改造）')
  assert.equal(name('居民身份证办理（包括临时）'), '居民身份证办理（包括临时）')
})

test('"无" is nothing, joined cells are a list without their numbers', () => {
  assert.deepEqual(content({ 编码: '无', 材料: '无' }).materials, [])
  const { materials, legalLimit } = content({ 材料: '1.身份证；2、营业执照\n（3）委托书', 法定: '20个工作日' })
  assert.deepEqual(
    materials.map(({ name }) => name['zh-Hans']),
    ['身份证', '营业执照', '委托书'],
  )
  assert.deepEqual(legalLimit, { days: 20, unit: 'working-day' })
})

test('what cannot be taken names its own column', () => {
  assert.deepEqual(faults({ 事项: '' }), ['事项 missing'])
  assert.deepEqual(faults({ 事项: '长'.repeat(400) }), ['事项 too-long'])
  assert.deepEqual(faults({ 材料: '<img src=x onerror=alert(1)>' }), ['材料 markup'])
  assert.deepEqual(faults({ 编码: '=cmd()' }), ['编码 formula'])
  assert.deepEqual(faults({ 类型: '别的', 法定: '很快', 收费: '看情况' }), [
    '类型 unknown-type',
    '收费 not-yes-or-no',
    '法定 not-a-number',
  ])
  assert.deepEqual(faults({ 地点: '大厅', 窗口: '窗'.repeat(201) }), ['窗口 too-long'])
})
