import assert from 'node:assert/strict'
import { test } from 'node:test'
import { staff, system } from '../testing/actors.ts'
import { administrator, createOpenHall, createSmallHall } from '../testing/small-hall.ts'

test('the last administrator can be neither removed nor turned into somebody else', () => {
  const hall = createSmallHall()
  const admin = { staff: 'admin' }
  assert.equal(hall.refusal(administrator, 'staff.remove', admin), 'staff.last-administrator')
  assert.equal(hall.refusal(administrator, 'staff.change', { ...admin, roles: ['duty'] }), 'staff.last-administrator')
  hall.must(administrator, 'staff.add', { staff: 'wen', roles: ['administrator'], name: '文' })
  hall.must(administrator, 'staff.change', { ...admin, roles: ['duty'] })
  assert.equal(hall.refusal(administrator, 'staff.remove', { staff: 'wen' }), 'staff.last-administrator')
  hall.must(administrator, 'staff.remove', admin)
})

test("a person's name goes to the vault and never into the log", () => {
  const hall = createSmallHall()
  hall.must(administrator, 'staff.add', { staff: 'luo', roles: ['counter'], name: '罗晓岚' })
  assert.deepEqual(
    hall.vault.slice(-1).map(({ person, text }) => [person, text]),
    [['staff:luo', '罗晓岚']],
  )
  assert.ok(!hall.log.some(({ text }) => text.includes('罗晓岚')))
  assert.equal(
    hall.refusal(administrator, 'staff.add', { staff: 'luo', roles: ['counter'], name: '另' }),
    'staff.exists',
  )
})

test('somebody who sits at a counter is not removed', () => {
  const hall = createOpenHall()
  hall.must(administrator, 'staff.add', { staff: 'clerk-1', roles: ['duty'], name: '甲' })
  assert.equal(hall.refusal(administrator, 'staff.remove', { staff: 'clerk-1' }), 'counter.elsewhere')
  assert.equal(hall.refusal(administrator, 'staff.remove', { staff: 'nobody' }), 'staff.unknown')
})

test('only who manages people adds them, and only who manages keys notes one', () => {
  const hall = createSmallHall()
  const duty = staff('duty', 'duty')
  assert.equal(hall.refusal(duty, 'staff.add', { staff: 'x1', roles: ['duty'], name: '乙' }), 'permission.denied')
  assert.equal(hall.refusal(duty, 'key.create', { key: 'city', role: 'api' }), 'permission.denied')
  assert.equal(hall.refusal(system, 'key.create', { key: 'city', role: 'api' }), 'accepted')
  assert.equal(hall.refusal(system, 'key.create', { key: 'city', role: 'api' }), 'key.exists')
  assert.equal(hall.refusal(administrator, 'key.revoke', { key: 'city' }), 'accepted')
  assert.equal(hall.refusal(administrator, 'key.revoke', { key: 'city' }), 'key.unknown')
})
