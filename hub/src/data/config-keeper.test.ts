import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import * as v from 'valibot'
import { exampleConfig } from '@tingxu/shared/hall/config/example.ts'
import { hallConfigSchema, type HallConfigInput } from '@tingxu/shared/hall/config/schema.ts'
import { StaffId } from '@tingxu/shared/kernel/brands.ts'
import { actorOf } from '../access/access.ts'
import { openTestHub, staffCookie, type TestHub } from '../testing/test-hub.ts'
import { configFileOf } from './config-file.ts'
import { createConfigKeeper, type ConfigKeeper } from './config-keeper.ts'

let folder = ''
let hall: TestHub
let keeper: ConfigKeeper
let said: { readonly level: string; readonly words: string; readonly context: object }[] = []

const file = (): string => configFileOf(folder)
const put = (config: unknown): void => writeFileSync(file(), JSON.stringify(config))
const written = (): unknown => JSON.parse(readFileSync(file(), 'utf8'))
const ails = (): readonly string[] => hall.hub.troubles.all().map(({ kind }) => kind)
const configured = (): number => hall.hub.store.read(0, 1000).filter(({ type }) => type === 'hall.configured').length

async function start(config: HallConfigInput | null): Promise<void> {
  hall = await openTestHub({ config })
  keeper = createConfigKeeper({
    ...{ hub: hall.hub, file: file() },
    say: (level, context, words) => void said.push({ level, words, context }),
  })
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tingxu-config-'))
  said = []
})
afterEach(async () => {
  await keeper.close()
  hall.close()
  rmSync(folder, { recursive: true })
})

const renamed = (name: string): HallConfigInput => ({
  ...exampleConfig,
  hall: { ...exampleConfig.hall, name: { 'zh-Hans': name } },
})

test('a good edit comes into force and enters the log once', async () => {
  await start(exampleConfig)
  await keeper.open()
  put(renamed('新厅'))
  await keeper.changed()
  await keeper.changed()
  assert.equal(hall.hub.state().config?.hall.name['zh-Hans'], '新厅')
  assert.equal(configured(), 2)
})

test('a faulty edit is told with file, path and what was expected; the last good one stays until it is mended', async () => {
  await start(exampleConfig)
  await keeper.open()
  const [first, ...others] = exampleConfig.services
  const faulty: readonly (readonly [string, unknown])[] = [
    [
      `${file()}: at services.0.zone expected the id of a zone, got nowhere.`,
      { ...exampleConfig, services: [{ ...first, zone: 'nowhere' }, ...others] },
    ],
    [`${file()}: at services.0.series expected `, { ...exampleConfig, services: [{ ...first, series: 7 }, ...others] }],
    [`${file()}: at colour expected no such field, got "colour".`, { ...exampleConfig, colour: 'red' }],
  ]
  for (const [words, config] of faulty) {
    put(config)
    await keeper.changed()
    const last = said.at(-1)
    assert.equal(last?.level, 'error')
    assert.ok(last.words.startsWith(words), last.words)
    assert.ok(last.words.endsWith('The last good configuration stays in force.'))
    assert.deepEqual(written(), config, 'what a person wrote is not overwritten')
  }
  writeFileSync(file(), '{"hall": {"id": "ex')
  await keeper.changed()
  assert.match(said.at(-1)?.words ?? '', /hall\.json: at the whole file expected a JSON document, got /)
  assert.deepEqual(ails(), ['config-faulty'])
  assert.equal(configured(), 1)
  assert.equal(hall.hub.state().config?.hall.name['zh-Hans'], exampleConfig.hall.name['zh-Hans'])

  put(renamed('修好的厅'))
  await keeper.changed()
  assert.deepEqual(ails(), [])
  assert.equal(hall.hub.state().config?.hall.name['zh-Hans'], '修好的厅')
})

test('a file that fits itself but not the people who wait is told and not put in force', async () => {
  await start(exampleConfig)
  await keeper.open()
  put({ ...exampleConfig, hall: { ...exampleConfig.hall, id: 'other' } })
  await keeper.changed()
  assert.match(said.at(-1)?.words ?? '', /is not put in force/)
  assert.deepEqual(ails(), ['config-faulty'])
})

test('a file that takes away what somebody waits for comes into force by itself once they are gone', async () => {
  await start(exampleConfig)
  await keeper.open()
  await staffCookie(hall.hub, 'fang', ['duty'])
  const actor = actorOf({ kind: 'staff', staff: v.parse(StaffId, 'fang'), session: '' }, hall.hub.state())
  assert.ok(actor)
  let nth = 0
  const run = (type: string, data: object) => hall.hub.pipeline.submit({ id: `command-${nth++}`, type, data, actor })
  assert.equal((await run('ticket.take', { service: 'insurance' })).ok, true)
  const ticket = [...hall.hub.state().queue.tickets.keys()][0]
  const others = exampleConfig.services.filter(({ id }) => id !== 'insurance')
  const counters = exampleConfig.counters.map((counter) => ({
    ...counter,
    services: counter.services.filter(({ service }) => service !== 'insurance'),
  }))
  put({ ...exampleConfig, services: others, counters: counters.filter(({ services }) => services.length > 0) })
  await keeper.changed()
  assert.equal(said.filter(({ level }) => level === 'error').length, 1)
  hall.advance(10_000)
  assert.equal((await run('ticket.take', { service: 'residence' })).ok, true)
  await new Promise(setImmediate)
  assert.equal(said.filter(({ level }) => level === 'error').length, 1, 'it is told once')
  assert.deepEqual(ails(), ['config-faulty'])

  hall.advance(10_000)
  assert.equal((await run('ticket.cancel', { ticket })).ok, true)
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate)
  assert.equal(configured(), 2)
  assert.deepEqual(ails(), [])
})

test('faulty at start with a configuration in the log: the hall opens on that one and says so', async () => {
  await start(exampleConfig)
  writeFileSync(file(), '{')
  await keeper.open()
  assert.match(said[0]?.words ?? '', /^.*hall\.json: .* The last good configuration stays in force\.$/)
  assert.deepEqual(ails(), ['config-faulty'])
  assert.equal(readFileSync(file(), 'utf8'), '{')
})

test('faulty at the first start, with nothing to go on with, is refused in words', async () => {
  await start(null)
  put({ ...exampleConfig, services: 'none' })
  await assert.rejects(keeper.open(), /hall\.json: at services expected Array, got "none"\. There is no earlier one/)
  assert.equal(hall.hub.state().config, null)
})

test('what comes into force elsewhere is written down, and the version before it is kept', async () => {
  await start(exampleConfig)
  await keeper.open()
  assert.equal((await hall.hub.configure(v.parse(hallConfigSchema, renamed('会议厅')))).ok, true)
  await keeper.close()
  assert.deepEqual(written(), JSON.parse(JSON.stringify(hall.hub.state().config)))
  assert.ok(existsSync(`${file()}.bak`))
  assert.equal(configured(), 2)
})
