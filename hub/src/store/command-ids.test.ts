import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { appendCommands, commandOf } from './conformance-fixtures.ts'
import { loadEngine, type SqlEngine } from './engine.ts'
import { createMemoryErasureList } from './erasure-list.ts'
import { createFailingEngine } from './failing-engine.ts'
import { temporaryKeys } from './keys.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { scratchFolders } from './scratch.ts'
import { skip } from './store-fixtures.ts'

const newFolder = scratchFolders()
const RUN = 64
const { actor } = commandOf('any-00001', 1)

async function stores(): Promise<(wrap?: (engine: SqlEngine) => SqlEngine) => ReturnType<typeof openSqliteStore>> {
  const { open } = await loadEngine()
  const file = join(newFolder(), 'hall.db')
  const keys = temporaryKeys((count) => new Uint8Array(count).fill(3))
  return (wrap = (engine) => engine) =>
    openSqliteStore(wrap(open(file)), {
      ...{ hall: 'demo', now: () => 0, keys: () => keys, erasures: createMemoryErasureList(), runLength: RUN },
      randomBytes: (count) => new Uint8Array(count).fill(5),
    })
}

const id = (n: number): string => `command-${n}`
const known = (store: ReturnType<typeof openSqliteStore>, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => at + 1).filter((n) => store.findCommand(actor, id(n)) !== undefined)
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)
const pruneAll = (store: ReturnType<typeof openSqliteStore>, beforeSeq: number): void => {
  for (;;) {
    const pruned = store.pruneCommands(beforeSeq)
    assert.ok(pruned.ok)
    if (pruned.value === 0) return
  }
}

test(
  'old commands are forgotten in whole runs, none after the line, and the rest stays known after a restart',
  { skip },
  async () => {
    const open = await stores()
    const first = open()
    const fence = first.takeFence()
    for (let at = 0; at < 10; at++) appendCommands(first, fence, ...range(at * 30 + 1, at * 30 + 30).map(id))
    assert.deepEqual(known(first, 300), range(1, 300))
    pruneAll(first, 1)
    assert.deepEqual(known(first, 300), range(1, 300))
    pruneAll(first, 2 * RUN + 10)
    assert.deepEqual(known(first, 300), range(2 * RUN + 1, 300))
    first.close()

    const again = open()
    assert.deepEqual(known(again, 300), range(2 * RUN + 1, 300))
    appendCommands(again, again.takeFence(), ...range(301, 500).map(id), id(1))
    pruneAll(again, 300)
    assert.deepEqual(known(again, 500), [1, ...range(4 * RUN + 1, 500)])
    assert.equal(again.verify().ok, true, 'the log itself forgets nothing')
    assert.equal(again.head().seq, 501)
    again.close()
    const last = open()
    assert.deepEqual(known(last, 500), [1, ...range(4 * RUN + 1, 500)])
    last.close()
  },
)

test('a step that fails forgets nothing', { skip }, async () => {
  const open = await stores()
  let failing = false
  const store = open((engine) => createFailingEngine(engine, () => (failing ? 'io' : undefined)))
  appendCommands(store, store.takeFence(), ...range(1, 3 * RUN).map(id))
  failing = true
  assert.equal(store.pruneCommands(1000).ok, false)
  assert.deepEqual(known(store, 3 * RUN), range(1, 3 * RUN))
  failing = false
  store.probe()
  pruneAll(store, 1000)
  assert.deepEqual(known(store, 3 * RUN), range(RUN + 1, 3 * RUN))
  store.close()
})
