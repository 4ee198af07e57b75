import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import { createMemorySecretRows } from './memory-secret-rows.ts'
import { createStaffSessions } from './staff-sessions.ts'
import { codeOf, collected, handClock, hourMs, minuteMs, seededRandom, staffId, valueOf } from './test-tools.ts'

const luo = staffId('luo')
const right = { staff: 'luo', password: 'right', address: '10.0.0.8' }
const wrong = { ...right, password: 'wrong' }

const build = () => {
  const rows = createMemorySecretRows()
  const clock = handClock()
  const { all, ended } = collected()
  const away = new Set<string>()
  const random = seededRandom()
  const answers: Result<boolean>[] = []
  const start = () =>
    createStaffSessions({
      rows,
      now: clock.now,
      random,
      ended,
      passwords: {
        matches: async (_, password) => answers.shift() ?? { ok: true, value: password === 'right' },
      },
      mayEnter: (staff) => !away.has(staff),
    })
  return { rows, clock, all, away, answers, start, sessions: start() }
}

test('who signs in is known by the token, also after a restart; the token is not kept', async () => {
  const { rows, start, sessions } = build()
  const { token, session, staff } = valueOf(await sessions.signIn(right))
  assert.equal(staff, luo)
  assert.deepEqual(sessions.check(token), { staff: luo, session })
  assert.deepEqual(start().check(token), { staff: luo, session })
  assert.ok(!rows.dump().includes(token))
  assert.equal(sessions.check(session), undefined)
})

test('a wrong password, an unknown person and one locked out get the same answer', async () => {
  const { away, sessions } = build()
  away.add('tang')
  assert.equal(codeOf(await sessions.signIn(wrong)), 'auth.failed')
  assert.equal(codeOf(await sessions.signIn({ ...right, staff: 'No Such' })), 'auth.failed')
  assert.equal(codeOf(await sessions.signIn({ ...right, staff: 'tang' })), 'auth.failed')
})

test('five wrong passwords make the account wait, also for the right one and from elsewhere', async () => {
  const { clock, sessions } = build()
  for (let i = 0; i < 5; i += 1) {
    assert.equal(codeOf(await sessions.signIn({ ...wrong, address: `10.0.1.${i}` })), 'auth.failed')
  }
  const refused = await sessions.signIn(right)
  assert.deepEqual(refused, refuse('auth.throttled', { minutes: 5 }))
  clock.pass(5 * minuteMs)
  assert.equal(codeOf(await sessions.signIn(right)), 'done')
})

test('five wrong passwords make the address wait, whoever they were for', async () => {
  const { sessions } = build()
  for (let i = 0; i < 5; i += 1) await sessions.signIn({ ...wrong, staff: `clerk-${i}` })
  assert.equal(codeOf(await sessions.signIn(right)), 'auth.throttled')
  assert.equal(codeOf(await sessions.signIn({ ...right, address: '10.0.0.9' })), 'done')
})

test('many guesses at once cannot slip through together', async () => {
  const { sessions } = build()
  const all = await Promise.all(Array.from({ length: 8 }, () => sessions.signIn(wrong)))
  assert.equal(all.filter((one) => codeOf(one) === 'auth.failed').length, 5)
  assert.equal(all.filter((one) => codeOf(one) === 'auth.throttled').length, 3)
})

test('the right password forgets the wrong ones of the account but not of the address', async () => {
  const { sessions } = build()
  for (let i = 0; i < 4; i += 1) await sessions.signIn(wrong)
  assert.equal(codeOf(await sessions.signIn(right)), 'done')
  assert.equal(codeOf(await sessions.signIn({ ...wrong, staff: 'tang' })), 'auth.failed')
  assert.equal(codeOf(await sessions.signIn(right)), 'auth.throttled')
  assert.equal(codeOf(await sessions.signIn({ ...right, address: '10.0.0.9' })), 'done')
})

