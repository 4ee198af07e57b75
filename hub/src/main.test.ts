// The server as a process: what it refuses to start on, in words, and what it starts on all the same.
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'

const main = join(import.meta.dirname, 'main.ts')
const folder = mkdtempSync(join(tmpdir(), 'tingxu-main-'))
const dataDir = join(folder, 'hall')
const running = new Set<ChildProcess>()

interface Started {
  readonly child: ChildProcess
  /** All it has said so far. */
  readonly said: () => string
}

function start(env: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, said: () => text }
}

/** Until the hall is open. */
async function opened(env: Readonly<Record<string, string>>): Promise<Started> {
  const started = start(env)
  while (!started.said().includes('the hall is open')) {
    await Promise.race([once(started.child.stdout ?? assert.fail(), 'data'), once(started.child, 'exit')])
    assert.equal(started.child.exitCode, null, started.said())
  }
  return started
}

/** What it says when it does not start. */
async function refused(env: Readonly<Record<string, string>>): Promise<string> {
  const { child, said } = start(env)
  const [code] = (await once(child, 'close')) as [number]
  assert.equal(code, 1, said())
  assert.doesNotMatch(said(), /\n {4}at /, 'words, not a stack')
  return said()
}

async function stop({ child }: Started): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'close')
  assert.equal(child.exitCode, 0)
}

after(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** A real hall: the demo's accounts would cost a second of every start. */
function prepare(name: string, config: string): string {
  const dir = join(folder, name)
  mkdirSync(dir)
  writeFileSync(join(dir, 'hub.json'), '{"hall":"yunxi","demo":false}')
  writeFileSync(join(dir, 'hall.json'), config)
  return dir
}

describe('a hub', () => {
  before(async () => {
    prepare('hall', readFileSync(join(import.meta.dirname, '../../config/demo/hall.json'), 'utf8'))
    const first = await opened({ DATA_DIR: dataDir })
    const words = await refused({ DATA_DIR: dataDir })
    assert.match(
      words,
      new RegExp(`Another hub \\(process ${String(first.child.pid)}\\) uses the data folder ${dataDir}`),
    )
    assert.match(first.said(), /the hall is open/)
    assert.equal(first.child.exitCode, null, 'the first goes on')
    await stop(first)
  })

  test('on the folder of another was refused with its process, and the first went on', () => {
    assert.ok(existsSync(join(dataDir, 'hall.json')))
  })

  test('whose hall.json is faulty opens on the configuration of its log, says where the fault is, and leaves the file', async () => {
    const file = join(dataDir, 'hall.json')
    const config = JSON.parse(readFileSync(file, 'utf8')) as { services: { zone: string }[] }
    config.services.forEach((service, at) => (service.zone = at === 1 ? 'nowhere' : service.zone))
    writeFileSync(file, JSON.stringify(config))
    const again = await opened({ DATA_DIR: dataDir })
    assert.match(
      again.said(),
      /hall\.json: at services\.1\.zone expected the id of a zone, got nowhere\. The last good/,
    )
    assert.equal(readFileSync(file, 'utf8'), JSON.stringify(config))
    await stop(again)
  })

  test('whose first hall.json is faulty does not start; nor does one on a place where nothing can be written', async () => {
    const [faulty, readOnly, network] = await Promise.all([
      refused({ DATA_DIR: prepare('fresh', '{"hall": 7}') }),
      refused({ DATA_DIR: '/proc/self/fdinfo' }),
      refused({ DATA_DIR: join(folder, 'other'), HOST: '0.0.0.0' }),
    ])
    assert.match(
      faulty,
      /hall\.json: at .* There is no earlier one to go on with: correct that place and start again\./,
    )
    assert.match(readOnly, /The data folder .* cannot be written/)
    assert.match(network, /demo hall opens its doors without passwords[^]*hall -- init/)
    assert.ok(!existsSync(join(folder, 'other', 'hall.db')))
  })
})
