import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { exampleGuide } from './example.ts'
import { lintGuide, refusals, type LintSeverity } from './lint.ts'
import { guideContentSchema, type GuideContentInput } from './schema.ts'

const TODAY = '2026-03-12'
const zh = (text: string) => ({ 'zh-Hans': text })
const lint = (
  change: Partial<GuideContentInput> = {},
  today = TODAY,
  severities: LintSeverity[] = ['refused', 'fault'],
) =>
  lintGuide(v.parse(guideContentSchema, { ...exampleGuide, ...change }), today)
    .filter(({ severity }) => severities.includes(severity))
    .map(({ code, severity, path }) => `${severity} ${code} ${path}`)
const days = (number: number, unit: 'working-day' | 'calendar-day' = 'working-day') => ({ days: number, unit })

test('a whole guide has no fault', () => assert.deepEqual(lint(), []))

test('a guide of nothing but a name lacks every required field, and may still be submitted', () => {
  const findings = lintGuide(v.parse(guideContentSchema, { name: zh('办事') }), TODAY)
  assert.deepEqual(refusals(findings), [])
  const lacks = findings.filter(({ severity }) => severity === 'fault').map(({ path }) => path)
  assert.equal(lacks.length, 15)
  for (const path of ['basis', 'materials', 'legalLimit', 'promisedLimit', 'charged', 'complain'])
    assert.ok(lacks.includes(path), path)
})

test('a promise longer than the law is refused, whichever unit says so for sure', () => {
  const over = ['refused limit-over-law promisedLimit']
  assert.deepEqual(lint({ promisedLimit: days(21), legalLimit: days(20) }), over)
  assert.deepEqual(lint({ promisedLimit: days(21), legalLimit: days(20, 'calendar-day') }), over)
  assert.deepEqual(lint({ promisedLimit: days(20), legalLimit: days(20) }), [])
  assert.deepEqual(lint({ promisedLimit: days(25, 'calendar-day'), legalLimit: days(20) }), [])
})

test('a promise that is likely longer in another unit is a fault to look at', () => {
  const unsure = ['fault limit-units-differ promisedLimit']
  assert.deepEqual(lint({ promisedLimit: days(30, 'calendar-day'), legalLimit: days(20) }), unsure)
  assert.deepEqual(lint({ promisedLimit: days(20), legalLimit: days(20, 'calendar-day') }), unsure)
})

test('a fee needs a basis, and what is free has no fee line', () => {
  const fee = { name: zh('工本费'), standard: zh('40 元') }
  assert.deepEqual(lint({ fees: [fee] }), ['refused fee-without-basis fees.0.basis'])
  assert.deepEqual(lint({ charged: false, fees: [{ ...fee, basis: zh('某号文') }] }), ['refused fee-on-free fees.0'])
  assert.deepEqual(lint({ fees: [] }), ['fault charged-without-fee fees'])
  assert.deepEqual(lint({ charged: false, fees: [] }), [])
})

test('materials are named outright', () => {
  const named = (name: string) => lint({ materials: [{ id: 'a', name: zh(name), role: 'main' }] })
  for (const vague of ['其他材料', '法律规定的相关材料', '身份证、户口簿等', '视情况提供', 'Other materials'])
    assert.deepEqual(named(vague), ['fault vague-material materials.0.name'], vague)
  for (const plain of ['居民户口簿', '等级证书', '初等教育毕业证']) assert.deepEqual(named(plain), [], plain)
})

test('a material on condition says which, and hangs on an answer that can be given', () => {
  const material = { id: 'a', name: zh('委托书'), role: 'main', needed: 'on-condition' } as const
  assert.deepEqual(lint({ materials: [material] }), ['fault condition-missing materials.0.condition'])
  for (const when of [
    { question: 'case', answers: ['found'] },
    { question: 'age', answers: ['lost'] },
  ])
    assert.deepEqual(lint({ materials: [{ ...material, when }] }), ['refused answer-unknown materials.0.when'])
})

test('laws that changed and checks older than a year are found, the day itself is in time', () => {
  assert.deepEqual(lint({ basis: [{ law: zh('某法'), lawChanged: true }] }), ['fault law-changed basis.0'])
  assert.deepEqual(lint({ checkedOn: '2025-03-11' }), ['fault stale-check checkedOn'])
  assert.deepEqual(lint({ checkedOn: '2025-03-12' }), [])
})

test('an unusual length of a code is a hint and no more', () => {
  assert.deepEqual(lint({}, TODAY, ['hint']), ['hint code-length code'])
  assert.deepEqual(lint({ code: '1'.repeat(31) }, TODAY, ['hint']), [])
})
