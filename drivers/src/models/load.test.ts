import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'node:test'
import good from '../../../config/devices/generic-80mm.json' with { type: 'json' }
import { loadDeviceModel, loadDeviceModels, parseDeviceModel } from './load.ts'
import { peripheralModelSchemas } from './peripheral.ts'

const folder = fileURLToPath(new URL('../../../config/devices', import.meta.url))

describe('the shipped models', () => {
  test('are all right, each with its sources', async () => {
    const { models, peripherals, problems } = await loadDeviceModels(folder)
    assert.deepEqual(problems, [])
    const classes = new Set([...peripherals.values()].map((model) => model.class))
    assert.equal(classes.size, peripheralModelSchemas.length, 'at least one of each class')
    for (const model of peripherals.values()) assert.ok(model.source.length > 0, model.id)
    for (const id of ['generic-80mm', 'generic-58mm', 'generic-80mm-blind', 'masung-ms532', 'epson-tm-t88']) {
      assert.ok((models.get(id)?.source.length ?? 0) > 0, id)
    }
  })

  test('name bytes as bytes', async () => {
    const masung = await loadDeviceModel(join(folder, 'masung-ms532.json'))
    assert.ok(masung.ok)
    assert.deepEqual(masung.value.cut.bytes, Uint8Array.of(0x1b, 0x69, 0x00))
  })
})

describe('a model that is wrong', () => {
  const broken = (change: (model: typeof good) => object) => {
    const parsed = parseDeviceModel(change(good), 'generic-80mm.json')
    return parsed.ok ? parsed.value.id : parsed.error
  }

  test('is reported with file, place and what belongs there', () => {
    assert.deepEqual(
      broken((model) => ({ ...model, paper: { ...model.paper, widthDots: 570 } })),
      {
        code: 'model.invalid',
        context: {
          file: 'generic-80mm.json',
          path: 'paper.widthDots',
          expected: 'a multiple of 8 dots',
          received: '570',
        },
      },
    )
  })

  test('is reported for a key nobody knows', () => {
    const found = broken((model) => ({ ...model, platte: 'kept' }))
    assert.ok(typeof found === 'object' && found.context['path'] === 'platte', JSON.stringify(found))
  })

  test('is reported when its id is not its file name', () => {
    const found = broken((model) => ({ ...model, id: 'other' }))
    assert.ok(typeof found === 'object' && found.context['expected'] === '"generic-80mm"')
  })

  test('costs its own file only', async () => {
    const mine = await mkdtemp(join(tmpdir(), 'models-'))
    try {
      await writeFile(join(mine, 'broken.json'), '{ "class": ')
      await writeFile(join(mine, 'unknown.json'), '{ "class": "toaster" }')
      const { models, problems } = await loadDeviceModels(mine)
      assert.equal(models.size, 0)
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['model.unreadable', 'model.invalid'],
      )
    } finally {
      await rm(mine, { recursive: true })
    }
  })
})
