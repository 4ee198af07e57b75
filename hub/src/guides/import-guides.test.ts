import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { importMappingSchema } from '@tingxu/shared/hall/guides/import/mapping.ts'
import * as v from 'valibot'
import { openTestHub } from '../testing/test-hub.ts'
import { readTable, type ImportRow } from './import-file.ts'
import { importGuides, lackingColumns, type ImportOutcome } from './import-guides.ts'

const PRESET = new URL('../../../config/imports/sichuan-items.json', import.meta.url)
/** Real items lie beside the checkout where somebody tries them; they are no part of the product. */
const TRIAL = new URL('../../../../shared/data/guides/guangan_items.json', import.meta.url)
const preset = v.parse(importMappingSchema, JSON.parse(readFileSync(PRESET, 'utf8')))
const bytes = (text: string) => new TextEncoder().encode(text)
const rowsOf = (text: string): readonly ImportRow[] => {
  const table = readTable(bytes(text))
  return table.ok ? table.rows : []
}
const count = (outcomes: readonly ImportOutcome[]) => {
  const all: Record<string, number> = {}
  for (const { outcome } of outcomes) all[outcome] = (all[outcome] ?? 0) + 1
  return all
}
const run = (hub: Awaited<ReturnType<typeof openTestHub>>['hub'], rows: readonly ImportRow[], dryRun = false) =>
  importGuides({ hub, rows, mapping: preset, dryRun, progress: () => undefined })

test('a table in GBK reads as one in UTF-8', () => {
  // 名称,编码 ⏎ 办证,1
  const gbk = [0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb1, 0xe0, 0xc2, 0xeb, 0x0a, 0xb0, 0xec, 0xd6, 0xa4, 0x2c, 0x31]
  assert.deepEqual(readTable(new Uint8Array(gbk)), readTable(bytes('名称,编码\n办证,1')))
})

test('what is no table is refused, and lacking columns are named', () => {
  for (const [text, why] of [
    ['PK\u0003\u0004', 'unknown-format'],
    ['[1, 2]', 'not-a-table'],
    ['[{"name": ', 'not-a-table'],
    ['', 'not-a-table'],
  ] as const)
    assert.deepEqual(readTable(bytes(text)), { ok: false, why })
  assert.deepEqual(readTable(new Uint8Array(40 * 1024 * 1024 + 1)), { ok: false, why: 'too-large' })
  assert.deepEqual(lackingColumns(preset, ['name', 'dept']), ['code', 'type'])
})

test('a table comes in row by row, faulty rows are left out and told, and the same table again changes nothing', async () => {
  const { hub, close } = await openTestHub()
  const rows = rowsOf('name,code,dept,type\n甲证,1,某局,行政许可\n<b>乙</b>,2,某局,行政许可\n甲证,1,某局,行政许可')
  assert.deepEqual(count(await run(hub, rows, true)), { new: 1, faulty: 1, twice: 1 })
  assert.equal(hub.store.listRows('guide').length, 0)
  const outcomes = await run(hub, rows)
  assert.deepEqual(outcomes[1], {
    ...{ row: 3, outcome: 'faulty' },
    faults: [{ column: 'name', why: 'markup', found: '<b>乙</b>' }],
  })
  assert.deepEqual(count(await run(hub, rows)), { unchanged: 1, faulty: 1, twice: 1 })
  const renamed = rowsOf('name,code,dept,type\n甲证书,1,某局,行政许可')
  assert.deepEqual(count(await run(hub, renamed)), { changed: 1 })
  assert.equal(hub.store.listRows('guide').length, 1)
  close()
})

test('a thousand guides come in with their progress told', async () => {
  const { hub, close } = await openTestHub()
  const lines = Array.from({ length: 1000 }, (_, at) => `办理第${at}号许可,X${at},某局,行政许可`)
  const told: number[] = []
  const rows = rowsOf(['name,code,dept,type', ...lines].join('\n'))
  const outcomes = await importGuides({
    hub,
    rows,
    mapping: preset,
    dryRun: false,
    progress: (done) => told.push(done),
  })
  assert.deepEqual(count(outcomes), { new: 1000 })
  assert.deepEqual(told, [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000])
  close()
})

const trialSkip = existsSync(TRIAL) ? false : `${TRIAL.pathname} is not here`
test('a real catalogue of one district hall comes in whole', { skip: trialSkip }, async () => {
  const { hub, close } = await openTestHub()
  const table = readTable(readFileSync(TRIAL))
  assert.ok(table.ok)
  assert.deepEqual(count(await run(hub, table.rows)), { new: 1135 })
  close()
})
