import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, test } from 'node:test'
import { concatBytes } from '../kernel/bytes.ts'
import { systemContext } from '../kernel/context.ts'
import { DeviceError, type DeviceProblem } from '../kernel/errors.ts'
import { createManualContext } from '../kernel/manual-context.ts'
import { createSeededRandom } from '../kernel/seeded-random.ts'
import type { DeviceEnd, Transport } from '../kernel/transport.ts'
import { createMemoryPair } from './memory.ts'
import { createTcpDeviceEnd } from './tcp-device.ts'
import { createTcpTransport } from './tcp.ts'

interface Line {
  readonly host: Transport
  readonly device: DeviceEnd
  breakLine(): void
  /** More than the line takes while nobody reads. */
  readonly tooMuchBytes: number
  end(): Promise<void>
}

const context = systemContext(() => undefined)

const lines: Readonly<Record<string, () => Promise<Line>>> = {
  async memory() {
    const pair = createMemoryPair(context, { writeTimeoutMs: 200 })
    return {
      host: pair.host,
      device: pair.device,
      breakLine: pair.pull,
      tooMuchBytes: 1000,
      end: () => pair.device.close(),
    }
  },
  async TCP() {
    const device = createTcpDeviceEnd()
    const port = await device.listen(0)
    const host = createTcpTransport(context, { host: '127.0.0.1', port, writeTimeoutMs: 200, closeTimeoutMs: 200 })
    return { host, device, breakLine: device.hangUp, tooMuchBytes: 32 * 1024 * 1024, end: () => device.close() }
  },
}

const codeOf = (thrown: unknown): string => (thrown instanceof DeviceError ? thrown.code : String(thrown))
const rejection = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'resolved',
    (thrown: unknown) => codeOf(thrown),
  )

/** Resolves with all bytes once `length` of them came. */
const collect = (length: number, onData: Transport['onData']): Promise<Uint8Array> =>
  new Promise((resolve) => {
    let all = new Uint8Array(0)
    const stop = onData((bytes) => {
      all = new Uint8Array(concatBytes([all, bytes]))
      if (all.length < length) return
      stop()
      resolve(all)
    })
  })

for (const [name, makeLine] of Object.entries(lines)) {
  describe(`${name} as a transport`, () => {
    const behaves = (what: string, body: (line: Line) => Promise<void>): void => {
      test(what, { timeout: 10_000 }, async () => {
        const line = await makeLine()
        try {
          await body(line)
        } finally {
          await line.host.close()
          await line.end()
        }
      })
    }

    behaves('carries every byte once and in order, both ways', async ({ host, device }) => {
      const sent = createSeededRandom(1).bytes(5000)
      await host.open()
      const atDevice = collect(5000, device.onData)
      await Promise.all([host.write(sent.subarray(0, 3000)), host.write(sent.subarray(3000))])
      assert.deepEqual(await atDevice, sent)
      const atHost = collect(5000, host.onData)
      device.write(sent)
      assert.deepEqual(await atHost, sent)
    })

    behaves('lets the caller reuse the bytes at once', async ({ host, device }) => {
      await host.open()
      const atDevice = collect(3, device.onData)
      const bytes = Uint8Array.of(1, 2, 3)
      const written = host.write(bytes)
      bytes.fill(9)
      await written
      assert.deepEqual(await atDevice, Uint8Array.of(1, 2, 3))
    })

    behaves('refuses to write when it is not open', async ({ host }) => {
      assert.equal(await rejection(host.write(Uint8Array.of(1))), 'transport.closed')
    })

    behaves('tells once when it is closed from here, without a problem, and opens again', async ({ host }) => {
      const told: (DeviceProblem | undefined)[] = []
      host.onClose((lost) => told.push(lost))
      await host.open()
      await host.close()
      await host.close()
      assert.deepEqual(told, [undefined])
      await host.open()
      await host.close()
      assert.equal(told.length, 2)
    })

    behaves('tells once when the line breaks, with the reason', async ({ host, breakLine }) => {
      await host.open()
      const told = new Promise<DeviceProblem | undefined>((resolve) => {
        host.onClose(resolve)
      })
      breakLine()
      assert.equal((await told)?.code, 'transport.lost')
      assert.equal(await rejection(host.write(Uint8Array.of(1))), 'transport.closed')
    })

    behaves('feels a device that does not read, and gives up in time', async ({ host, device, tooMuchBytes }) => {
      await host.open()
      device.setReading(false)
      const told = new Promise<DeviceProblem | undefined>((resolve) => {
        host.onClose(resolve)
      })
      const stuck = rejection(host.write(new Uint8Array(tooMuchBytes)))
      assert.equal(await stuck, 'transport.write-timeout')
      assert.notEqual(await told, undefined)
    })

    behaves(
      'rejects pending writes when it is closed, and never sends them later',
      async ({ host, device, tooMuchBytes }) => {
        await host.open()
        device.setReading(false)
        const stuck = rejection(host.write(new Uint8Array(tooMuchBytes)))
        await host.close()
        assert.equal(await stuck, 'transport.closed')
      },
    )
  })
}

