// A full or lost disk, a clock that jumps, a thread that is held up, two screens with one cookie: seen, told, survived.
import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import * as v from 'valibot'
import { DeviceId, StaffId } from '@tingxu/shared/kernel/brands.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import type { ConsoleView, HallView } from '@tingxu/shared/hall/views/shapes.ts'
import { actorOf } from '../access/access.ts'
import { createHttpServer } from '../http/server.ts'
import { createFailingEngine, type PlannedFailure } from '../store/failing-engine.ts'
import {
  deviceCookie,
  openTestHub,
  PASSWORD,
  staffCookie,
  type TestHub,
  type TestHubOptions,
} from '../testing/test-hub.ts'
import { createLoopWatch } from './loop-watch.ts'

let hall: TestHub
afterEach(() => hall.close())

async function open(options: TestHubOptions = {}): Promise<{ readonly duty: Actor; readonly cookie: string }> {
  hall = await openTestHub(options)
  const cookie = await staffCookie(hall.hub, 'fang', ['duty'])
  const duty = actorOf({ kind: 'staff', staff: v.parse(StaffId, 'fang'), session: '' }, hall.hub.state())
  return { duty: duty ?? assert.fail(), cookie }
}

const submit = async (actor: Actor, id: string, type: string, data: object = {}): Promise<string> => {
  const result = await hall.hub.pipeline.submit({ id, type, data, actor })
  return result.ok ? 'done' : result.error.code
}
const take = (actor: Actor, id: string) => submit(actor, id, 'ticket.take', { service: 'residence' })
const view = (actor: Actor, name: string): unknown => {
  const found = hall.hub.watch.once(actor, name, {})
  return found.ok ? found.value : assert.fail(found.error.code)
}
const alerts = (actor: Actor) =>
  (view(actor, 'console') as ConsoleView).alerts.map(({ kind, level }) => `${kind} ${level}`)
const recording = (actor: Actor) => (view(actor, 'hall') as HallView).recording
/** What the timers began is done. */
const settled = (): Promise<unknown> => hall.hub.system('alerts.review', {})

const GB = 2 ** 30

describe('a disk', () => {
  const disk: { failure?: PlannedFailure | undefined; freeBytes: number } = { freeBytes: 50 * GB }
  const onDisk: TestHubOptions = {
    store: {
      wrap: (engine) => createFailingEngine(engine, () => disk.failure),
      diskSpace: () => ({ freeBytes: disk.freeBytes, totalBytes: 100 * GB }),
    },
  }

  test('with 5 % left is warned of, and no longer once there is space', async () => {
    const { duty } = await open(onDisk)
    disk.freeBytes = 5 * GB
    hall.hub.store.probe()
    assert.deepEqual(alerts(duty), [])
    disk.freeBytes = 5 * GB - 1
    hall.hub.store.probe()
    assert.deepEqual(alerts(duty), ['store-space-low warning'])
    assert.equal(await take(duty, 'tap-000001'), 'done')
    assert.equal(recording(duty), true)
    disk.freeBytes = 50 * GB
    hall.hub.store.probe()
    assert.deepEqual(alerts(duty), [])
  })

  test('that is full makes the hall read-only, which everybody is told, and it goes on by itself', async () => {
    const { duty, cookie } = await open(onDisk)
    const app = await createHttpServer({ hub: hall.hub, tls: null })
    const health = async () => (await app.inject({ url: '/api/v1/health' })).json<{ status: string; store: string }>()
    assert.equal(await take(duty, 'tap-000001'), 'done')
    const seq = hall.hub.store.head().seq

    disk.failure = 'full'
    disk.freeBytes = 0
    for (const id of ['tap-000002', 'tap-000003']) assert.equal(await take(duty, id), 'store.read-only')
    assert.deepEqual(alerts(duty), ['store-read-only alarm'])
    assert.equal(recording(duty), false)
    assert.equal((await health()).store, 'store.read-only')
    assert.equal((await app.inject({ url: '/api/v1/health' })).statusCode, 503)
    const headers = { host: '127.0.0.1', origin: 'http://127.0.0.1' }
    const signIn = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers,
      payload: { user: 'fang', password: PASSWORD },
    })
    assert.equal(signIn.json<{ error: { code: string } }>().error.code, 'store.read-only')
    assert.equal(signIn.statusCode, 507)
    // Reading goes on, also for a session whose last use can no longer be noted.
    hall.advance(6 * 60_000)
    const board = await app.inject({ url: '/api/v1/console', headers: { host: '127.0.0.1', cookie } })
    assert.equal(board.statusCode, 200)
    assert.equal(hall.hub.store.head().seq, seq)
    assert.deepEqual(hall.faults, [])

    disk.failure = undefined
    disk.freeBytes = 50 * GB
    hall.hub.store.probe()
    assert.equal(await take(duty, 'tap-000002'), 'done')
    assert.deepEqual(alerts(duty), [])
    assert.equal(recording(duty), true)
    assert.equal((await health()).store, 'store.ok')
    assert.equal(hall.hub.store.verify().ok, true)
    await app.close()
  })

  test('that is full lets a screen come back with the cookie it has', async () => {
    await open(onDisk)
    const cookie = await deviceCookie(hall.hub, 'kiosk-1', 'kiosk')
    const token = cookie.split('=')[1] ?? ''
    hall.advance(2 * 60_000)
    disk.failure = 'full'
    disk.freeBytes = 0
    assert.deepEqual(hall.hub.identity.devices.connect(token), {
      ok: true,
      value: { device: 'kiosk-1', successor: null },
    })
    disk.failure = undefined
    disk.freeBytes = 50 * GB
    hall.hub.store.probe()
    const connected = hall.hub.identity.devices.connect(token)
    assert.ok(connected.ok && connected.value.successor !== null)
  })

  test('that another writer has is no disk to write to: refused, told, and nothing is lost on it', async () => {
    const { duty } = await open()
    const { seq } = hall.hub.store.head()
    hall.hub.store.takeFence()
    assert.equal(await take(duty, 'tap-000001'), 'store.unavailable')
    assert.deepEqual(alerts(duty), ['store-fenced alarm'])
    assert.equal(recording(duty), false)
    assert.match(String(hall.faults[0]), /another writer has the log \(store\.fenced\)/)
    assert.equal(hall.hub.store.head().seq, seq)
  })
})

