import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readKnownModels } from './known-models.ts'

test('every class of device has a model that it can be registered as', async () => {
  const { models, problems } = await readKnownModels()
  assert.deepEqual(problems, [])
  const kinds = new Set(models.flatMap((model) => model.kinds))
  assert.deepEqual([...kinds].sort(), [
    ...['card-reader', 'id-reader', 'keypad', 'led-board', 'rater', 'scanner', 'speaker', 'text-modem'],
    'ticket-printer',
  ])
  assert.ok(models.every(({ name }) => name['zh-Hans'] !== ''))
})

test('a model file with a mistake is told of and costs no other model', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tingxu-models-'))
  await writeFile(join(folder, 'broken.json'), '{ "class": "ticket-printer" }')
  const { models, problems } = await readKnownModels(folder)
  assert.deepEqual([models, problems.map(({ code }) => code)], [[], ['model.invalid']])
  await rm(folder, { recursive: true })
})
