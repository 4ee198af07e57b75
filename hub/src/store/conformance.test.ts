import { after } from 'node:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testStore } from './conformance.ts'
import { type EngineName, loadEngines } from './engine.ts'
import { createFailingEngine } from './failing-engine.ts'
import { openMemoryStore } from './memory-store.ts'
import { openStore } from './open-store.ts'

const scratch = mkdtempSync(join(tmpdir(), 'tingxu-store-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const { engines, missing } = await loadEngines()

for (const name of ['better-sqlite3', 'node:sqlite'] satisfies EngineName[]) {
  const engine = engines.find((loaded) => loaded.name === name)
  let folder = ''
  testStore({
    name: `on ${name}`,
    skip: engine === undefined ? missing[name] : undefined,
    isDurable: true,
    async open({ isSame = false, plan, ...options } = {}) {
      if (engine === undefined) throw new Error(`${name} is missing`)
      if (!isSame) folder = mkdtempSync(join(scratch, 'data-'))
      const wrapped =
        plan === undefined
          ? engine
          : { ...engine, open: (file: string) => createFailingEngine(engine.open(file), plan) }
      return openStore({ dataDir: folder, hall: 'demo', now: () => 0, ...options, engine: wrapped })
    },
  })
}

testStore({
  name: 'in memory',
  isDurable: false,
  skip: engines.length === 0 ? 'there is no engine' : undefined,
  open: ({ plan, ...options } = {}) =>
    openMemoryStore({
      ...options,
      ...(plan === undefined ? {} : { wrap: (engine) => createFailingEngine(engine, plan) }),
    }),
})
