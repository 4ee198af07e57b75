import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { backoffMs } from './backoff.ts'
import { concatBytes, fromHex, lowHigh, toHex } from './bytes.ts'
import { describeProblem, DeviceError, problem, problemOf } from './errors.ts'
import { createListeners } from './listeners.ts'
import { createManualContext } from './manual-context.ts'
import { createOnce } from './once.ts'
import { createSeededRandom } from './seeded-random.ts'
import { sameStatus, status } from './status.ts'
import { createWaker } from './waker.ts'

describe('bytes', () => {
  test('are read and written as the field writes them', () => {
    assert.deepEqual(fromHex('1B 40 ff'), Uint8Array.of(0x1b, 0x40, 0xff))
    assert.equal(toHex(fromHex('1b40FF')), '1B 40 FF')
    assert.throws(() => fromHex('1B 4'), TypeError)
    assert.deepEqual(lowHigh(0x1234), [0x34, 0x12])
    assert.deepEqual(concatBytes([Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3)]), Uint8Array.of(1, 2, 3))
  })
})

describe('a problem', () => {
  test('says its sentence with its values and ends with its code', () => {
    const refused = problem('transport.open-timeout', { target: 'tcp 10.0.0.5:9100', timeoutMs: 3000 })
    assert.equal(describeProblem(refused), 'tcp 10.0.0.5:9100 did not answer within 3000 ms. (transport.open-timeout)')
  })

  test('keeps the code of a device error and calls everything else a broken connection', () => {
    assert.deepEqual(
      problemOf(new DeviceError('transport.closed', { target: 'a' }), 'b'),
      problem('transport.closed', { target: 'a' }),
    )
    assert.equal(problemOf(new Error('EPIPE'), 'b').code, 'transport.lost')
  })
})

describe('a status', () => {
  test('is the same when level, code and every value are', () => {
    const low = status('warning', 'printer.paper-low', { counted: true })
    assert.ok(sameStatus(low, status('warning', 'printer.paper-low', { counted: true })))
    assert.ok(!sameStatus(low, status('warning', 'printer.paper-low')))
    assert.ok(!sameStatus(low, status('warning', 'printer.paper-low', { counted: false })))
  })
})

describe('a pause', () => {
  test('doubles with every failure up to the longest', () => {
    const pauses = [1, 2, 3, 4, 100].map((failures) => backoffMs(failures, { firstMs: 100, longestMs: 700 }))
    assert.deepEqual(pauses, [100, 200, 400, 700, 700])
  })
})

describe('listeners', () => {
  test('hear calls until they leave, and may leave during one', () => {
    const heard: string[] = []
    const listeners = createListeners<[string]>()
    const leave = listeners.add((word) => {
      heard.push(`a ${word}`)
      leave()
    })
    listeners.add((word) => heard.push(`b ${word}`))
    listeners.call('one')
    listeners.call('two')
    assert.deepEqual(heard, ['a one', 'b one', 'b two'])
  })
})

describe('virtual time', () => {
  test('runs timers in the order they fall due, promises in between', async () => {
    const clock = createManualContext()
    const seen: string[] = []
    clock.setTimer(20, () => seen.push(`late at ${clock.now()}`))
    clock.setTimer(10, () => void Promise.resolve().then(() => seen.push(`early at ${clock.now()}`)))
    clock.setTimer(15, () => seen.push('never'))()
    await clock.advance(30)
    assert.deepEqual(seen, ['early at 10', 'late at 20'])
    assert.deepEqual([clock.now(), clock.pendingTimers()], [30, 0])
  })
})

describe('a waker', () => {
  test('ends a sleep, or the next one when nobody sleeps yet', async () => {
    const clock = createManualContext()
    const waker = createWaker(clock)
    waker.wake()
    await waker.sleep(1000)
    const sleeping = waker.sleep(1000)
    waker.wake()
    await sleeping
    assert.deepEqual([clock.now(), clock.pendingTimers()], [0, 0])
  })
})

describe('seeded noise', () => {
  test('is the same for the same seed', () => {
    assert.deepEqual(createSeededRandom(7).bytes(32), createSeededRandom(7).bytes(32))
    assert.notDeepEqual(createSeededRandom(7).bytes(32), createSeededRandom(8).bytes(32))
  })
})

describe('something that happens once', () => {
  test('is heard by those who wait, by those who come later, and not by those who left', () => {
    const heard: string[] = []
    const end = createOnce<string>()
    end.listen((why) => heard.push(`early ${why}`))
    end.listen((why) => heard.push(`gone ${why}`))()
    end.happen('lost')
    end.happen('again')
    end.listen((why) => heard.push(`late ${why}`))
    assert.deepEqual(heard, ['early lost', 'late lost'])
  })
})
