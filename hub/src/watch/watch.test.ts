import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import type { SimulatedHall } from '@tingxu/shared/hall/testing/simulated-hall.ts'
import { createWaits } from '@tingxu/shared/hall/queue/waits.ts'
import { callNext, clerk, createOpenHall, take } from '@tingxu/shared/hall/testing/small-hall.ts'
import { kiosk } from '@tingxu/shared/hall/testing/actors.ts'
import type { ViewMessage } from '@tingxu/shared/wire/protocol.ts'
import { createWatch, type Watch } from './watch.ts'

const officer = clerk(1)

interface Stage {
  readonly watch: Watch
  readonly hall: SimulatedHall
  /** Views whose values were sent, in order; forgets them. */
  readonly sent: () => readonly string[]
  readonly values: () => readonly ViewMessage[]
  readonly pass: (ms: number) => void
}

beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'setImmediate'] }))
afterEach(() => mock.timers.reset())

function createStage(): Stage {
  const hall = createOpenHall()
  const facts = { models: [], pairings: [], connected: new Set<never>(), troubles: [] }
  const waits = createWaits()
  let now = 0
  let messages: ViewMessage[] = []
  const values = (): readonly ViewMessage[] => {
    const all = messages
    messages = []
    return all
  }
  const watch = createWatch({
    ...{ state: () => hall.state, seq: () => hall.log.length, facts: () => facts, monotonic: () => now },
    context: () => ({
      ...{ now: hall.now, zone: hall.zone, facts, waits, nameOf: () => undefined, linkOf: () => null },
      ticketOfLink: () => ({ kind: 'unknown' }) as const,
    }),
    publish: (message) => void messages.push(message),
    onFault: (fault) => {
      throw fault
    },
  })
  return {
    ...{ watch, hall, values },
    sent: () => values().map(({ key }) => key.split('?')[0] ?? key),
    pass: (ms) => {
      // In small steps, as a clock goes: a timer that a timer sets is seen too.
      for (let gone = 0; gone < ms; gone += 5) {
        now += 5
        hall.advance(5)
        mock.timers.tick(5)
      }
    },
  }
}

test('what is not urgent waits for the least interval and is then sent once, as it is by then', () => {
  const { watch, hall, sent, values, pass } = createStage()
  assert.ok(watch.join(officer, 'board', {}).ok)
  take(hall, 'residence')
  watch.changed()
  pass(20)
  assert.deepEqual(sent(), ['board'])
  for (let n = 0; n < 3; n++) {
    take(hall, 'residence')
    watch.changed()
    pass(30)
  }
  assert.deepEqual(sent(), [])
  pass(200)
  const [last, ...rest] = values()
  assert.equal(rest.length, 0)
  assert.match(JSON.stringify(last?.value), /"waiting":4/)
})

test('a call does not wait for the least interval', () => {
  const { watch, hall, sent, pass } = createStage()
  assert.ok(watch.join(officer, 'board', {}).ok && watch.join(officer, 'counter', { counter: 'c1' }).ok)
  take(hall, 'residence')
  take(hall, 'residence')
  watch.changed()
  pass(20)
  assert.deepEqual(sent(), ['board', 'counter'])
  callNext(hall, 1)
  watch.changed()
  pass(20)
  assert.deepEqual([...sent()].sort(), ['board', 'counter'])
})

test('a view is not made again where nothing it reads has changed, and not sent where its bytes are the same', () => {
  const { watch, hall, sent, pass } = createStage()
  assert.ok(watch.join(officer, 'screen', { counter: 'c4' }).ok)
  take(hall, 'residence')
  callNext(hall, 1)
  watch.changed()
  pass(1000)
  assert.deepEqual(sent(), [])
})

test('a view that ages by time alone is made again in time, and no longer once everybody has left', () => {
  const { watch, hall, sent, pass } = createStage()
  take(hall, 'residence')
  const joined = watch.join(officer, 'board', {})
  assert.ok(joined.ok)
  const before = JSON.stringify(watch.current(joined.value.key)?.value)
  pass(61_000)
  const after = JSON.stringify(watch.current(joined.value.key)?.value)
  // Whether minutes of waiting are shown decides if the bytes differ; what was made anew is what is sent.
  assert.equal(sent().length > 0, before !== after)
  watch.leave(joined.value.key)
  take(hall, 'tax', kiosk('kiosk-2'))
  watch.changed()
  pass(1000)
  assert.deepEqual([sent(), watch.count()], [[], 0])
})

test('who watches twice is two watchers: the first to leave takes nothing from the other', () => {
  const { watch, hall, sent, pass } = createStage()
  const first = watch.join(officer, 'board', {})
  const second = watch.join(clerk(2), 'board', {})
  assert.ok(first.ok && second.ok)
  assert.equal(first.value.key, second.value.key)
  watch.leave(first.value.key)
  take(hall, 'residence')
  watch.changed()
  pass(20)
  assert.deepEqual(sent(), ['board'])
})

test('what somebody may not see is refused, and so is what there is not', () => {
  const { watch } = createStage()
  const refused = (view: string, params: object): string => {
    const joined = watch.join(kiosk(), view, params)
    return joined.ok ? 'joined' : joined.error.code
  }
  assert.equal(refused('console', {}), 'permission.denied')
  assert.equal(refused('kiosk', { kiosk: 'kiosk-2' }), 'permission.denied')
  assert.equal(refused('nowhere', {}), 'view.unknown')
  assert.equal(refused('screen', { counter: 'NO SUCH' }), 'view.malformed')
  assert.equal(watch.count(), 0)
})
