import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counterOfStaff } from './place.ts'

const zone = { 'zh-Hans': '东区' }
const counters = [
  { id: 'c3', number: '3', services: [], zone, staff: { id: 'luo', name: '罗晓岚' } },
  { id: 'c4', number: '4', services: [], zone, staff: null },
]

test('somebody who reloads comes back to the counter they have open', () => {
  assert.equal(counterOfStaff({ counters }, 'luo'), 'c3')
})

test('somebody who sits nowhere chooses, and a page without a person never lands at an empty counter', () => {
  assert.equal(counterOfStaff({ counters }, 'gao'), null)
  assert.equal(counterOfStaff({ counters }, null), null)
})
