import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALERT_KINDS } from '@tingxu/shared/hall/alerts/types.ts'
import { HUB_TROUBLES } from '@tingxu/shared/hall/views/troubles.ts'
import type { AlertLine, DeskLine, DeviceLine } from '@tingxu/shared/hall/views/shapes.ts'
import { translator } from '@tingxu/shared/i18n/translator.ts'
import { alertWords } from './alert-words.ts'
import { deskLook } from './desk-look.ts'
import { devicePlace, devicesSentence, deviceState, matches, pastOf } from './device-words.ts'
import { hallSentence, unwatchedSentence } from './hall-words.ts'
import { pageOf, pagesFor } from './page.ts'

const zh = translator('zh-Hans')
const en = translator('en')
const name = { 'zh-Hans': '甲乙丙', en: 'Zebra' }
const desk: DeskLine = {
  ...{ id: 'c1', number: '1', zone: 'east', phase: 'free', staff: null, ticket: null, since: null },
  ...{ proof: null, panic: false },
}

test('every kind of alert has a sentence of its own in both languages, with the name it is about', () => {
  const kinds = [...ALERT_KINDS, ...HUB_TROUBLES]
  const ofTheHub = new Set<string>(['clock-jumped', ...HUB_TROUBLES])
  for (const aboutOne of ['device-twice', 'webhook-away']) ofTheHub.delete(aboutOne)
  const chinese = kinds.map((kind) => alertWords({ kind, name }, zh, 'zh-Hans').title)
  const english = kinds.map((kind) => alertWords({ kind, name }, en, 'en').title)
  assert.equal(new Set(chinese).size, kinds.length)
  assert.equal(new Set(english).size, kinds.length)
  kinds.forEach((kind, at) => {
    const named = !ofTheHub.has(kind)
    assert.equal(chinese[at]?.includes('甲乙丙'), named, chinese[at])
    assert.equal(english[at]?.includes('Zebra'), named, english[at])
    assert.doesNotMatch(english[at] ?? '', /\p{Script=Han}/u)
  })
})

test('an alert about a counter speaks of the counter by its sign', () => {
  assert.equal(alertWords({ kind: 'panic', name: { 'zh-Hans': '11' } }, zh, 'zh-Hans').title, '11号窗口求助')
  assert.equal(alertWords({ kind: 'panic', name: { 'zh-Hans': '11' } }, en, 'en').title, 'Counter 11 calls for help')
})

test('a desk shows the gravest thing about it', () => {
  assert.equal(deskLook({ panic: true, proof: 'unproved', phase: 'called' }), 'panic')
  assert.equal(deskLook({ panic: false, proof: 'unproved', phase: 'called' }), 'unproved')
  assert.equal(deskLook({ panic: false, proof: 'unproved', phase: 'serving' }), 'serving')
  assert.equal(deskLook({ panic: false, proof: null, phase: 'free' }), 'free')
})

test("the hall's sentence counts red things until somebody handled them", () => {
  const alert: AlertLine = {
    ...{ id: 'panic:c3', subject: 'c3', name, since: 0, handledBy: null, handledAt: null },
    kind: 'panic',
    level: 'alarm',
  }
  const at = { t: en, timeZone: 'Asia/Shanghai' }
  const view = { waiting: 53, longestMs: 41 * 60_000, open: 22, alerts: [alert] }
  assert.equal(
    hallSentence(view, undefined, at),
    '**53** waiting, the longest **41 min**. 22 counters open, !!1 red thing to do!!.',
  )
  const handled = { ...view, waiting: 0, alerts: [{ ...alert, handledAt: 1 }] }
  assert.equal(hallSentence(handled, undefined, at), 'Nobody is waiting. 22 counters open.')
})

test('counters without a screen are named once, a hall without any in one word, and long lists are cut', () => {
  const say = (unwatched: readonly string[], counters: number) =>
    unwatchedSentence({ unwatched, counters: Array.from({ length: counters }, () => desk) }, en)
  assert.equal(say([], 4), null)
  assert.match(say(['3', '4'], 4) ?? '', /^No screen shows counter 3, 4: /)
  assert.match(say(['1', '2'], 2) ?? '', /^No screen is registered: /)
  const twelve = Array.from({ length: 12 }, (_, n) => String(n + 1))
  assert.match(say(twelve, 20) ?? '', /counter 1, 2, 3, 4, 5, 6, 7, 8 and 4 more: /)
})

test('a closed hall says when it opens', () => {
  const opening = { state: 'before', opensAt: Date.UTC(2026, 2, 12, 1, 0) } as const
  const view = { waiting: 0, longestMs: 0, open: 0, alerts: [] }
  assert.equal(hallSentence(view, opening, { t: zh, timeZone: 'Asia/Shanghai' }), '大厅没有开门，9:00开始办理。')
})

test('a device without words of its own still says how it stands', () => {
  assert.deepEqual(deviceState({ level: 'down', code: 'printer.paper-out', locked: false }, zh), {
    look: 'down',
    word: '缺纸',
  })
  assert.equal(deviceState({ level: 'down', code: 'printer.something-new', locked: false }, zh).word, '停了')
  assert.equal(deviceState({ level: 'ok', code: 'toString', locked: false }, zh).word, '正常')
  assert.equal(deviceState({ level: 'down', code: 'device.away', locked: true }, zh).word, '断线，已锁定')
  assert.deepEqual(deviceState({ level: 'ok', code: 'device.ready', locked: true }, zh), {
    look: 'warning',
    word: '已锁定',
  })
})

test('a device stands at its counter, else in its zone, else in the whole hall, with how many counters share it', () => {
  const places = { zones: [{ id: 'east', name: { 'zh-Hans': '东区' } }], counters: [{ id: 'c3', number: '3' }] }
  const at = (zone: string | null, counter: string | null, seats: DeviceLine['seats'] = []): string =>
    devicePlace({ zone, counter, seats }, places, zh, 'zh-Hans')
  assert.equal(at('east', 'c3'), '3号窗口')
  assert.equal(at('east', null), '东区')
  assert.equal(at(null, null), '全大厅')
  assert.equal(at('east', null, [{ address: 1, counter: 'c3' }]), '东区，1个窗口')
})

test('each state lasted until the next began, and the newest lasts until now', () => {
  const states = [
    { level: 'ok', code: 'printer.ready', since: 900 },
    { level: 'down', code: 'printer.paper-out', since: 400 },
  ] as const
  assert.deepEqual(
    pastOf(states, 1000).map(({ ms }) => ms),
    [100, 500],
  )
})

test('a search finds devices that have every word, in any order and case', () => {
  assert.equal(matches('SOUTH kiosk', ['kiosk-1', 'South door', null]), true)
  assert.equal(matches('north kiosk', ['kiosk-1', 'South door', null]), false)
  assert.equal(matches('', ['kiosk-1']), true)
})

test('a register where all is well says so', () => {
  assert.equal(devicesSentence({ devices: [], pairings: [] }, zh), '0台设备，都正常。')
  const waits = { devices: [], pairings: [{ code: '482913', kind: 'board', since: 0 }] } as const
  assert.equal(devicesSentence(waits, zh), '0台设备，1台等待配对。')
})

test('the page of the address is shown only to those who may see it', () => {
  const pages = pagesFor((permission) => permission === 'view.console')
  assert.deepEqual(pages, ['hall', 'statistics'])
  assert.equal(pageOf('#devices', pages), 'hall')
  assert.equal(pageOf('#devices', ['hall', 'devices']), 'devices')
  assert.equal(pageOf('', []), null)
})
