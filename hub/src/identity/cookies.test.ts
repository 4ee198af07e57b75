import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceCookieName, readCookies, removeCookie, staffCookieName, writeCookie } from './cookies.ts'

test('names keep several screens of one browser apart, and a strange slot makes none', () => {
  assert.equal(staffCookieName(), 'tingxu-staff')
  assert.equal(staffCookieName('counter-3'), 'tingxu-staff-counter-3')
  assert.equal(deviceCookieName('kiosk-1'), 'tingxu-device-kiosk-1')
  for (const slot of ['', 'A', 'a=b', 'a;b', 'x'.repeat(25)]) {
    assert.equal(deviceCookieName(slot), undefined)
    assert.equal(staffCookieName(slot), undefined)
  }
})

test('a header is read with spaces, equals signs and nonsense in it; the first of two counts', () => {
  const cookies = readCookies('a=1;  b=x=y ; nonsense; =z; a=2; __proto__=no; c=')
  assert.deepEqual(
    [...cookies],
    [
      ['a', '1'],
      ['b', 'x=y'],
      ['__proto__', 'no'],
      ['c', ''],
    ],
  )
  assert.equal(readCookies(undefined).size, 0)
})

test('a cookie is out of reach of scripts and of other sites, and over HTTPS never sent in the clear', () => {
  assert.equal(
    writeCookie('tingxu-staff', 'abc', { secure: true, maxAgeSeconds: 60 }),
    'tingxu-staff=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure',
  )
  assert.equal(removeCookie('tingxu-staff', false), 'tingxu-staff=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict')
})

test('nothing can break out of a cookie', () => {
  const options = { secure: false, maxAgeSeconds: 1 }
  for (const value of ['a;b', 'a\r\nSet-Cookie: x=y', 'a b', '"']) assert.throws(() => writeCookie('n', value, options))
  assert.throws(() => writeCookie('a=b', 'c', options))
})
