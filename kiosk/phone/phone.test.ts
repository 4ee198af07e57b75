import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TicketView } from '@tingxu/shared/hall/views/shapes.ts'
import { traditionalOf } from '@tingxu/shared/i18n/zh-Hant/traditional.ts'
import { sayTicket } from './say.ts'
import { CHINESE, langOf, wordsIn } from './words.ts'

const zone = 'Asia/Shanghai'
const ticket: TicketView = {
  ...{
    ticket: '20260312-A023',
    number: 'A023',
    series: 'A',
    service: { 'zh-Hans': '税务' },
    zone: { 'zh-Hans': '东区' },
  },
  ...{ state: 'waiting', takenAt: 0, ahead: 3, wait: null, counters: ['3'], calledTo: null, calledAt: null },
  ...{ parkedUntil: null, mayReturn: false, returnMinutes: 10, suspended: null, slip: null, link: null },
}
const said = (change: Partial<TicketView>) => sayTicket(CHINESE, { ...ticket, ...change }, zone)

test('who waits sees the three lines, and only a call makes the page say go', () => {
  assert.equal(said({}).look, 'queue')
  assert.equal(said({ state: 'called', calledTo: '3' }).look, 'turn')
  for (const state of ['serving', 'parked'] as const) assert.equal(said({ state, calledTo: '3' }).look, 'held', state)
})

test('a missed call says how long it can still be made good, and afterwards that a new number is needed', () => {
  const soon = said({ state: 'no-show', mayReturn: true, returnMinutes: 7 })
  assert.equal(soon.look, 'held')
  assert.match(soon.hint ?? '', /^7分钟内/)
  const late = said({ state: 'no-show', mayReturn: false })
  assert.equal(late.look, 'over')
  assert.equal(late.hint, CHINESE.phone.missedLate)
})

test("a parked ticket names the time in the hall's own zone", () => {
  assert.match(said({ state: 'parked', parkedUntil: Date.UTC(2026, 2, 12, 2, 45) }).title, /10:45/)
  assert.equal(said({ state: 'parked' }).title, CHINESE.phone.parkedOpen)
})

test('a stopped service says why and that the place is kept, and the lines go on', () => {
  const stopped = said({ suspended: { reason: 'power', until: null } })
  assert.match(stopped.title, /停电/)
  assert.deepEqual([stopped.hint, stopped.look], [CHINESE.phone.suspendedHint, 'queue'])
})

test('every end of a ticket has its own word, and nothing more to do', () => {
  const ends = (['done', 'cancelled', 'lapsed'] as const).map((state) => said({ state }))
  assert.deepEqual(new Set(ends.map(({ look }) => look)), new Set(['over']))
  assert.equal(new Set(ends.map(({ title }) => title)).size, 3)
})

test('the page speaks the first language of the phone that it knows, and English to everybody else', () => {
  assert.equal(langOf(['zh-CN', 'en']), 'zh-Hans')
  assert.equal(langOf(['fr-FR', 'en-GB', 'zh-CN']), 'en')
  assert.equal(langOf(['fr-FR']), 'en')
  assert.equal(langOf([]), 'zh-Hans')
  for (const tag of ['zh-HK', 'zh-TW', 'zh-MO', 'zh-Hant-HK', 'zh-Hant']) assert.equal(langOf([tag]), 'zh-Hant', tag)
  for (const tag of ['zh', 'zh-SG', 'zh-Hans-HK']) assert.equal(langOf([tag]), 'zh-Hans', tag)
})

test('until traditional Chinese has come the page speaks simplified, then the words and names change', () => {
  assert.equal(wordsIn('zh-Hant', null), CHINESE)
  const traditional = traditionalOf(CHINESE)
  assert.equal(wordsIn('zh-Hant', traditional).phone.wait, '大約要等')
  assert.equal(traditional.fill(ticket).zone['zh-Hant'], '東區')
})
