import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createZone } from '@tingxu/shared/calendar/zone.ts'
import { callNext, createOpenHall, serve, take } from '@tingxu/shared/hall/testing/small-hall.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import { createHallClock } from '../pipeline/clock.ts'
import { createTimers } from './timers.ts'

test('many calls due at once are judged in portions, each of them once, and commands get in between', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] })
  const hall = createOpenHall()
  for (let person = 0; person < 40; person++) {
    take(hall, 'residence')
    callNext(hall, 1)
    serve(hall, 1)
  }
  hall.advance(6000)
  let state: HallState = hall.state
  const judged: string[] = []
  const submit = ({ type, data }: { readonly type: string; readonly data: unknown }): Promise<never> => {
    if (type === 'call.judge') judged.push((data as { call: string }).call)
    return new Promise<never>(() => undefined)
  }
  const proved = (): void => {
    const calls = state.queue.calls.map((call) =>
      judged.includes(call.id) ? { ...call, proof: 'proved' as const } : call,
    )
    state = { ...state, queue: { ...state.queue, calls } }
  }
  const timers = createTimers({
    pipeline: {
      submit,
      state: () => state,
      onCommitted: () => () => undefined,
      depth: () => 0,
      close: () => undefined,
    },
    clock: createHallClock({ wall: () => hall.now, monotonic: () => hall.now, lastAt: hall.now }),
    ...{ state: () => state, zone: () => createZone('Asia/Shanghai') },
    proofs: { painted: () => undefined, verdict: () => ({ painted: 1, expected: 1 }), flush: () => undefined },
    eachSecond: () => undefined,
    onFault: (fault) => assert.fail(String(fault)),
  })

  timers.look()
  const portions = [judged.length]
  while (judged.length < 40 && portions.length < 10) {
    proved()
    t.mock.timers.tick(30)
    portions.push(judged.length)
  }
  timers.close()
  assert.deepEqual(portions, [16, 32, 40])
  assert.equal(new Set(judged).size, 40)
})
