import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import * as v from 'valibot'
import { StaffId } from '@tingxu/shared/kernel/brands.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import { actorOf } from '../access/access.ts'
import { createFailingEngine } from '../store/failing-engine.ts'
import { openTestHub, staffCookie, type TestHub, type TestHubOptions } from '../testing/test-hub.ts'

let open: TestHub | undefined
afterEach(() => {
  open?.close()
  open = undefined
})

async function hall(
  options: TestHubOptions = {},
): Promise<{ readonly test: TestHub; readonly duty: Actor; readonly other: Actor }> {
  open = await openTestHub(options)
  const actor = async (user: string): Promise<Actor> => {
    await staffCookie(open?.hub ?? assert.fail(), user, ['duty'])
    return (
      actorOf({ kind: 'staff', staff: v.parse(StaffId, user), session: '' }, open?.hub.state() ?? assert.fail()) ??
      assert.fail()
    )
  }
  return { test: open, duty: await actor('fang'), other: await actor('luo') }
}

const numberIn = (events: readonly { readonly type: string; readonly data: unknown }[]): string | undefined => {
  const taken = events.find(({ type }) => type === 'ticket.taken')
  return (taken?.data as { number: string } | undefined)?.number
}
const take = (actor: Actor, id: string, service = 'residence') => ({
  id,
  type: 'ticket.take',
  data: { service },
  actor,
})

describe('a command', () => {
  test('sent twice under one id is done once and answered alike, at the same time and later', async () => {
    const {
      test: { hub },
      duty,
    } = await hall()
    const [first, twin] = await Promise.all([
      hub.pipeline.submit(take(duty, 'tap-00001')),
      hub.pipeline.submit(take(duty, 'tap-00001')),
    ])
    const later = await hub.pipeline.submit(take(duty, 'tap-00001'))
    assert.equal(first.ok, true)
    assert.deepEqual(twin, first)
    assert.deepEqual(later, first)
    assert.equal(hub.state().queue.day.taken, 1)
  })

  test('under an id used for something else is refused, also while the first is on its way', async () => {
    const {
      test: { hub },
      duty,
    } = await hall()
    const [, other] = await Promise.all([
      hub.pipeline.submit(take(duty, 'tap-00001')),
      hub.pipeline.submit(take(duty, 'tap-00001', 'insurance')),
    ])
    const later = await hub.pipeline.submit(take(duty, 'tap-00001', 'insurance'))
    assert.deepEqual(
      [other.ok || other.error.code, later.ok || later.error.code],
      ['command.id-reused', 'command.id-reused'],
    )
  })

  test('of another person under the same id is their own', async () => {
    const {
      test: { hub },
      duty,
      other,
    } = await hall()
    const mine = await hub.pipeline.submit(take(duty, 'tap-00001'))
    const theirs = await hub.pipeline.submit(take(other, 'tap-00001'))
    assert.ok(mine.ok && theirs.ok)
    assert.notDeepEqual(theirs.value.events, mine.value.events)
  })

  test('that was refused may be sent again under its id once it can be done', async () => {
    const {
      test: { hub },
      duty,
    } = await hall()
    const call = { id: 'call-0001', type: 'counter.call-next', data: { counter: 'c3' }, actor: duty }
    await hub.pipeline.submit({ id: 'open-0001', type: 'counter.open', data: { counter: 'c3' }, actor: duty })
    const nobody = await hub.pipeline.submit(call)
    assert.equal(nobody.ok || nobody.error.code, 'counter.nobody-waiting')
    await hub.pipeline.submit(take(duty, 'tap-00001'))
    assert.equal((await hub.pipeline.submit(call)).ok, true)
  })

  test('of a batch sees what those before it decided', async () => {
    const {
      test: { hub },
      duty,
    } = await hall()
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, at) => hub.pipeline.submit(take(duty, `tap-${at}-00001`))),
    )
    const numbers = results.map((result) => (result.ok ? numberIn(result.value.events) : result.error.code))
    assert.deepEqual(
      numbers,
      Array.from({ length: 100 }, (_, at) => `A${String(at + 1).padStart(3, '0')}`),
    )
  })

  test('of an unknown kind, without rights, or out of shape is refused with its code', async () => {
    const {
      test: { hub },
      duty,
    } = await hall()
    const code = async (type: string, data: unknown): Promise<unknown> => {
      const result = await hub.pipeline.submit({ id: 'odd-00001', type, data, actor: duty })
      return result.ok ? 'done' : result.error.code
    }
    assert.equal(await code('ticket.fly', {}), 'command.unknown')
    assert.equal(await code('hall.configure', {}), 'permission.denied')
    assert.equal(await code('ticket.take', { service: 7 }), 'command.malformed')
    assert.equal(await code('ticket.take', { service: 'residence', extra: 1 }), 'command.malformed')
    assert.equal(await code('ticket.take', { service: 'no-such' }), 'service.unknown')
  })
})

describe('a commit that fails', () => {
  test('answers every sender, leaves no trace, and the next one goes on from before it', async () => {
    let failing = false
    const {
      test: { hub },
      duty,
    } = await hall({ store: { wrap: (engine) => createFailingEngine(engine, () => (failing ? 'io' : undefined)) } })
    await hub.pipeline.submit(take(duty, 'tap-00001'))
    const before = hub.state()
    failing = true
    const lost = await Promise.all(['tap-00002', 'tap-00003'].map((id) => hub.pipeline.submit(take(duty, id))))
    assert.deepEqual(
      lost.map((result) => result.ok || result.error.code),
      ['store.unavailable', 'store.unavailable'],
    )
    assert.equal(hub.state(), before)
    failing = false
    hub.store.probe()
    const again = await hub.pipeline.submit(take(duty, 'tap-00002'))
    assert.equal(again.ok && numberIn(again.value.events), 'A002')
    assert.equal(hub.store.verify().ok, true)
  })
})

describe('the state', () => {
  test('is the same after a restart, from a snapshot and its tail or from the log alone', async () => {
    const {
      test: { hub },
      duty,
    } = await hall()
    const { restoreState } = await import('./restore.ts')
    const { encodeState } = await import('@tingxu/shared/hall/snapshot.ts')
    for (let at = 0; at < 20; at++) await hub.pipeline.submit(take(duty, `tap-${at}-00001`))
    const fromLog = restoreState(hub.store)
    hub.snapshot()
    for (let at = 20; at < 30; at++) await hub.pipeline.submit(take(duty, `tap-${at}-00001`))
    const fromSnapshot = restoreState(hub.store)
    assert.ok(fromLog.replayed > fromSnapshot.replayed)
    assert.equal(encodeState(fromSnapshot.state), encodeState(hub.state()))
  })
})
