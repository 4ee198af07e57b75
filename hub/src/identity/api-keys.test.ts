import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApiKeys } from './api-keys.ts'
import { createMemorySecretRows } from './memory-secret-rows.ts'
import { codeOf, collected, handClock, keyId, seededRandom, valueOf } from './test-tools.ts'

const city = keyId('city-portal')
const grant = { permissions: ['ticket.take', 'appointment.make'] }

const build = () => {
  const rows = createMemorySecretRows()
  const { all, ended } = collected()
  const clock = handClock()
  const random = seededRandom()
  const start = () => createApiKeys({ rows, now: clock.now, random, ended })
  return { rows, all, clock, start, keys: start() }
}

test('a key is shown once, known after a restart, and kept as a hash only', () => {
  const { rows, clock, start, keys } = build()
  const text = valueOf(keys.create(city, grant))
  assert.match(text, /^tx_city-portal_[A-Za-z0-9_-]{43}$/)
  assert.deepEqual(start().check(text), { id: city, grant, since: clock.now() })
  assert.ok(!rows.dump().includes(text.slice(-43)))
  assert.deepEqual(keys.list(), [{ id: city, grant, since: clock.now() }])
})

test('a role may be given in place of permissions', () => {
  const { keys } = build()
  const text = valueOf(keys.create(city, { role: 'api-client' }))
  assert.deepEqual(keys.check(text)?.grant, { role: 'api-client' })
})

test('what is no key, or another key under this name, is nobody', () => {
  const { keys } = build()
  const text = valueOf(keys.create(city, grant))
  const other = valueOf(keys.create(keyId('other'), grant))
  const swapped = `tx_city-portal_${other.slice(-43)}`
  for (const wrong of ['', 'tx_', text.slice(0, -1), `${text}A`, swapped]) assert.equal(keys.check(wrong), undefined)
})

test('a name is taken once until it is revoked, and revoking is told', () => {
  const { all, keys } = build()
  const text = valueOf(keys.create(city, grant))
  assert.equal(codeOf(keys.create(city, grant)), 'key.exists')
  valueOf(keys.revoke(city))
  assert.equal(keys.check(text), undefined)
  assert.deepEqual(all, [{ key: city }])
  assert.equal(codeOf(keys.revoke(city)), 'key.unknown')
  const fresh = valueOf(keys.create(city, grant))
  assert.equal(keys.check(text), undefined)
  assert.ok(keys.check(fresh) !== undefined)
})
