// By hand: node --import tsx e2e/campaign/make-golden.ts NAME     a new golden log, never over an old one
//          node --import tsx e2e/campaign/make-golden.ts --state NAME   the state of today's STATE_VERSION for an old one
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { goldenFolder, hashOfState, readGolden, replayGolden, type GoldenSummary } from '@tingxu/hub/pipeline/golden.ts'
import { hashOfBytes, parseEnvelope } from '@tingxu/hub/store/log.ts'
import { eventSpecs } from '@tingxu/shared/hall/registry.ts'
import { STATE_VERSION } from '@tingxu/shared/hall/state.ts'
import { playGoldenDay } from './golden-day.ts'

const MAX_BYTES = 300_000

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { state: { type: 'boolean', default: false }, replace: { type: 'boolean', default: false } },
})
const [name] = positionals
if (name === undefined || !/^\d{4}-\d{2}-[a-z-]+$/.test(name)) throw new Error('give it a name such as 2026-11-hall')
const file = (extension: string): string => join(goldenFolder, `${name}.${extension}`)
const writeSummary = (summary: GoldenSummary): void =>
  writeFileSync(file('json'), `${JSON.stringify(summary, null, 2)}\n`)

if (values.state) {
  const { lines, summary } = readGolden(name)
  writeSummary({ ...summary, states: { ...summary.states, [STATE_VERSION]: hashOfState(replayGolden(lines)) } })
} else {
  if (existsSync(file('jsonl')) && !values.replace)
    throw new Error(`${file('jsonl')} is there: golden logs are never rewritten`)
  const { hall, lines } = await playGoldenDay()
  const again = await playGoldenDay()
  if (again.lines.join('\n') !== lines.join('\n')) throw new Error('played twice, the day went two ways')
  const text = `${lines.join('\n')}\n`
  if (Buffer.byteLength(text) > MAX_BYTES) throw new Error(`${Buffer.byteLength(text)} bytes are too many`)
  mkdirSync(goldenFolder, { recursive: true })
  writeFileSync(file('jsonl'), text)
  writeSummary({
    ...{ hall, events: lines.length, head: hashOfBytes(lines.at(-1) ?? '') },
    states: { [STATE_VERSION]: hashOfState(replayGolden(lines)) },
  })
  const seen = new Set(lines.map((line) => parseEnvelope(line).type))
  const missing = eventSpecs.map(({ type }) => type).filter((type) => !seen.has(type))
  console.log(`${lines.length} events, ${Buffer.byteLength(text)} bytes; not in it: ${missing.join(', ') || 'nothing'}`)
}
