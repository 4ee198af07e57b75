import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { oneLine, recordedDays } from '@tingxu/shared/hall/testing/recorded-days.ts'
import { estimateReplay } from './estimate-replay.ts'

function listen(t: TestContext): { readonly said: string[]; readonly complained: string[]; readonly folder: string } {
  const said: string[] = []
  const complained: string[] = []
  t.mock.method(console, 'log', (words: string) => void said.push(words))
  t.mock.method(console, 'error', (words: string) => void complained.push(words))
  const folder = mkdtempSync(join(tmpdir(), 'tingxu-replay-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return { said, complained, folder }
}

const run = (file: string, values: Readonly<Record<string, string>>): number =>
  estimateReplay({ dataDir: '', keysDir: undefined, values }, file)

test('a recording is scored beside what others say, and each arrival is written down', (t) => {
  const { said, complained, folder } = listen(t)
  const iso = (at: number | null): string =>
    at === null ? '' : new Date(Date.UTC(2026, 2, 9) + at).toISOString().slice(0, 19)
  const lines = recordedDays(oneLine, 3, 1).map(({ arrival, service, called, finished, counter }) =>
    [iso(arrival), service, iso(called), iso(finished), counter ?? '', called === null ? 'left' : 'served'].join(','),
  )
  const file = join(folder, 'queue.csv')
  const out = join(folder, 'told.csv')
  writeFileSync(file, ['arrival,service,called,finished,counter,outcome', ...lines, 'soon,a,,,,left'].join('\n'))
  assert.equal(run(file, { 'score-from': '2026-03-11', out }), 0)
  assert.match(said[2] ?? '', /^this estimate( +-?\d+\.\d){3}( +\d+\.\d %){2}$/)
  assert.match(said[3] ?? '', /^ahead x mean \/ counters /)
  assert.deepEqual(complained, [
    `${file}:${lines.length + 2}: arrival should be a local time as in 2026-03-12T09:05:30; left out`,
  ])
  const [header, first, ...others] = readFileSync(out, 'utf8').trim().split('\n')
  assert.equal(header, 'arrival,wait,p50,p80')
  assert.match(first ?? '', /^2026-03-11T09:\d\d:\d\d,\d+,\d+\.\d,\d+\.\d$/)
  assert.equal(
    others.length + 1,
    lines.filter((line) => line.startsWith('2026-03-11') && line.endsWith('served')).length,
  )
})

test('without a day to score from, or a file, or a column, it says what it needs', (t) => {
  const { complained, folder } = listen(t)
  const file = join(folder, 'queue.csv')
  assert.equal(run(file, {}), 2)
  assert.equal(run(file, { 'score-from': '2026-03-11' }), 2)
  writeFileSync(file, 'arrival,service\n')
  assert.equal(run(file, { 'score-from': '2026-03-11' }), 2)
  assert.match(complained[0] ?? '', /--score-from/)
  assert.match(complained[1] ?? '', /no such file/)
  assert.match(complained[2] ?? '', /lacks "called"/)
})
