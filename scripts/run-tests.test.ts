import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { promisify } from 'node:util'

interface Said {
  readonly state: string
  readonly name: string
  readonly says: string
}

/** Runs the test files with `runTests` in a process of its own: inside a test the runner refuses to run. */
async function outcomes(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  fileLimitMs: number,
): Promise<readonly Said[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tingxu-run-tests-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const paths = Object.keys(files).map((name) => join(folder, name))
  const options = { files: paths, concurrency: 2, fileLimitMs, env: { TZ: 'America/New_York' } }
  const program = `
    import { runTests } from ${JSON.stringify(new URL('run-tests.ts', import.meta.url).href)}
    console.log(JSON.stringify(await runTests(${JSON.stringify(options)})))`
  writeFileSync(join(folder, 'program.mjs'), program)
  const args = ['--import', import.meta.resolve('tsx'), join(folder, 'program.mjs')]
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined }
  const { stdout } = await promisify(execFile)(process.execPath, args, { env })
  return (JSON.parse(stdout) as Said[]).map(({ state, name, says }) => ({ state, name: basename(name), says }))
}

test('a test file that dies, breaks or tests nothing counts as failed, with its last words', async (t) => {
  const records = await outcomes(
    t,
    {
      'a-passes.test.mjs': `
        import test from 'node:test'
        test('holds', () => {})
        test('is elsewhere', () => { if (process.env.TZ !== 'America/New_York') throw new Error(process.env.TZ) })`,
      'b-dies.test.mjs': `
        import test from 'node:test'
        test('kills its process', () => { console.error('last words'); process.kill(process.pid, 'SIGKILL') })`,
      'c-breaks.test.mjs': `throw new Error('broken before the first test')`,
      'd-empty.test.mjs': ``,
    },
    120_000,
  )
  assert.deepEqual(
    records.map(({ state, name }) => `${state} ${name}`),
    [
      'passed holds',
      'passed is elsewhere',
      'failed b-dies.test.mjs',
      'failed c-breaks.test.mjs',
      'failed d-empty.test.mjs',
    ],
  )
  assert.match(records[2]?.says ?? '', /last words/)
  assert.match(records[3]?.says ?? '', /broken before the first test/)
})

test('a test file that hangs is killed at its limit and counts as failed', async (t) => {
  const text = `
    import test from 'node:test'
    test('never ends', () => new Promise(() => setInterval(() => {}, 1000)))`
  const records = await outcomes(t, { 'hangs.test.mjs': text }, 1_500)
  assert.deepEqual(
    records.map(({ state, name }) => `${state} ${name}`),
    ['failed hangs.test.mjs'],
  )
  assert.match(records[0]?.says ?? '', /1500/)
})
