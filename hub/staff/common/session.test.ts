import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agedness } from './aged.ts'
import { officeLang } from './language.ts'
import { mayOf, slotOf, staffOf } from './session.ts'

const session = {
  actor: 'staff:luo',
  kind: 'staff',
  device: null,
  counter: null,
  permissions: ['view.counter'],
} as const

test('only a person is a person', () => {
  assert.equal(staffOf(session), 'luo')
  assert.equal(staffOf({ ...session, actor: 'device:kiosk-1' }), null)
  assert.equal(staffOf(null), null)
})

test('nobody may do anything before the hub said so', () => {
  assert.equal(mayOf(session)('view.counter'), true)
  assert.equal(mayOf(session)('view.console'), false)
  assert.equal(mayOf(null)('view.counter'), false)
})

test('a slot that is none is left out', () => {
  assert.equal(slotOf('?slot=left-2'), 'left-2')
  assert.equal(slotOf('?slot=A%20b'), undefined)
  assert.equal(slotOf(''), undefined)
})

test('a page is old past the hall limit, and away as soon as the line is cut', () => {
  assert.equal(agedness('live', 10, 10), null)
  assert.equal(agedness('live', 11, 10), 'old')
  assert.equal(agedness('away', 0, 10), 'away')
})

test('whatever was kept, the office speaks a language it knows', () => {
  assert.deepEqual(['en', 'zh-Hans', 'fr', null].map(officeLang), ['en', 'zh-Hans', 'zh-Hans', 'zh-Hans'])
})
