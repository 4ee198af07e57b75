import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDevices } from './devices.ts'
import { createMemorySecretRows } from './memory-secret-rows.ts'
import { createPairings } from './pairing.ts'
import { codeOf, collected, deviceId, handClock, minuteMs, seededRandom, valueOf } from './test-tools.ts'

const request = { kind: 'kiosk', about: 'Chromium 109, 1080 x 1920', address: '10.0.0.21' }
const kiosk = deviceId('kiosk-1')

const build = () => {
  const clock = handClock()
  const random = seededRandom()
  const { ended } = collected()
  const changes: number[] = []
  const now = clock.now
  const devices = createDevices({ rows: createMemorySecretRows(), now, random, ended, onStolen: () => assert.fail() })
  const pairings = createPairings({ now, random, devices, changed: () => void changes.push(now()) })
  return { clock, devices, pairings, changes }
}

test('a device shows a code, is accepted, fetches its token and connects with it', () => {
  const { clock, devices, pairings } = build()
  const { pairingId, secret, code } = valueOf(pairings.begin(request))
  assert.match(code, /^\d{6}$/)
  assert.deepEqual(pairings.poll(pairingId, secret), { state: 'waiting' })
  assert.equal(valueOf(pairings.claim(`${code.slice(0, 3)} ${code.slice(3)}`)).kind, 'kiosk')
  valueOf(pairings.accept(code, kiosk))
  assert.deepEqual(pairings.pending(), [])
  const answer = pairings.poll(pairingId, secret)
  if (answer.state !== 'paired') assert.fail(answer.state)
  assert.equal(answer.device, kiosk)
  clock.pass(minuteMs)
  assert.equal(valueOf(devices.connect(answer.token)).device, kiosk)
  assert.deepEqual(pairings.poll(pairingId, secret), { state: 'expired' })
})

test('a poll whose answer was lost may be repeated', () => {
  const { devices, pairings } = build()
  const { pairingId, secret, code } = valueOf(pairings.begin(request))
  valueOf(pairings.accept(code, kiosk))
  pairings.poll(pairingId, secret)
  const again = pairings.poll(pairingId, secret)
  if (again.state !== 'paired') assert.fail(again.state)
  assert.equal(codeOf(devices.connect(again.token)), 'done')
})

test('without the secret, the id and the code shown to everybody fetch nothing', () => {
  const { pairings } = build()
  const { pairingId, secret, code } = valueOf(pairings.begin(request))
  valueOf(pairings.accept(code, kiosk))
  assert.deepEqual(pairings.poll(pairingId, code), { state: 'expired' })
  assert.deepEqual(pairings.poll(code, secret), { state: 'expired' })
})

test('the console sees what waits, with kind, address and time', () => {
  const { clock, pairings, changes } = build()
  const begun = valueOf(pairings.begin({ ...request, about: 'x'.repeat(500) }))
  const [seen, ...others] = pairings.pending()
  assert.deepEqual(others, [])
  assert.deepEqual(seen, {
    code: begun.code,
    kind: 'kiosk',
    about: 'x'.repeat(120),
    address: '10.0.0.21',
    since: clock.now(),
    expiresAt: clock.now() + 10 * minuteMs,
  })
  assert.equal(changes.length, 1)
})

test('a refused pairing tells its device so and its code is worth nothing', () => {
  const { pairings } = build()
  const { pairingId, secret, code } = valueOf(pairings.begin(request))
  valueOf(pairings.refuse(code))
  assert.deepEqual(pairings.poll(pairingId, secret), { state: 'refused' })
  assert.equal(codeOf(pairings.accept(code, kiosk)), 'device.code-unknown')
})

test('after ten minutes a code is worth nothing', () => {
  const { clock, pairings } = build()
  const { pairingId, secret, code } = valueOf(pairings.begin(request))
  clock.pass(10 * minuteMs)
  assert.deepEqual(pairings.pending(), [])
  assert.equal(codeOf(pairings.claim(code)), 'device.code-unknown')
  assert.equal(codeOf(pairings.accept(code, kiosk)), 'device.code-unknown')
  assert.deepEqual(pairings.poll(pairingId, secret), { state: 'expired' })
})

test('a code is accepted once', () => {
  const { pairings } = build()
  const { code } = valueOf(pairings.begin(request))
  valueOf(pairings.accept(code, kiosk))
  assert.equal(codeOf(pairings.accept(code, deviceId('kiosk-2'))), 'device.code-unknown')
})

test('a kiosk that reloads its page again and again keeps a code and does not crowd out the others', () => {
  const { pairings } = build()
  valueOf(pairings.begin({ ...request, address: '10.0.0.99' }))
  const codes = Array.from({ length: 60 }, () => valueOf(pairings.begin(request)).code)
  const open = pairings.pending()
  assert.equal(open.length, 11)
  assert.equal(open.at(-1)?.code, codes.at(-1))
})

test('at most fifty are open, and who comes later is told when to try again', () => {
  const { clock, pairings } = build()
  for (let i = 0; i < 50; i += 1) valueOf(pairings.begin({ ...request, address: `10.0.1.${i}` }))
  clock.pass(3 * minuteMs)
  const refused = pairings.begin(request)
  assert.deepEqual(refused.ok ? {} : refused.error, { code: 'auth.throttled', context: { minutes: 7 } })
  clock.pass(7 * minuteMs)
  assert.equal(codeOf(pairings.begin(request)), 'done')
})

test('no two open pairings have the same code', () => {
  const { pairings } = build()
  for (let i = 0; i < 50; i += 1) valueOf(pairings.begin({ ...request, address: `10.0.1.${i}` }))
  assert.equal(new Set(pairings.pending().map(({ code }) => code)).size, 50)
})

test('a device paired anew takes over its name', () => {
  const { clock, devices, pairings } = build()
  const pair = () => {
    const { pairingId, secret, code } = valueOf(pairings.begin(request))
    valueOf(pairings.accept(code, kiosk))
    const answer = pairings.poll(pairingId, secret)
    return answer.state === 'paired' ? answer.token : assert.fail(answer.state)
  }
  const old = pair()
  const fresh = pair()
  clock.pass(minuteMs)
  assert.equal(codeOf(devices.connect(old)), 'auth.required')
  assert.equal(codeOf(devices.connect(fresh)), 'done')
})
