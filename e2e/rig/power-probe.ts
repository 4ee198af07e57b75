// By hand: node --import tsx e2e/rig/power-probe.ts [CUTS]
// Proves that a power cut of this rig is one: a program that syncs before it acknowledges loses nothing, one that
// does not sync loses something. Ends with status 1 if either does not hold.
import { mkdir, readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { startGuest, type Guest } from './guest.ts'
import { checkoutDir, rigCacheDir } from './paths.ts'
import { withStagingDir } from './staging-dir.ts'

type Mode = 'synced' | 'unsynced'

/** Records on their way at any time. */
const windowSize = 16
const bootTimeoutMs = 60_000

const cuts = Number(process.argv[2] ?? 4)
await withStagingDir(rigCacheDir, async (dir) => {
  const synced = await campaign('synced', join(dir, 'synced'))
  const unsynced = await campaign('unsynced', join(dir, 'unsynced'))
  const honest = synced === 0 && unsynced > 0
  console.log(honest ? 'the rig tells the truth' : 'THE RIG LIES: nothing it says can be relied on')
  if (!honest) process.exitCode = 1
})

/** Cuts the power of one disk again and again; gives the number of acknowledged records that were lost. */
async function campaign(mode: Mode, dir: string): Promise<number> {
  await mkdir(dir)
  let acknowledged: readonly number[] = []
  let lost = 0
  for (let cut = 0; cut <= cuts; cut++) {
    const port = await freePort()
    const startedAt = performance.now()
    const last = cut === cuts
    const guest = await boot(last ? 'audit' : mode, dir, port)
    const socket = last ? undefined : await connectWhenReady(port, guest)
    const bootMs = Math.round(performance.now() - startedAt)
    if (last) await guest.exited
    if (cut > 0) lost += await audit(`${mode} cut ${cut}`, acknowledged, dir)
    if (socket === undefined) break
    const loadMs = 700 + 450 * cut
    acknowledged = await load(socket, cut * 1_000_000, loadMs, guest)
    console.log(`${mode} cut ${cut + 1}: ready after ${bootMs} ms, ${acknowledged.length} acknowledged in ${loadMs} ms`)
  }
  return lost
}

function boot(mode: Mode | 'audit', dir: string, port: number): Promise<Guest> {
  return startGuest({
    projectDir: checkoutDir,
    command: ['node', '--import', 'tsx', 'e2e/rig/power-probe-server.ts', mode],
    disk: { path: join(dir, 'disk.img'), sizeMb: 64 },
    outDir: join(dir, 'out'),
    forward: [{ host: port, guest: 8080 }],
    memoryMb: 512,
    bootTimeoutMs,
    limitMs: 120_000,
  })
}

/** The server greets; before it listens, a forwarded connection is reset, ended, or silent. */
async function connectWhenReady(port: number, guest: Guest): Promise<Socket> {
  const deadline = Date.now() + bootTimeoutMs
  while (Date.now() < deadline) {
    const socket = connect(port, '127.0.0.1').setNoDelay(true).setTimeout(1_000)
    const greeted = await new Promise<boolean>((resolve) => {
      socket.once('data', () => resolve(true))
      for (const event of ['error', 'timeout', 'close']) socket.once(event, () => resolve(false))
    })
    socket.setTimeout(0)
    if (greeted) return socket
    socket.destroy()
    await delay(50)
  }
  throw new Error(`the probe did not start\n${guest.console().slice(-20).join('\n')}`)
}

/** Sends records until the power is cut in the middle; gives those whose acknowledgement came through. */
async function load(socket: Socket, first: number, loadMs: number, guest: Guest): Promise<readonly number[]> {
  const acknowledged: number[] = []
  let next = first
  let rest = ''
  const send = (): boolean => socket.write(`${next++}\n`)
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => socket.destroy())
  socket.on('data', (bytes) => {
    const lines = (rest + bytes.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      acknowledged.push(Number(line))
      send()
    }
  })
  for (let i = 0; i < windowSize; i++) send()
  await delay(loadMs)
  await guest.kill()
  await closed
  return acknowledged
}

/** Compares what the guest found on its disk at the next boot; gives the number of acknowledged records missing. */
async function audit(name: string, acknowledged: readonly number[], dir: string): Promise<number> {
  const text = await readFile(join(dir, 'out', 'records'), 'utf8')
  const kept = new Set(text.split('\n').slice(0, -1).map(Number))
  const lost = acknowledged.filter((record) => !kept.has(record)).length
  const first = acknowledged[0] ?? 0
  const extra = [...kept].filter((record) => record >= first).length - (acknowledged.length - lost)
  console.log(`${name}: ${lost} of ${acknowledged.length} acknowledged lost, ${extra} kept unacknowledged`)
  return lost
}
