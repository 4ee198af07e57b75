import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hashOf, newSecret, randomBelow, sameText } from './secrets.ts'
import { seededRandom } from './test-tools.ts'

test('a secret is 43 characters that need no encoding, and never the same twice', () => {
  const random = seededRandom()
  const secrets = new Set(Array.from({ length: 100 }, () => newSecret(random)))
  assert.equal(secrets.size, 100)
  for (const secret of secrets) assert.match(secret, /^[A-Za-z0-9_-]{43}$/)
})

test('a hash is SHA-256 in base64url', () => {
  assert.equal(hashOf('abc'), 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
})

test('two texts are the same exactly when they are equal', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => sameText(a, b) === (a === b) && sameText(a, a)))
})

test('a random number stays below its limit and passes over the bytes that would make some numbers likelier', () => {
  const given = [Uint8Array.of(255, 255, 255), Uint8Array.of(0, 0, 7)]
  let asked = 0
  const value = randomBelow(() => given[asked++] ?? Uint8Array.of(0, 0, 0), 1_000_000)
  assert.equal(value, 7)
  assert.equal(asked, 2)
})
