// A pair of pseudo-terminals made by socat: the real serial library at the host's end, a simulator at the other.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeviceContext } from '../kernel/context.ts'
import { createListeners } from '../kernel/listeners.ts'
import type { DeviceEnd, Transport } from '../kernel/transport.ts'
import { createSerialTransport } from './serial.ts'

export const hasSocat = (): boolean => spawnSync('socat', ['-V'], { stdio: 'ignore' }).status === 0

export interface PtyLine {
  readonly host: Transport
  readonly device: DeviceEnd
  readonly path: string
  pull(): void
  plug(): Promise<void>
  close(): Promise<void>
}

export async function createPtyLine(context: DeviceContext): Promise<PtyLine> {
  const folder = await mkdtemp(join(tmpdir(), 'tingxu-pty-'))
  const hostPath = join(folder, 'host')
  const devicePath = join(folder, 'device')
  const data = createListeners<[Uint8Array]>()
  const connected = createListeners<[]>()
  const disconnected = createListeners<[]>()
  let cable: { stop(): Promise<void>; readonly far: Transport } | undefined

  const plug = async () => {
    const link = (path: string) => `pty,raw,echo=0,link=${path}`
    const notYet = `${hostPath}-not-yet`
    const socat = spawn('socat', ['-d', '-d', link(notYet), link(devicePath)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const ended = new Promise<void>((resolve) => socat.once('close', () => resolve()))
    await new Promise<void>((resolve) => {
      let words = ''
      socat.stderr.on('data', (piece: Buffer) => {
        words += piece.toString('utf8')
        if (words.includes('starting data transfer loop')) resolve()
      })
    })
    const far = createSerialTransport(context, { port: devicePath, baud: 115_200 })
    far.onData((bytes) => data.call(bytes))
    await far.open()
    // Opening throws away what has come: the host finds the line only once there is somebody at its other end.
    await rename(notYet, hostPath)
    cable = {
      far,
      async stop() {
        socat.kill('SIGKILL')
        await ended
        await far.close()
      },
    }
    connected.call()
  }
  const unplug = async () => {
    const mine = cable
    cable = undefined
    // First the names: the system gives the number of a terminal that is gone to the next one who asks for one.
    await Promise.all([hostPath, devicePath].map((path) => rm(path, { force: true })))
    await mine?.stop()
    disconnected.call()
  }

  await plug()
  let unplugging: Promise<void> = Promise.resolve()
  const close = async () => {
    await unplugging
    await unplug()
    await rm(folder, { recursive: true, force: true })
  }
  return {
    host: createSerialTransport(context, { port: hostPath, baud: 115_200 }),
    path: hostPath,
    device: {
      write: (bytes) => void cable?.far.write(bytes).catch(() => undefined),
      // The kernel holds a few kilobytes by itself; back-pressure is tried on other lines.
      setReading: () => undefined,
      onConnect: (listener) => connected.add(listener),
      onData: (listener) => data.add(listener),
      onDisconnect: (listener) => disconnected.add(listener),
      close,
    },
    pull: () => {
      unplugging = unplug()
    },
    async plug() {
      await unplugging
      await plug()
    },
    close,
  }
}
