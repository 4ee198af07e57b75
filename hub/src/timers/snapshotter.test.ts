import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeState, encodeState } from '@tingxu/shared/hall/snapshot.ts'
import { createOpenHall, take } from '@tingxu/shared/hall/testing/small-hall.ts'
import type { Snapshot } from '../store/contract.ts'
import { createSnapshotter, SNAPSHOT_EVERY } from './snapshotter.ts'

/** A hall whose clock goes on by 3 ms at each look, so that a slice ends soon. */
function createStage({ fails = false } = {}) {
  const hall = createOpenHall()
  for (let n = 0; n < 400; n++) take(hall, 'residence')
  const saved: Snapshot[] = []
  const waiting: (() => void)[] = []
  let ms = 0
  const snapshotter = createSnapshotter({
    store: {
      head: () => ({ seq: hall.log.length, hash: `after-${hall.log.length}` }),
      writeSnapshot: (place) => {
        const pieces: string[] = []
        const done = (work: () => unknown) => {
          if (fails) return { ok: false, error: { code: 'store.unavailable', context: {} } } as const
          work()
          return { ok: true, value: undefined } as const
        }
        return {
          add: (piece) => done(() => pieces.push(piece)),
          finish: () => done(() => saved.push({ ...place, bytes: pieces.join('') })),
        }
      },
    },
    ...{ state: () => hall.state, since: 0, monotonic: () => (ms += 3) },
    later: (work) => void waiting.push(work),
  })
  return {
    ...{ hall, saved, snapshotter },
    /** Does what waits; gives how many slices there were. */
    rest: () => {
      let slices = 0
      for (let work = waiting.shift(); work !== undefined; work = waiting.shift(), slices++) work()
      return slices
    },
    one: () => waiting.shift()?.(),
  }
}

test('it is written in slices, and is the state at its beginning whatever happens in between', () => {
  const { hall, saved, snapshotter, one, rest } = createStage()
  const [before, length] = [encodeState(hall.state), hall.log.length]
  snapshotter.noted(SNAPSHOT_EVERY)
  snapshotter.look()
  one()
  take(hall, 'tax')
  assert.ok(rest() > 3)
  assert.deepEqual([saved[0]?.seq, saved[0]?.hash, saved[0]?.bytes], [length, `after-${length}`, before])
  assert.equal(encodeState(decodeState(before)), before)
})

test('it is time for one after so many events, and for the next after as many again', () => {
  const { saved, snapshotter, rest } = createStage()
  snapshotter.noted(SNAPSHOT_EVERY - 1)
  snapshotter.look()
  rest()
  assert.equal(saved.length, 0)
  snapshotter.noted(1)
  snapshotter.look()
  // These come while it is being written and count for the next one.
  snapshotter.noted(SNAPSHOT_EVERY - 1)
  snapshotter.look()
  rest()
  snapshotter.look()
  rest()
  assert.equal(saved.length, 1)
  snapshotter.noted(1)
  snapshotter.look()
  rest()
  assert.equal(saved.length, 2)
})

test('one that could not be stored is tried again at the next look', () => {
  const { saved, snapshotter, rest } = createStage({ fails: true })
  snapshotter.noted(SNAPSHOT_EVERY)
  snapshotter.look()
  rest()
  snapshotter.look()
  assert.ok(rest() > 0)
  assert.equal(saved.length, 0)
})

test('after the close nothing is written any more; the last one was written at once', () => {
  const { hall, saved, snapshotter, rest } = createStage()
  snapshotter.noted(SNAPSHOT_EVERY)
  snapshotter.look()
  snapshotter.now()
  snapshotter.close()
  rest()
  assert.deepEqual(
    saved.map(({ bytes }) => bytes === encodeState(hall.state)),
    [true],
  )
})
