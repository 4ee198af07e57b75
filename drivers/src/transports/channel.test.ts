import assert from 'node:assert/strict'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { concatBytes } from '../kernel/bytes.ts'
import { systemContext } from '../kernel/context.ts'
import { DeviceError } from '../kernel/errors.ts'
import { createManualContext } from '../kernel/manual-context.ts'
import { createSeededRandom } from '../kernel/seeded-random.ts'
import { ptySkip } from '../kernel/testing.ts'
import type { Transport } from '../kernel/transport.ts'
import { createChannelTransport, type ChannelEvents } from './channel.ts'
import { createDeviceFileTransport } from './device-file.ts'
import { createHelperTransport } from './helper.ts'
import { createHidTransport } from './hid.ts'
import { createPtyLine } from './pty-testing.ts'
import { createSerialTransport } from './serial.ts'
import { chooseUsb } from './usb-identity.ts'

const context = systemContext(() => undefined)
const scratch = await mkdtemp(join(tmpdir(), 'tingxu-channel-'))
after(() => rm(scratch, { recursive: true, force: true }))

const rejection = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'resolved',
    (thrown: unknown) => (thrown instanceof DeviceError ? thrown.code : String(thrown)),
  )
const collect = (length: number, onData: Transport['onData']): Promise<Uint8Array> =>
  new Promise((resolve) => {
    let all: Uint8Array = new Uint8Array(0)
    const stop = onData((bytes) => {
      all = concatBytes([all, bytes])
      if (all.length < length) return
      stop()
      resolve(all)
    })
  })

/** A channel in the test's hand. */
function fakeChannel(clock = createManualContext()) {
  const events: ChannelEvents[] = []
  let closed = 0
  let accept = (): void => undefined
  const transport = createChannelTransport(clock, {
    target: 'fake',
    openTimeoutMs: 1000,
    writeTimeoutMs: 500,
    connect: (mine) => {
      events.push(mine)
      return new Promise((resolve) => {
        accept = () =>
          resolve({
            write: () => new Promise(() => undefined),
            async close() {
              closed++
            },
          })
      })
    },
  })
  return { clock, transport, events, closed: () => closed, accept: () => accept() }
}

describe('a channel', () => {
  test('that does not open in time is given back when it opens after all', async () => {
    const fake = fakeChannel()
    const opening = rejection(fake.transport.open())
    await fake.clock.advance(1000)
    assert.equal(await opening, 'transport.open-timeout')
    fake.accept()
    await fake.clock.settle()
    assert.equal(fake.closed(), 1)
    assert.equal(fake.clock.pendingTimers(), 0)
  })

  test('that takes no bytes fails the write in time and breaks', async () => {
    const fake = fakeChannel()
    const told: (string | undefined)[] = []
    fake.transport.onClose((why) => told.push(why?.code))
    const opening = fake.transport.open()
    await fake.clock.settle()
    fake.accept()
    await opening
    const writing = rejection(fake.transport.write(Uint8Array.of(1)))
    await fake.clock.advance(500)
    assert.equal(await writing, 'transport.write-timeout')
    assert.deepEqual(told, ['transport.write-timeout'])
    assert.equal(fake.closed(), 1)
  })

  test('says nothing of a former connection to the next', async () => {
    const fake = fakeChannel()
    const heard: number[] = []
    fake.transport.onData((bytes) => heard.push(...bytes))
    for (let round = 0; round < 2; round++) {
      const opening = fake.transport.open()
      await fake.clock.settle()
      fake.accept()
      await opening
      if (round === 0) await fake.transport.close()
    }
    fake.events[0]?.onData(Uint8Array.of(1))
    fake.events[0]?.onLost('late')
    fake.events[1]?.onData(Uint8Array.of(2))
    assert.deepEqual(heard, [2])
    await fake.transport.close()
  })
})