describe('a clock', () => {
  const HOUR = 3_600_000
  const date = () => hall.hub.state().queue.date
  const neverBack = (): void => {
    const events = hall.hub.store.read(0, 1000)
    events.forEach(({ at, businessDate }, index) => {
      const before = events[index - 1]
      assert.ok(before === undefined || (at >= before.at && businessDate >= before.businessDate), `event ${index + 1}`)
    })
  }
  const second = async (): Promise<void> => {
    hall.advance(1000)
    hall.hub.look()
    await settled()
  }

  for (const [words, byMs] of [
    ['an hour back', -HOUR],
    ['ten years ahead', 10 * 365 * 24 * HOUR],
  ] as const)
    test(`that jumps ${words} holds the timers and raises an alarm until an officer confirms the time`, async () => {
      const { duty } = await open()
      const clerk = await staffCookie(hall.hub, 'luo', ['counter'])
      assert.ok(clerk)
      await submit(duty, 'open-00001', 'counter.open', { counter: 'c3' })
      await take(duty, 'tap-000001')
      await submit(duty, 'call-00001', 'counter.call-next', { counter: 'c3' })
      const day = date()
      const before = hall.hub.now()

      hall.jump(byMs)
      await second()
      assert.equal(hall.hub.state().clockHeld, true)
      assert.ok(alerts(duty).includes('clock-jumped alarm'))
      // Long past the time for a verdict on the call, and none is passed.
      for (let at = 0; at < 10; at++) await second()
      assert.equal(hall.hub.state().queue.calls[0]?.proof, 'pending')
      assert.equal(await take(duty, 'tap-000002'), 'done')
      assert.equal(date(), day)
      assert.ok(hall.hub.now() >= before && hall.hub.now() < before + 60_000, 'the jump is not believed')

      assert.equal(await submit(duty, 'time-00001', 'clock.confirm'), 'done')
      assert.equal(hall.hub.state().clockHeld, false)
      for (let at = 0; at < 8; at++) await second()
      assert.equal(hall.hub.state().clockHeld, false, 'one jump is confirmed once')
      assert.ok(!alerts(duty).some((alert) => alert.startsWith('clock-jumped')))
      assert.ok(hall.hub.now() > before)
      if (byMs > 0) assert.ok(hall.hub.now() > before + byMs)
      await submit(duty, 'last-00001', 'service.suspend', { service: 'insurance', reason: 'power' })
      assert.ok((date() ?? '') >= (day ?? ''))
      neverBack()
      assert.equal(hall.hub.store.verify().ok, true)
      assert.equal(await submit(duty, 'time-00002', 'clock.confirm'), 'clock.not-held')
    })
})

describe('the main thread', () => {
  test('that is held up is written down from a quarter of a second on, and told from a second on', () => {
    let now = 0
    let held = 0
    const said: number[] = []
    const told: boolean[] = []
    const watch = createLoopWatch({
      longestMs: () => held,
      monotonic: () => now,
      said: (ms) => void said.push(ms),
      trouble: (lasts) => void told.push(lasts),
    })
    for (const ms of [20, 249, 250, 999, 1000, 30]) {
      held = ms
      now += 1000
      watch.look()
    }
    assert.deepEqual(said, [250, 999, 1000])
    assert.deepEqual(told, [false, false, false, false, true, true])
    assert.equal(watch.worstMs(), 1000)
    now += 59_000
    watch.look()
    assert.deepEqual([told.at(-1), watch.worstMs()], [false, 30])
  })
})

describe('one device on two lines', () => {
  test('is told once that lasts longer than a reload, and no longer when one goes', async () => {
    const { duty } = await open()
    await deviceCookie(hall.hub, 'kiosk-1', 'kiosk')
    const kiosk = v.parse(DeviceId, 'kiosk-1')
    const { presence } = hall.hub
    presence.seen(kiosk, true)
    presence.seen(kiosk, true)
    hall.advance(29_000)
    presence.look()
    assert.ok(!alerts(duty).includes('device-twice warning'))
    hall.advance(1000)
    presence.look()
    assert.ok(alerts(duty).includes('device-twice warning'))
    presence.seen(kiosk, false)
    assert.ok(!alerts(duty).includes('device-twice warning'))
  })
})
