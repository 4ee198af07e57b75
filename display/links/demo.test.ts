import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slotSchema } from '@tingxu/shared/wire/protocol.ts'
import * as v from 'valibot'
import { firstOf, groupedScreens, slotOf, workplaceOf, type DemoAccount } from './demo.ts'

const account = (part: Partial<DemoAccount>): DemoAccount => ({
  user: 'luo',
  name: '罗',
  password: 'p',
  roles: [],
  ...part,
})

test('screens stand by kind in the order of a walk through the hall', () => {
  const label = { 'zh-Hans': '屏' }
  const screens = [
    { kind: 'workbench', path: '/workbench', label },
    { kind: 'board', path: '/board?slot=b2', label },
    { kind: 'kiosk', path: '/kiosk', label },
    { kind: 'board', path: '/board?slot=b1', label },
  ] as const
  assert.deepEqual(
    groupedScreens(screens).map(({ kind }) => kind),
    ['kiosk', 'board', 'workbench'],
  )
  assert.equal(groupedScreens(screens)[1]?.screens.length, 2)
  assert.equal(firstOf(screens, 'board'), '/board?slot=b2')
  assert.equal(firstOf(screens, 'phone'), undefined)
})

test('a clerk is led to the counter and everybody else to the console, each with a slot of their own', () => {
  assert.equal(workplaceOf(account({ roles: ['counter'], counter: 'c3' })), '/counter?slot=demo-luo&counter=c3')
  assert.equal(workplaceOf(account({ roles: ['chief'] })), '/counter?slot=demo-luo')
  assert.equal(workplaceOf(account({ roles: ['duty'] })), '/console?slot=demo-luo')
})

test('every account gives a slot that the hub takes', () => {
  for (const user of ['luo', 'Luo.Wen', 'a-very-long-account-name-indeed', '沈'])
    assert.ok(v.is(slotSchema, slotOf(user)), slotOf(user))
})