test('a check that could not be made for want of capacity counts as no guess', async () => {
  const { answers, sessions } = build()
  for (let i = 0; i < 6; i += 1) {
    answers.push(refuse('auth.throttled', { minutes: 1 }))
    assert.equal(codeOf(await sessions.signIn(right)), 'auth.throttled')
  }
  assert.equal(codeOf(await sessions.signIn(right)), 'done')
})

test('a session unused for twelve hours has ended; one in use has not', async () => {
  const { clock, all, sessions } = build()
  const idle = valueOf(await sessions.signIn(right))
  const used = valueOf(await sessions.signIn(right))
  clock.pass(11 * hourMs)
  assert.ok(sessions.touch(used.session))
  clock.pass(hourMs)
  assert.equal(sessions.check(idle.token), undefined)
  assert.ok(sessions.check(used.token) !== undefined)
  assert.deepEqual(all, [{ session: idle.session }])
})

test('no use carries a session beyond twenty-four hours, and a sweep tells of its end', async () => {
  const { clock, all, sessions } = build()
  const { token, session, endsAt } = valueOf(await sessions.signIn(right))
  assert.equal(endsAt, clock.now() + 24 * hourMs)
  for (let hour = 0; hour < 23; hour += 1) {
    clock.pass(hourMs)
    assert.ok(sessions.check(token) !== undefined)
  }
  sessions.sweep()
  assert.deepEqual(all, [])
  clock.pass(hourMs)
  sessions.sweep()
  assert.deepEqual(all, [{ session }])
  assert.equal(sessions.check(token), undefined)
})

test('use is written down at most once in five minutes', async () => {
  const { rows, clock, sessions } = build()
  const { token } = valueOf(await sessions.signIn(right))
  const before = rows.writes()
  for (let second = 0; second < 299; second += 1) {
    clock.pass(1000)
    sessions.check(token)
  }
  assert.equal(rows.writes(), before)
  clock.pass(1000)
  sessions.check(token)
  sessions.check(token)
  assert.equal(rows.writes(), before + 1)
})

test('signing out ends this session alone and is told', async () => {
  const { all, sessions } = build()
  const one = valueOf(await sessions.signIn(right))
  const other = valueOf(await sessions.signIn(right))
  sessions.signOut(one.token)
  sessions.signOut(one.token)
  assert.equal(sessions.check(one.token), undefined)
  assert.ok(sessions.check(other.token) !== undefined)
  assert.deepEqual(all, [{ session: one.session }])
})

test('all sessions of one person can be ended, or all but the one that asks; others keep theirs', async () => {
  const { all, sessions } = build()
  const a = valueOf(await sessions.signIn(right))
  const b = valueOf(await sessions.signIn(right))
  const tang = valueOf(await sessions.signIn({ ...right, staff: 'tang' }))
  assert.equal(sessions.endAll(luo, b.session), 1)
  assert.equal(sessions.check(a.token), undefined)
  assert.ok(sessions.check(b.token) !== undefined)
  assert.equal(sessions.endAll(luo), 1)
  assert.ok(sessions.check(tang.token) !== undefined)
  assert.deepEqual(all, [{ session: a.session }, { session: b.session }, { staff: luo }])
})

test('who may no longer enter loses a session at its next use', async () => {
  const { away, all, sessions } = build()
  const { token, session } = valueOf(await sessions.signIn(right))
  away.add('luo')
  assert.equal(sessions.check(token), undefined)
  assert.deepEqual(all, [{ session }])
})

test('a password is confirmed without a session, under the same throttle', async () => {
  const { rows, sessions } = build()
  assert.equal(valueOf(await sessions.confirm(right)), luo)
  assert.deepEqual(rows.list('staff-session'), [])
  for (let i = 0; i < 5; i += 1) await sessions.confirm(wrong)
  assert.equal(codeOf(await sessions.confirm(right)), 'auth.throttled')
})
