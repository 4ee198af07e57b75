import assert from 'node:assert/strict'
import { test } from 'node:test'
import { staff } from '../testing/actors.ts'
import { needs } from '../hall.ts'
import { parsedCommand } from '../testing/simulated-hall.ts'
import { createOpenHall } from '../testing/small-hall.ts'
import { exampleGuide } from './example.ts'
import { guideState, isPublished, versionOn, versionState } from './in-force.ts'
import type { GuideContentInput } from './schema.ts'
import type { Guide } from './types.ts'

const DAY_MS = 86_400_000
const TODAY = '2026-03-12'
const guide = 'id-card'
const zh = (text: string) => ({ 'zh-Hans': text })
const [wang, zhao] = [staff('wang', 'editor'), staff('zhao', 'editor', 'approver')]
const li = staff('li', 'approver')

function desk() {
  const hall = createOpenHall()
  const row = () => hall.rows.get(`guide/${guide}`) as Guide | undefined
  const revision = () => row()?.revision ?? 0
  const on = () => ({ guide, revision: revision() })
  const save = (change: Partial<GuideContentInput> = {}, who = wang) =>
    hall.must(who, 'guide.save', { ...on(), content: { ...exampleGuide, ...change } })
  const pass = (from?: string, change: Partial<GuideContentInput> = {}) => {
    save(change)
    hall.must(wang, 'guide.submit', on())
    hall.must(li, 'guide.approve', from === undefined ? on() : { ...on(), from })
  }
  const kept = (): Guide => {
    const found = row()
    assert.ok(found !== undefined)
    return found
  }
  return { hall, row, kept, on, save, pass }
}

test('a command sees the guide, and who holds the code it takes', () => {
  const command = parsedCommand('guide.save', { guide, revision: 0, content: exampleGuide })
  assert.deepEqual(command.ok ? needs(command.value) : null, [
    { kind: 'guide', id: guide },
    { kind: 'guide-code', id: 'EX-0001' },
  ])
})

test('a guide is written, submitted and let pass by somebody else, and then holds', () => {
  const { hall, kept, pass } = desk()
  pass()
  const [version] = kept().versions
  assert.deepEqual(
    [version?.version, version?.author, version?.approvedBy, version?.approvedAt, version?.from],
    [1, wang.id, li.id, hall.now, TODAY],
  )
  assert.equal(guideState(kept(), TODAY), 'in-force')
  assert.equal(kept().draft, null)
  assert.ok(hall.rows.has(`guide-version/${guide}/1`))
})

test('nobody lets pass what they wrote in, also where a colleague had the last word', () => {
  const { hall, on, save } = desk()
  save({}, zhao)
  save({ visits: 2 }, wang)
  hall.must(wang, 'guide.submit', on())
  assert.equal(hall.refusal(zhao, 'guide.approve', on()), 'approval.own-work')
  assert.equal(hall.refusal(wang, 'guide.approve', on()), 'permission.denied')
  assert.equal(hall.refusal(li, 'guide.approve', on()), 'accepted')
})

test('the second of two editors is told whose change they would overwrite', () => {
  const { hall, save, on } = desk()
  save()
  const seen = on()
  save({ visits: 2 }, zhao)
  const late = hall.run(wang, 'guide.save', { ...seen, content: exampleGuide })
  assert.ok(!late.ok)
  assert.equal(late.error.code, 'guide.changed-meanwhile')
  assert.deepEqual([late.error.context['by'], late.error.context['revision']], [zhao.id, 2])
})

test('what the law forbids is not submitted, what only lacks is', () => {
  const { hall, save, on } = desk()
  save({ promisedLimit: { days: 61, unit: 'calendar-day' } })
  assert.equal(hall.refusal(wang, 'guide.submit', on()), 'guide.faulty')
  save({ charged: false })
  assert.equal(hall.refusal(wang, 'guide.submit', on()), 'guide.faulty')
  hall.must(wang, 'guide.discard', on())
  save({ complain: undefined, materials: [] })
  assert.equal(hall.refusal(wang, 'guide.submit', on()), 'accepted')
})

test('a version holds from its day on, and the one before it until then', () => {
  const { kept, pass } = desk()
  pass()
  pass('2026-04-01', { visits: 2 })
  assert.equal(versionOn(kept(), '2026-03-31')?.version, 1)
  assert.equal(versionOn(kept(), '2026-04-01')?.version, 2)
  const states = (day: string) => kept().versions.map((version) => versionState(kept(), version, day))
  assert.deepEqual(states(TODAY), ['in-force', 'approved'])
  assert.deepEqual(states('2026-04-01'), ['replaced', 'in-force'])
})

test('no version begins before today or before the one ahead of it', () => {
  const { hall, save, on, pass } = desk()
  pass('2026-04-01')
  save()
  hall.must(wang, 'guide.submit', on())
  assert.equal(hall.refusal(li, 'guide.approve', { ...on(), from: '2026-03-31' }), 'guide.from-too-early')
  hall.advance(30 * DAY_MS)
  assert.equal(hall.refusal(li, 'guide.approve', { ...on(), from: '2026-04-10' }), 'guide.from-too-early')
  assert.equal(hall.refusal(li, 'guide.approve', on()), 'accepted')
})

test('an item is cancelled only by approval, and its words stay', () => {
  const { hall, kept, on, pass } = desk()
  pass()
  hall.must(wang, 'guide.propose-cancel', { ...on(), reason: zh('事项已取消') })
  assert.ok(isPublished(kept(), TODAY))
  hall.must(wang, 'guide.submit', on())
  hall.must(li, 'guide.approve', { ...on(), from: '2026-03-20' })
  assert.equal(guideState(kept(), '2026-03-19'), 'in-force')
  assert.equal(guideState(kept(), '2026-03-20'), 'cancelled')
  assert.equal(kept().words.name['zh-Hans'], '居民身份证补领')
})

test('a suspended guide is still found, and resumes', () => {
  const { hall, kept, on, pass } = desk()
  pass()
  assert.equal(hall.refusal(wang, 'guide.suspend', { ...on(), reason: zh('系统升级') }), 'permission.denied')
  hall.must(li, 'guide.suspend', { ...on(), reason: zh('系统升级') })
  assert.deepEqual([guideState(kept(), TODAY), isPublished(kept(), TODAY)], ['suspended', true])
  hall.must(li, 'guide.resume', on())
  assert.equal(guideState(kept(), TODAY), 'in-force')
})

test('a code belongs to one guide, and is free again when its only draft is dropped', () => {
  const { hall, save, on } = desk()
  save()
  const other = { guide: 'other', revision: 0, content: exampleGuide }
  assert.equal(hall.refusal(wang, 'guide.save', other), 'guide.code-taken')
  const recoded = { ...on(), content: { ...exampleGuide, code: 'EX-2' } }
  assert.equal(hall.refusal(wang, 'guide.save', recoded), 'guide.code-fixed')
  hall.must(wang, 'guide.discard', on())
  assert.equal(hall.refusal(wang, 'guide.save', other), 'accepted')
})

test('a refused draft keeps what was said, is written on and submitted again', () => {
  const { hall, kept, save, on } = desk()
  save()
  hall.must(wang, 'guide.submit', on())
  assert.equal(hall.refusal(wang, 'guide.save', { ...on(), content: exampleGuide }), 'guide.wrong-state')
  hall.must(li, 'guide.refuse', { ...on(), reason: zh('缺少依据') })
  assert.equal(kept().draft?.refusal?.['zh-Hans'], '缺少依据')
  save({ visits: 2 })
  assert.equal(hall.refusal(wang, 'guide.submit', on()), 'accepted')
})
