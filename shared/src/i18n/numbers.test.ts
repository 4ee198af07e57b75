import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayPart, sayAboutWait, sayAge, sayBoardWait, sayDuration, sayWait, spokenWait } from './numbers.ts'
import { translator } from './translator.ts'

const zh = translator('zh-Hans')
const en = translator('en')
const minutes = (low: number, high: number) => spokenWait(low * 60, high * 60)

test('a wait under two minutes is soon, not a figure', () => {
  assert.deepEqual(spokenWait(0, 119), { kind: 'soon' })
  assert.equal(sayAboutWait(zh, spokenWait(30, 60)), '马上就到')
  assert.equal(sayAboutWait(en, spokenWait(30, 60)), 'Soon')
})

test('a range is rounded outwards to steps of five minutes', () => {
  assert.deepEqual(minutes(11, 14), { kind: 'minutes', low: 10, high: 15 })
  assert.deepEqual(minutes(22, 28), { kind: 'minutes', low: 20, high: 30 })
  assert.deepEqual(minutes(36, 44), { kind: 'minutes', low: 35, high: 45 })
})

test('a short wait is one figure and never zero', () => {
  assert.deepEqual(minutes(1, 2), { kind: 'minutes', low: 5, high: 5 })
  assert.deepEqual(minutes(3, 8), { kind: 'minutes', low: 5, high: 10 })
  assert.equal(sayAboutWait(zh, minutes(1, 4)), '约5分钟')
})

test('long waits are told in tens of minutes, then in half hours', () => {
  assert.deepEqual(minutes(45, 72), { kind: 'minutes', low: 40, high: 80 })
  assert.deepEqual(minutes(62, 85), { kind: 'hours', low: 1, high: 1.5 })
  assert.deepEqual(minutes(25, 100), { kind: 'hours', low: 0.5, high: 2 })
  assert.equal(sayWait(zh, minutes(62, 85)), '1–1.5小时')
  assert.equal(sayWait(zh, minutes(90, 90)), '1个半小时')
  assert.equal(sayWait(en, minutes(60, 60)), '1 hour')
})

test('the figures said always contain the figures computed from five minutes on', () => {
  for (let p50 = 0; p50 <= 300; p50 += 1) {
    for (const more of [0, 1, 7, 30]) {
      const wait = minutes(p50, p50 + more)
      if (wait.kind === 'soon') continue
      const unit = wait.kind === 'hours' ? 60 : 1
      assert.ok(wait.high * unit >= p50 + more, `${p50}+${more}`)
      assert.ok(wait.low <= wait.high, `${p50}+${more}`)
      if (wait.low * unit > 30) assert.ok(wait.low * unit <= p50, `${p50}+${more}`)
    }
  }
})

test('an estimate with its ends swapped or below zero still makes sense', () => {
  assert.deepEqual(spokenWait(14 * 60, 11 * 60), minutes(11, 14))
  assert.deepEqual(spokenWait(-5, 60), { kind: 'soon' })
})

test('the wait beside a label does not say about twice', () => {
  assert.equal(sayWait(zh, minutes(11, 14)), '10–15分钟')
  assert.equal(sayWait(en, minutes(11, 14)), '10–15 minutes')
  assert.equal(sayAboutWait(en, minutes(11, 14)), 'about 10–15 minutes')
  assert.equal(sayBoardWait(en, minutes(11, 14)), 'about 10–15 min')
  assert.equal(sayBoardWait(zh, minutes(62, 85)), '约1–1.5小时')
})

test('durations and ages drop the unit nobody needs', () => {
  assert.equal(sayDuration(zh, 38.9), '38秒')
  assert.equal(sayDuration(zh, 252), '4分12秒')
  assert.equal(sayDuration(zh, 240), '4分钟')
  assert.equal(sayDuration(en, 3900), '1 h 5 min')
  assert.equal(sayAge(zh, 2.4), '2秒前')
  assert.equal(sayAge(en, 1), '1 second ago')
  assert.equal(sayAge(en, 190), '3 minutes ago')
})

test('the greeting follows the hour', () => {
  assert.deepEqual([0, 5, 8, 11, 12, 13, 14, 17, 18, 23].map(dayPart), [
    'evening',
    'early',
    'morning',
    'morning',
    'noon',
    'noon',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
  ])
})
