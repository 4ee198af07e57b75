import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import * as v from 'valibot'
import { DocumentError, type DocumentFault } from './document-error.ts'
import { openDocument } from './open-document.ts'

const scratch = mkdtempSync(join(tmpdir(), 'tingxu-documents-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
const newFile = () => join(mkdtempSync(join(scratch, 'd-')), 'hall.json')

const schema = v.strictObject({ name: v.string(), counters: v.array(v.object({ number: v.number() })) })
const initial = { name: 'demo', counters: [{ number: 1 }] }
const open = (file: string, onRecovered?: (fault: DocumentFault) => void) =>
  openDocument({ file, schema, initial, ...(onRecovered === undefined ? {} : { onRecovered }) })

const refused = (code: string, context: Record<string, string>) => (error: unknown) => {
  assert.ok(error instanceof DocumentError, String(error))
  assert.equal(error.code, code)
  for (const [name, value] of Object.entries(context)) assert.equal(error.context[name], value)
  return true
}

test('a document is made on first opening, readable in an editor, and found again', async () => {
  const file = newFile()
  const document = await open(file)
  assert.equal(readFileSync(file, 'utf8'), `${JSON.stringify(initial, null, 2)}\n`)
  await document.update((data) => ({ ...data, name: '厅' }))
  assert.deepEqual((await open(file)).data(), { ...initial, name: '厅' })
  assert.equal(statSync(file).mode & 0o077, 0)
})

test('the previous version is kept and nothing else is left lying about', async () => {
  const file = newFile()
  const document = await open(file)
  await document.update((data) => ({ ...data, name: 'one' }))
  await document.update((data) => ({ ...data, name: 'two' }))
  assert.deepEqual(JSON.parse(readFileSync(`${file}.bak`, 'utf8')), { ...initial, name: 'one' })
  assert.deepEqual(readdirSync(join(file, '..')).sort(), ['hall.json', 'hall.json.bak'])
})

test('a torn file gives way to the previous version and says so', async () => {
  const file = newFile()
  const document = await open(file)
  await document.update((data) => ({ ...data, name: 'one' }))
  await document.update((data) => ({ ...data, name: 'two' }))
  const whole = readFileSync(file)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 3 }), async (length) => {
      writeFileSync(file, whole.subarray(0, length))
      const faults: DocumentFault[] = []
      const again = await open(file, (fault) => faults.push(fault))
      assert.equal(again.data().name, 'one')
      assert.deepEqual(
        faults.map((fault) => [fault.code, fault.context['file']]),
        [['document.unreadable', file]],
      )
    }),
    { numRuns: 20 },
  )
})

test('a torn file is not kept as the previous version when it is written over', async () => {
  const file = newFile()
  const document = await open(file)
  await document.update((data) => ({ ...data, name: 'one' }))
  writeFileSync(file, '{"name": "tw')
  const again = await open(file)
  await again.update((data) => ({ ...data, name: 'three' }))
  assert.equal(again.data().name, 'three')
  assert.equal((JSON.parse(readFileSync(`${file}.bak`, 'utf8')) as { name: string }).name, 'demo')
})

test('a torn file without a previous version is refused, not replaced', async () => {
  const file = newFile()
  writeFileSync(file, '{"name":')
  await assert.rejects(open(file), refused('document.unreadable', { file }))
  assert.equal(readFileSync(file, 'utf8'), '{"name":')
})

test('what a person wrote wrongly is refused with file, place and what was expected', async () => {
  const file = newFile()
  await open(file)
  writeFileSync(file, JSON.stringify({ name: 'x', counters: [{ number: 1 }, { number: 'two' }] }))
  const context = { file, path: 'counters.1.number', expected: 'number', received: '"two"' }
  await assert.rejects(open(file), refused('document.invalid', context))
  writeFileSync(file, JSON.stringify({ ...initial, colour: 'red' }))
  await assert.rejects(open(file), refused('document.invalid', { file, path: 'colour', expected: 'never' }))
})

test('updates are applied in order and all of them, however they overlap', async () => {
  const document = await open(newFile())
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, number) =>
      document.update((data) => ({ ...data, counters: [...data.counters, { number }] })),
    ),
  )
  assert.deepEqual(
    outcomes.map(({ counters }) => counters.length),
    Array.from({ length: 50 }, (_, index) => index + 2),
  )
  assert.equal((await open(document.file)).data().counters.length, 51)
})

test('an update is answered though others keep coming', async () => {
  const document = await open(newFile())
  let isAnswered = false
  let later = 0
  const first = document.update((data) => ({ ...data, name: 'first' })).then(() => (isAnswered = true))
  const keepComing = async (): Promise<void> => {
    while (!isAnswered && later < 1000) {
      later += 1
      await document.update((data) => ({ ...data, name: `later-${later}` }))
    }
  }
  await Promise.all([first, keepComing(), keepComing()])
  assert.ok(later < 10, `${later} others were answered first`)
})

test('an update that throws or breaks the schema rejects alone', async () => {
  const document = await open(newFile())
  const answers = await Promise.allSettled([
    document.update((data) => ({ ...data, name: 'one' })),
    document.update(() => {
      throw new Error('a broken change')
    }),
    document.update((data) => ({ ...data, counters: [{ number: Number.NaN }] })),
    document.update((data) => ({ ...data, counters: [] })),
  ])
  assert.deepEqual(
    answers.map((answer) => answer.status),
    ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
  )
  assert.deepEqual(document.data(), { name: 'one', counters: [] })
})

test('a write that fails leaves file and data as they were, and the next one succeeds', async () => {
  const file = newFile()
  const document = await open(file)
  await document.update((data) => ({ ...data, name: 'one' }))
  // A folder where the previous version belongs: the rename over it fails for everybody, root included.
  rmSync(`${file}.bak`)
  mkdirSync(join(`${file}.bak`, 'full'), { recursive: true })
  await assert.rejects(
    document.update((data) => ({ ...data, name: 'two' })),
    refused('document.not-written', { file }),
  )
  assert.equal(document.data().name, 'one')
  assert.equal((JSON.parse(readFileSync(file, 'utf8')) as { name: string }).name, 'one')
  rmSync(`${file}.bak`, { recursive: true })
  await document.update((data) => ({ ...data, name: 'three' }))
  assert.equal((await open(file)).data().name, 'three')
  assert.deepEqual(readdirSync(join(file, '..')).sort(), ['hall.json', 'hall.json.bak'])
})

test('what an editor wrote is taken over by rereading', async () => {
  const document = await open(newFile())
  writeFileSync(document.file, JSON.stringify({ ...initial, name: 'edited' }))
  assert.equal(document.data().name, 'demo')
  assert.equal((await document.reread()).name, 'edited')
  await document.settled()
})
