import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemorySecretRows } from './memory-secret-rows.ts'
import { createOneTimeCode } from './one-time-code.ts'
import { codeOf, handClock, hourMs, minuteMs, seededRandom, valueOf } from './test-tools.ts'

const build = () => {
  const rows = createMemorySecretRows()
  const clock = handClock()
  const random = seededRandom()
  const start = () => createOneTimeCode({ rows, now: clock.now, random })
  return { rows, clock, start, once: start() }
}

const here = '10.0.0.5'

test('the code is good once, over a restart, however it is typed', () => {
  const { rows, start, once } = build()
  const { code } = once.issue()
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
  assert.ok(!rows.dump().includes(code))
  assert.equal(codeOf(start().redeem(` ${code.toLowerCase().replaceAll('-', ' ')}`, here)), 'done')
  assert.equal(codeOf(once.redeem(code, here)), 'auth.code-unknown')
  assert.equal(once.open(), false)
})

test('a code that made nobody an administrator can be given back', () => {
  const { once } = build()
  const { code } = once.issue()
  valueOf(once.redeem(code, here)).giveBack()
  assert.equal(codeOf(once.redeem(code, here)), 'done')
})

test('after a day, after a newer one and after withdrawal a code is worth nothing', () => {
  const { clock, once } = build()
  const first = once.issue()
  const second = once.issue()
  assert.equal(codeOf(once.redeem(first.code, here)), 'auth.code-unknown')
  clock.pass(24 * hourMs)
  assert.equal(once.open(), false)
  assert.equal(codeOf(once.redeem(second.code, here)), 'auth.code-unknown')
  const third = once.issue()
  once.withdraw()
  assert.equal(codeOf(once.redeem(third.code, here)), 'auth.code-unknown')
})

test('guessing is slowed down, for one address and for all together', () => {
  const { clock, once } = build()
  const { code } = once.issue()
  for (let i = 0; i < 5; i += 1) assert.equal(codeOf(once.redeem('0000-0000-0000', here)), 'auth.code-unknown')
  assert.equal(codeOf(once.redeem(code, here)), 'auth.throttled')
  for (let i = 0; i < 45; i += 1) once.redeem('0000-0000-0000', `10.0.1.${i}`)
  assert.equal(codeOf(once.redeem(code, '10.0.2.1')), 'auth.throttled')
  clock.pass(5 * minuteMs)
  assert.equal(codeOf(once.redeem(code, here)), 'done')
})
