// Looks at the system calls themselves: an append that returned before the disk had it would pass every other test.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadEngines } from './engine.ts'
import { scratchFolders } from './scratch.ts'

const newFolder = scratchFolders()
const { engines } = await loadEngines()

function whySkipped(): string | false {
  if (engines.length === 0) return 'there is no engine'
  const tried = spawnSync('strace', ['-f', '-e', 'trace=fsync', '-o', '/dev/null', 'true'])
  return tried.status === 0 ? false : 'strace is missing or may not trace'
}

const appends = 5

const program = (dataDir: string): string => `
  import { writeSync } from 'node:fs'
  const { openStore } = await import(${JSON.stringify(new URL('./open-store.ts', import.meta.url).href)})
  const { eventOf, commandOf } = await import(${JSON.stringify(new URL('./conformance-fixtures.ts', import.meta.url).href)})
  const store = await openStore({ dataDir: ${JSON.stringify(dataDir)}, hall: 'demo', now: () => 0 })
  const fence = store.takeFence()
  writeSync(1, 'MARK ready')
  for (let i = 0; i < ${appends}; i += 1) {
    const done = store.append({
      expectedSeq: i, fence, events: [eventOf('command-' + i)], commands: [commandOf('command-' + i, i + 1)],
    })
    writeSync(1, done.ok ? 'MARK appended' : 'MARK failed')
  }
  const marked = store.append({
    expectedSeq: ${appends}, fence, events: [], commands: [],
    jobs: [{ id: 'job-1', kind: 'print', target: 'printer-1', payload: {}, notAfter: null }],
  })
  writeSync(1, marked.ok ? 'MARK queued' : 'MARK failed')
  writeSync(1, store.markJob({ id: 'job-1', from: ['queued'], to: 'sent' }).ok ? 'MARK sent' : 'MARK failed')
  process.exit(0)
`

test('append and markJob return only after the write-ahead log was synced', { skip: whySkipped() }, () => {
  const dataDir = newFolder()
  const trace = join(newFolder(), 'trace')
  // -y names the file behind each descriptor, so that a sync of another file does not count.
  const child = spawnSync(
    'strace',
    ['-f', '-y', '-s', '40', '-e', 'trace=fdatasync,fsync,write,pwrite64', '-o', trace, process.execPath].concat([
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      program(dataDir),
    ]),
    { encoding: 'utf8' },
  )
  assert.equal(child.status, 0, child.stderr)
  const lines = readFileSync(trace, 'utf8').split('\n')
  const from = lines.findIndex((line) => line.includes('MARK ready'))
  assert.ok(from >= 0)

  const marks: string[] = []
  let lastWrite = -1
  let lastSync = -1
  lines.slice(from + 1).forEach((line, at) => {
    const mark = /write\(1<[^>]*>, "MARK (\w+)/.exec(line)
    if (/pwrite64\(\d+<[^>]*hall\.db-wal>/.test(line)) lastWrite = at
    if (/f(data)?sync\(\d+<[^>]*hall\.db-wal>\)\s+= 0/.test(line)) lastSync = at
    if (mark === null) return
    marks.push(mark[1] ?? '')
    assert.ok(lastWrite >= 0, `nothing was written before mark ${marks.length}`)
    assert.ok(lastSync > lastWrite, `what was written was not synced before mark ${marks.length}`)
    lastWrite = -1
    lastSync = -1
  })
  assert.deepEqual(marks, [...Array.from({ length: appends }, () => 'appended'), 'queued', 'sent'])
})
