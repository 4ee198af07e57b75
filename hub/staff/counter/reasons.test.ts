import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallReason } from '@tingxu/shared/hall/queue/types.ts'
import { translator } from '@tingxu/shared/i18n/translator.ts'
import { CounterId } from '@tingxu/shared/kernel/brands.ts'
import * as v from 'valibot'
import { proofWords } from './proof.ts'
import { reasonWords } from './reasons.ts'

const c4 = v.parse(CounterId, 'c4')
const gone = v.parse(CounterId, 'gone')
const signOf = (counter: string): string | undefined => (counter === 'c4' ? '4' : undefined)
const zh = { t: translator('zh-Hans'), lang: 'zh-Hans', timeZone: 'Asia/Shanghai' } as const
const en = { t: translator('en'), lang: 'en', timeZone: 'Asia/Shanghai' } as const

const said: readonly (readonly [reason: CallReason, chinese: string, english: string])[] = [
  [{ kind: 'sent-back', from: c4 }, '从4号窗口办完回来', 'Back from Counter 4'],
  [{ kind: 'sent-back', from: null }, '办完回来', 'Done elsewhere, back here'],
  [{ kind: 'parked-due' }, '挂起时间到', 'Parking time is up'],
  [{ kind: 'came-back' }, '过号后又来了', 'Missed the call, came back'],
  [{ kind: 'aged', minutes: 43 }, '等候43分钟，久等优先', 'Waited 43 min, long wait first'],
  [{ kind: 'appointment', at: Date.UTC(2026, 2, 12, 2, 30) }, '预约10:30', 'Appointment 10:30'],
  [{ kind: 'green' }, '绿色通道', 'Green channel'],
  [{ kind: 'waited', minutes: 7, preferred: false }, '等候7分钟', 'Waited 7 min'],
  [{ kind: 'waited', minutes: 7, preferred: true }, '等候7分钟，本窗口优先', 'Waited 7 min, preferred here'],
  [{ kind: 'transferred', from: c4, minutes: 9 }, '从4号窗口转来，等候9分钟', 'Sent by Counter 4, waited 9 min'],
  [{ kind: 'transferred', from: gone, minutes: 9 }, '等候9分钟', 'Waited 9 min'],
  [{ kind: 'waited', minutes: 0, preferred: false }, '刚取号', 'Just came'],
  [{ kind: 'chosen' }, '窗口指定', 'Chosen by the counter'],
]

test('every reason is said in words, in both languages', () => {
  for (const [reason, chinese, english] of said) {
    assert.equal(reasonWords(reason, zh, signOf), chinese)
    assert.equal(reasonWords(reason, en, signOf), english)
  }
})

const called = { state: 'called' } as const

test('an unproved call is no alarm any more once the person is there', () => {
  const { level, parts } = proofWords({ state: 'serving', proof: 'unproved', painted: 0, expected: 3 }, zh.t)
  assert.equal(level, 'quiet')
  assert.equal(parts.includes(zh.t.counter.proof.shout), false)
})

test('a call that nobody saw is an alarm that asks the clerk to call out', () => {
  const { level, parts } = proofWords({ ...called, proof: 'unproved', painted: 0, expected: 3 }, zh.t)
  assert.equal(level, 'alarm')
  assert.deepEqual(parts, [zh.t.counter.proof.noBoards, zh.t.counter.proof.shout])
})

test('a call that some boards showed says how many of how many', () => {
  const { parts } = proofWords({ ...called, proof: 'unproved', painted: 1, expected: 3 }, zh.t)
  assert.deepEqual(parts, [zh.t.counter.proof.boards(1, 3), zh.t.counter.proof.shout])
})

test('a proved call is quiet and says what proves it', () => {
  assert.deepEqual(proofWords({ ...called, proof: 'proved', painted: 3, expected: 3 }, en.t), {
    level: 'ok',
    parts: ['Boards **3/3**'],
  })
})

test('a counter that no screen shows is told so without alarm', () => {
  assert.deepEqual(proofWords({ ...called, proof: 'unwatched', painted: 0, expected: 0 }, en.t), {
    level: 'quiet',
    parts: ['No screen shows this counter; call out yourself'],
  })
})