describe('TCP', () => {
  test('says that nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    server.close()
    await once(server, 'close')
    const host = createTcpTransport(context, { host: '127.0.0.1', port })
    assert.equal(await rejection(host.open()), 'transport.refused')
    await host.close()
  })

  test('gives up opening when it is closed meanwhile', async () => {
    // 192.0.2.0/24 is reserved for documentation: nobody answers there.
    const host = createTcpTransport(context, { host: '192.0.2.1', port: 9100, openTimeoutMs: 5000 })
    const opening = rejection(host.open())
    await host.close()
    assert.match(await opening, /transport\.(closed|lost)/)
  })

  test('turns a second host away while one is connected', async () => {
    const device = createTcpDeviceEnd()
    const port = await device.listen(0)
    const first = createTcpTransport(context, { host: '127.0.0.1', port })
    const second = createTcpTransport(context, { host: '127.0.0.1', port })
    await first.open()
    const told = new Promise((resolve) => {
      second.onClose(resolve)
    })
    await second.open()
    assert.notEqual(await told, undefined)
    const atDevice = collect(1, device.onData)
    await first.write(Uint8Array.of(7))
    assert.deepEqual(await atDevice, Uint8Array.of(7))
    await Promise.all([first.close(), second.close()])
    await device.close()
  })
})

describe('memory', () => {
  test('paces bytes as a serial line does: ten bits each', async () => {
    const clock = createManualContext()
    const { host, device } = createMemoryPair(clock, { baud: 115_200 })
    let lastMs = 0
    device.onData(() => {
      lastMs = clock.now()
    })
    await host.open()
    const written = host.write(new Uint8Array(1152))
    await clock.advance(99)
    assert.ok(lastMs > 90 && lastMs < 100)
    await clock.advance(1)
    await written
    assert.equal(Math.round(lastMs), 100)
  })

  test('delivers in pieces cut anywhere, after its latency', async () => {
    const clock = createManualContext()
    const { host, device } = createMemoryPair(clock, { latencyMs: 30, pieceBytes: 2 })
    const pieces: string[] = []
    device.onData((bytes) => pieces.push(`${clock.now()}: ${bytes.join(' ')}`))
    await host.open()
    void host.write(Uint8Array.of(1, 2, 3))
    await clock.advance(30)
    assert.deepEqual(pieces, ['30: 1 2', '30: 3'])
  })

  test('stays dead while it is pulled and leaves no timer', async () => {
    const clock = createManualContext()
    const pair = createMemoryPair(clock, { baud: 9600 })
    await pair.host.open()
    const lost = rejection(pair.host.write(new Uint8Array(100)))
    pair.pull()
    assert.equal(await lost, 'transport.closed')
    assert.equal(await rejection(pair.host.open()), 'transport.not-found')
    assert.equal(clock.pendingTimers(), 0)
    pair.plug()
    await pair.host.open()
  })
})
