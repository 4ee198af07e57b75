import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { promisify } from 'node:util'

const files = {
  'passes.test.mjs': `
    import test from 'node:test'
    test('holds', () => {})
    test('is elsewhere', () => { if (process.env.TZ !== 'America/New_York') throw new Error(process.env.TZ) })`,
  'dies.test.mjs': `
    import test from 'node:test'
    test('kills its process', () => { console.error('last words'); process.kill(process.pid, 'SIGKILL') })`,
  'breaks.test.mjs': `throw new Error('broken before the first test')`,
  'empty.test.mjs': ``,
  'hangs.test.mjs': `
    import test from 'node:test'
    test('never ends', () => new Promise(() => setInterval(() => {}, 1000)))`,
}

test('a test file that dies, breaks, hangs or tests nothing counts as failed', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tingxu-run-tests-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const options = {
    files: Object.keys(files).map((name) => join(folder, name)),
    concurrency: 5,
    fileLimitMs: 5_000,
    env: { TZ: 'America/New_York' },
  }
  const program = `
    import { runTests } from ${JSON.stringify(new URL('run-tests.ts', import.meta.url).href)}
    const records = await runTests(${JSON.stringify(options)})
    console.log(JSON.stringify(records.map(({ state, name, says }) => [state, name.split('/').at(-1), says])))`
  writeFileSync(join(folder, 'program.mjs'), program)

  // the runner refuses to run inside a test unless it does not know that it does
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined }
  const args = ['--import', import.meta.resolve('tsx'), join(folder, 'program.mjs')]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env })

  const records = new Map<string, readonly [string, string]>()
  for (const record of JSON.parse(stdout) as [string, string, string][]) records.set(record[1], [record[0], record[2]])
  const stateOf = (name: string) => records.get(name)?.[0]
  const saysOf = (name: string) => records.get(name)?.[1] ?? ''
  assert.equal(records.size, 6)
  assert.equal(stateOf('holds'), 'passed')
  assert.equal(stateOf('is elsewhere'), 'passed')
  assert.equal(stateOf('dies.test.mjs'), 'failed')
  assert.match(saysOf('dies.test.mjs'), /last words/)
  assert.equal(stateOf('breaks.test.mjs'), 'failed')
  assert.match(saysOf('breaks.test.mjs'), /broken before the first test/)
  assert.equal(stateOf('empty.test.mjs'), 'failed')
  assert.equal(stateOf('hangs.test.mjs'), 'failed')
  assert.match(saysOf('hangs.test.mjs'), /5000/)
})
