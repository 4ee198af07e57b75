import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createZone } from '@tingxu/shared/calendar/zone.ts'
import { administrator, callNext, clerk, createOpenHall, take } from '@tingxu/shared/hall/testing/small-hall.ts'
import type { DeviceId } from '@tingxu/shared/kernel/brands.ts'
import { callerJobSchema, ledJobSchema, textJobSchema, voiceJobSchema } from '@tingxu/drivers/agent/perform-others.ts'
import * as v from 'valibot'
import type { OutboxEntry } from '../store/contract.ts'
import { composeCaller } from './compose-caller.ts'
import { composeLed } from './compose-led.ts'
import { composeText } from './compose-text.ts'
import { composeVoice } from './compose-voice.ts'

const entryOf = (kind: OutboxEntry['kind'], payload: unknown): OutboxEntry => ({
  ...{ id: 'job-1', kind, target: 'device-1', payload, notAfter: null, state: 'queued', tries: 0 },
  ...{ createdAt: 0, updatedAt: 0, result: null },
})

test('a strip says what is true when its turn comes, in words that fit it', () => {
  const hall = createOpenHall()
  const name = { 'zh-Hans': '条屏' }
  hall.must(administrator, 'device.register', { device: 'strip-1', kind: 'led-board', name, counter: 'c1' })
  const said = () => {
    const { texts } = v.parse(ledJobSchema, composeLed('strip-1' as DeviceId, hall.state))
    return texts.map(({ text, colour }) => `${text} ${colour}`)
  }
  assert.deepEqual(said(), ['1号窗口 green'])
  take(hall, 'residence')
  callNext(hall, 1)
  assert.deepEqual(said(), ['A001请到1号窗口 red'])
  hall.must(clerk(1), 'counter.start', { counter: 'c1' })
  assert.deepEqual(said(), ['A001正在办理 green'])
  hall.must(clerk(1), 'counter.finish', { counter: 'c1' })
  hall.must(clerk(1), 'counter.close', { counter: 'c1' })
  assert.deepEqual(said(), ['暂停服务 yellow'])
  assert.equal(composeLed('strip-2' as DeviceId, hall.state), null)
})

test('callers show what is true when their turn comes, and beep only for people who still wait', () => {
  const hall = createOpenHall()
  const seats = [{ address: 7, counter: 'c1' }]
  hall.must(administrator, 'device.register', {
    ...{ device: 'device-1', kind: 'keypad', name: { 'zh-Hans': '呼叫器' }, seats },
  })
  take(hall, 'residence')
  const compose = () => v.parse(callerJobSchema, composeCaller(entryOf('caller', { beep: [7] }), hall.state))
  assert.deepEqual(compose(), {
    displays: [{ address: 7, waiting: 1, ticket: null }],
    now: [{ address: 7, what: 'beep' }],
  })
  callNext(hall, 1)
  assert.deepEqual(compose(), { displays: [{ address: 7, waiting: 0, ticket: 1 }], now: [] })
})

test('a call is spoken while its person is still called there, and dropped when the ticket has moved on', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  const entry = entryOf('voice', { number: 'A001', counter: 'c1' })
  assert.deepEqual(v.parse(voiceJobSchema, composeVoice(entry, hall.state)), { path: '/api/v1/sounds/A001/c1.wav' })
  hall.must(clerk(1), 'counter.start', { counter: 'c1' })
  hall.must(clerk(1), 'counter.finish', { counter: 'c1' })
  assert.equal(composeVoice(entry, hall.state), null)
})

test('a text message takes its number from the vault at the last moment, and is nothing once that is erased', () => {
  const hall = createOpenHall()
  const at = Date.UTC(2026, 2, 12, 6, 30)
  const entry = entryOf('text', { says: 'booked', to: 'v-aaaaaaaaaaaaaaaaaaaaaaaa', service: 'residence', at })
  const zone = createZone('Asia/Shanghai')
  const message = v.parse(textJobSchema, composeText(entry, hall.state, { zone, readVault: () => '13800000000' }))
  assert.equal(message.to, '13800000000')
  assert.match(message.text, /3月12日 星期四14:30/)
  assert.equal(composeText(entry, hall.state, { zone, readVault: () => undefined }), null)
})