describe('a serial port', { skip: ptySkip, timeout: 20_000 }, () => {
  test('carries every byte both ways, breaks when it is unplugged, and opens again', async () => {
    const line = await createPtyLine(context)
    try {
      const sent = createSeededRandom(1).bytes(3000)
      await line.host.open()
      const atDevice = collect(3000, line.device.onData)
      await line.host.write(sent)
      assert.deepEqual(await atDevice, sent)
      const atHost = collect(3000, line.host.onData)
      line.device.write(sent)
      assert.deepEqual(await atHost, sent)
      const lost = new Promise((resolve) => line.host.onClose(resolve))
      line.pull()
      assert.notEqual(await lost, undefined)
      await line.plug()
      await line.host.open()
    } finally {
      await line.host.close()
      await line.close()
    }
  })

  test('says that another holds it', async () => {
    const line = await createPtyLine(context)
    try {
      await line.host.open()
      const second = createSerialTransport(context, { port: line.path })
      assert.equal(await rejection(second.open()), 'transport.busy')
    } finally {
      await line.host.close()
      await line.close()
    }
  })
})

test('a serial port that is not there is not found, by path and by USB id', async () => {
  const byPath = createSerialTransport(context, { port: join(scratch, 'nothing') })
  assert.equal(await rejection(byPath.open()), 'transport.not-found')
  const byId = createSerialTransport(context, { port: { vendorId: 0xffff, productId: 0xfffe } })
  assert.equal(await rejection(byId.open()), 'transport.not-found')
})

test('a HID device that is not there is not found', async () => {
  const hid = createHidTransport(context, { vendorId: 0xffff, productId: 0xfffe })
  assert.equal(await rejection(hid.open()), 'transport.not-found')
})

test('twin units are told apart by their serial numbers', () => {
  const twins = ['A', 'B'].map((serial) => ({ path: `/dev/hidraw${serial}`, vendorId: 1, productId: 2, serial }))
  assert.equal(chooseUsb(twins, { vendorId: 1, productId: 2, serial: 'B' })?.path, '/dev/hidrawB')
  assert.equal(chooseUsb(twins, { vendorId: 1, productId: 2 })?.path, '/dev/hidrawA')
  assert.equal(chooseUsb(twins, { vendorId: 1, productId: 2, serial: 'C' }), undefined)
})

test('a device file takes what is written', { skip: ptySkip, timeout: 20_000 }, async () => {
  const line = await createPtyLine(context)
  const file = createDeviceFileTransport(context, { path: line.path })
  try {
    await file.open()
    const atDevice = collect(6, line.device.onData)
    await file.write(Uint8Array.of(1, 2, 3, 4, 5, 6))
    assert.deepEqual(await atDevice, Uint8Array.of(1, 2, 3, 4, 5, 6))
    const atHost = collect(2, file.onData)
    line.device.write(Uint8Array.of(0x12, 0x16))
    assert.deepEqual(await atHost, Uint8Array.of(0x12, 0x16))
  } finally {
    await file.close()
    await line.close()
  }
})

test(
  'a device file without permission says so',
  { skip: process.getuid?.() === 0 && 'root may open all' },
  async () => {
    const path = join(scratch, 'lp0')
    await writeFile(path, '')
    await chmod(path, 0)
    assert.equal(await rejection(createDeviceFileTransport(context, { path }).open()), 'transport.no-permission')
  },
)

test('a helper answers, its end is told, and it is ended when the line closes', { timeout: 20_000 }, async () => {
  const echo = createHelperTransport(context, {
    command: process.execPath,
    args: [
      '-e',
      "process.stdin.on('data', (b) => { if (b.includes('die')) process.exit(3); process.stdout.write(b) })",
    ],
  })
  await echo.open()
  const back = collect(3, echo.onData)
  await echo.write(Uint8Array.of(97, 98, 99))
  assert.deepEqual(await back, Uint8Array.of(97, 98, 99))
  const lost = new Promise<unknown>((resolve) => echo.onClose(resolve))
  await echo.write(new TextEncoder().encode('die'))
  assert.match(JSON.stringify(await lost), /transport\.lost.*ended \(3\)/)
  await echo.open()
  await echo.close()
  assert.equal(await rejection(createHelperTransport(context, { command: '/nothing' }).open()), 'transport.not-found')
})
