import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CounterPhase } from '@tingxu/shared/hall/queue/state.ts'
import type { CounterView } from '@tingxu/shared/hall/views/shapes.ts'
import { translator } from '@tingxu/shared/i18n/translator.ts'
import { COUNTER_KEYS, notNow, primaryOf, recallWait, SHORTCUTS, shortcutOf, ticketNumberOf } from './keys.ts'
import { calledAt, viewOf } from './test-views.ts'

const t = translator('zh-Hans')
const all = { t, may: () => true, live: true, now: calledAt + 60_000 }
const plain = { repeat: false, ctrlKey: false, altKey: false, metaKey: false, onControl: false, typing: false }

test('the big key goes call, start, finish, call', () => {
  const kinds = (['free', 'called', 'serving', 'free'] as const).map((phase) => primaryOf(viewOf(phase)).kind)
  assert.deepEqual(kinds, ['call', 'start', 'finish', 'call'])
})

test('the big key sends the command of its word', () => {
  const sent = (['free', 'called', 'serving', 'paused', 'closed'] as const).map(
    (phase) => primaryOf(viewOf(phase)).command,
  )
  assert.deepEqual(sent, ['counter.call-next', 'counter.start', 'counter.finish', 'counter.resume', null])
})

test('with nobody waiting the big key of a free counter has nothing to send', () => {
  assert.deepEqual(primaryOf({ ...viewOf('free'), next: [] }), { kind: 'nobody', command: null, step: 0 })
})

test('with nobody waiting somebody being served is still finished', () => {
  assert.equal(primaryOf({ ...viewOf('serving'), next: [] }).command, 'counter.finish')
})

test('a recall waits its seconds, counts them down, and is used up in the end', () => {
  const view = viewOf('called')
  assert.equal(recallWait(view, calledAt + 3_500), 7)
  assert.equal(notNow('recall', view, { ...all, now: calledAt + 3_500 }), t.counter.notNow.recallTooSoon(7))
  assert.equal(notNow('recall', view, { ...all, now: calledAt + 10_000 }), undefined)
  const spent: CounterView = { ...view, here: view.here && { ...view.here, recallAt: null, callsLeft: 0 } }
  assert.equal(notNow('recall', spent, all), t.counter.notNow.noRecallsLeft)
})

test('each state leaves exactly its own keys', () => {
  const live = (phase: CounterPhase) => COUNTER_KEYS.filter((key) => notNow(key, viewOf(phase), all) === undefined)
  assert.deepEqual(live('free'), ['callChosen', 'callBack', 'pause'])
  assert.deepEqual(live('called'), ['recall', 'noShow', 'park', 'transfer', 'callBack'])
  assert.deepEqual(live('serving'), ['park', 'transfer', 'callBack'])
  assert.deepEqual(live('paused'), ['callBack', 'pause'])
})

test('while the hub is away no key can be pressed', () => {
  for (const key of COUNTER_KEYS)
    assert.equal(notNow(key, viewOf('called'), { ...all, live: false }), t.counter.notNow.away)
})

test('a missing permission is the reason given', () => {
  const may = (permission: string) => permission !== 'counter.choose'
  assert.equal(notNow('callChosen', viewOf('free'), { ...all, may }), t.counter.notNow.noPermission)
  assert.equal(notNow('pause', viewOf('free'), { ...all, may }), undefined)
})

test('numbers are understood as people type them', () => {
  const typed = ['a23', ' B087 ', '023', 'Ａ０２３', 'c1000', 'A', 'A0234567', 'ABC1', '']
  assert.deepEqual(typed.map(ticketNumberOf), ['A023', 'B087', '023', 'A023', 'C1000', null, null, null, null])
})

test('every key has a digit of its own, and the digit finds it', () => {
  assert.equal(new Set(Object.values(SHORTCUTS)).size, COUNTER_KEYS.length)
  for (const key of COUNTER_KEYS) assert.deepEqual(shortcutOf({ ...plain, key: SHORTCUTS[key] }), { kind: key })
})

test('Enter is the big key unless a key with the focus takes it', () => {
  assert.deepEqual(shortcutOf({ ...plain, key: 'Enter' }), { kind: 'primary' })
  assert.equal(shortcutOf({ ...plain, key: 'Enter', onControl: true }), null)
})

test('a key that is held down, typed into a field or pressed with a modifier does nothing', () => {
  for (const key of ['Enter', '1', '0'])
    for (const part of [{ repeat: true }, { typing: true }, { ctrlKey: true }, { altKey: true }, { metaKey: true }])
      assert.equal(shortcutOf({ ...plain, ...part, key }), null)
})

test('F12 calls for help from anywhere, once', () => {
  assert.deepEqual(shortcutOf({ ...plain, key: 'F12', typing: true }), { kind: 'panic' })
  assert.equal(shortcutOf({ ...plain, key: 'F12', repeat: true }), null)
})
