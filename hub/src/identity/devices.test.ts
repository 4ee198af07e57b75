import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createDevices } from './devices.ts'
import { createMemorySecretRows } from './memory-secret-rows.ts'
import { codeOf, collected, deviceId, handClock, minuteMs, seededRandom, valueOf } from './test-tools.ts'

const kiosk = deviceId('kiosk-1')

const build = () => {
  const rows = createMemorySecretRows()
  const clock = handClock()
  const { all, ended } = collected()
  const stolen: string[] = []
  const random = seededRandom()
  const start = () =>
    createDevices({ rows, now: clock.now, random, ended, onStolen: (device) => void stolen.push(device) })
  const devices = start()
  devices.admit(kiosk, 'pairing')
  const first = devices.issue(kiosk, 'pairing') ?? assert.fail('no token')
  clock.pass(minuteMs)
  return { rows, clock, all, stolen, start, devices, first }
}

type Built = ReturnType<typeof build>

/** Connects a minute after the last time and gives the successor. */
const next = ({ devices, clock }: Built, token: string): string => {
  const { successor } = valueOf(devices.connect(token))
  clock.pass(minuteMs)
  return successor ?? assert.fail('no successor')
}

test('each connect gives a successor, over restarts; no token is kept', () => {
  const built = build()
  const second = next(built, built.first)
  const after = { ...built, devices: built.start() }
  const third = next(after, second)
  assert.deepEqual(after.devices.check(third), { device: kiosk })
  for (const token of [built.first, second, third]) assert.ok(!built.rows.dump().includes(token.slice(8)))
  assert.deepEqual(built.stolen, [])
})

test('a lost answer locks nobody out: the old token works until a successor was used', () => {
  const built = build()
  const second = next(built, built.first)
  for (let lost = 0; lost < 10; lost += 1) next(built, second)
  const arrived = next(built, second)
  next(built, arrived)
  assert.deepEqual(built.stolen, [])
})

test('the old token seen again after its successor was used revokes the device and raises the alarm, once', () => {
  const built = build()
  const second = next(built, built.first)
  const third = next(built, second)
  const fourth = next(built, third)
  assert.equal(codeOf(built.devices.connect(second)), 'auth.required')
  assert.deepEqual(built.stolen, [kiosk])
  assert.deepEqual(built.all, [{ device: kiosk }])
  assert.equal(codeOf(built.devices.connect(fourth)), 'auth.required')
  assert.equal(codeOf(built.devices.connect(second)), 'auth.required')
  assert.deepEqual(built.stolen, [kiosk])
})

test('whoever of thief and kiosk comes first, the second one raises the alarm', () => {
  for (const thiefFirst of [true, false]) {
    const built = build()
    const copied = next(built, built.first)
    const thief = next(built, copied)
    const owner = next(built, copied)
    next(built, thiefFirst ? thief : owner)
    assert.equal(codeOf(built.devices.connect(thiefFirst ? owner : thief)), 'auth.required')
    assert.deepEqual(built.stolen, [kiosk])
  }
})

test('a retired token raises the alarm at a plain request too', () => {
  const built = build()
  const second = next(built, built.first)
  next(built, second)
  assert.equal(built.devices.check(built.first), undefined)
  assert.deepEqual(built.stolen, [kiosk])
})

test('a power cut before the browser wrote the successor to its disk locks nobody out', () => {
  const { devices, clock, stolen, first } = build()
  const second = valueOf(devices.connect(first)).successor ?? assert.fail('no successor')
  clock.pass(5000)
  assert.deepEqual(valueOf(devices.connect(second)), { device: kiosk, successor: null })
  clock.pass(5000)
  assert.equal(codeOf(devices.connect(first)), 'done')
  assert.deepEqual(stolen, [])
})

test('a token nobody handed out is refused and harms nobody', () => {
  const built = build()
  const guesses = ['', 'kiosk-1', `kiosk-1.${'A'.repeat(43)}`, `kiosk-2.${built.first.slice(8)}`, 'Ä.b', '..']
  for (const guess of guesses) {
    assert.equal(codeOf(built.devices.connect(guess)), 'auth.required')
    assert.equal(built.devices.check(guess), undefined)
  }
  assert.deepEqual(built.stolen, [])
  next(built, built.first)
})

test('a revoked device is out at once and is told, without an alarm', () => {
  const built = build()
  const second = next(built, built.first)
  built.devices.revoke(kiosk)
  built.devices.revoke(kiosk)
  assert.equal(codeOf(built.devices.connect(second)), 'auth.required')
  assert.deepEqual(built.all, [{ device: kiosk }])
  assert.deepEqual(built.stolen, [])
  assert.deepEqual(built.devices.list(), [])
})

test('a device admitted anew loses its former tokens and fetches one under the new admission only', () => {
  const built = build()
  const second = next(built, built.first)
  built.devices.admit(kiosk, 'again')
  assert.deepEqual(built.all, [{ device: kiosk }])
  assert.equal(codeOf(built.devices.connect(second)), 'auth.required')
  assert.equal(built.devices.issue(kiosk, 'pairing'), undefined)
  assert.ok(built.devices.issue(kiosk, 'again') !== undefined)
  assert.deepEqual(built.stolen, [])
})

test('after the first connect no further token is handed out', () => {
  const built = build()
  next(built, built.first)
  assert.equal(built.devices.issue(kiosk, 'pairing'), undefined)
})

test('a device with a disk that may forget up to 30 s, losing answers at will, is never locked out', () => {
  const step = fc.record({ waitMs: fc.integer({ min: 0, max: 200_000 }), fate: fc.constantFrom('ok', 'lost', 'cut') })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { devices, clock, stolen, first } = build()
      let memory = first
      let disk = first
      let storedAt = clock.now()
      for (const { waitMs, fate } of steps) {
        clock.pass(waitMs)
        if (clock.now() - storedAt >= 30_000) disk = memory
        if (fate === 'cut') memory = disk
        const { successor } = valueOf(devices.connect(memory))
        if (fate !== 'lost' && successor !== null) {
          if (clock.now() - storedAt >= 30_000) disk = memory
          memory = successor
          storedAt = clock.now()
        }
      }
      return stolen.length === 0
    }),
    { numRuns: 200 },
  )
})
