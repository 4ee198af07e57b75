import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as v from 'valibot'
import shipped from '../../../config/devices/caller-21-key.json' with { type: 'json' }
import { fromHex, toHex } from '../kernel/bytes.ts'
import { fuzzDecoder, splitsAnywhere } from '../kernel/fuzz.ts'
import { createManualContext } from '../kernel/manual-context.ts'
import { serialLines, testBackoff } from '../kernel/testing.ts'
import { createMemoryPair } from '../transports/memory.ts'
import { COMMAND, createBusDecoder, encodeBusFrame, LONGEST_FRAME } from './bus-frame.ts'
import { counterBusConformance } from './bus-conformance.ts'
import { createSimulatedCounterBus } from './bus-simulator.ts'
import { createCounterBus, displayFrame } from './counter-bus.ts'
import { counterBusModelSchema } from './model.ts'

const model = v.parse(counterBusModelSchema, shipped)

for (const [name, { make, skip }] of Object.entries(serialLines)) {
  counterBusConformance(name, {
    ...{ skip, makeLine: make },
    make: ({ context, host, device }) => ({
      device: createCounterBus({ context, transport: host, model, backoff: testBackoff }),
      simulated: createSimulatedCounterBus({ context, end: device }),
    }),
  })
}

describe('the frames of the bus', () => {
  const key = (address: number, ...data: number[]) =>
    toHex(encodeBusFrame({ address, command: COMMAND.key, data: Uint8Array.from(data) }))

  test('are the published ones', () => {
    assert.equal(key(1, 0x0c), 'FF 68 03 03 68 01 01 0C 0E 16')
    assert.equal(key(1, 0x06, 0x0f), 'FF 68 04 04 68 01 01 06 0F 17 16')
    assert.equal(toHex(displayFrame(1, { waiting: null, ticket: 25 })), 'FF 68 08 08 68 01 02 0A 0A 0A 00 02 05 28 16')
    assert.equal(toHex(displayFrame(1, { waiting: 12, ticket: null })), 'FF 68 08 08 68 01 02 00 01 02 0A 0A 0A 24 16')
    assert.equal(
      toHex(encodeBusFrame({ address: 1, command: COMMAND.beep, data: new Uint8Array(0) })),
      'FF 68 02 02 68 01 03 04 16',
    )
  })

  test('with a wrong sum or end are noise', () => {
    for (const bad of [
      'FF 68 03 03 68 01 01 0C 0F 16',
      'FF 68 03 03 68 01 01 0C 0E 17',
      'FF 68 03 04 68 01 01 0C 0E 16',
    ])
      assert.deepEqual(createBusDecoder().push(fromHex(bad)), [], bad)
  })

  const frames = [
    'FF 68 03 03 68 01 01 0C 0E 16',
    'FF 68 04 04 68 01 01 06 0F 17 16',
    'FF 68 03 03 68 01 11 02 14 16',
    'FF 68 08 08 68 01 02 0A 0A 0A 00 02 05 28 16',
  ].map(fromHex)
  fuzzDecoder('the bus', { make: createBusDecoder, frames, mostHeld: LONGEST_FRAME })
  splitsAnywhere('the bus', createBusDecoder, frames)
})

describe('a counter bus at 9600 baud', () => {
  const scene = (more: Partial<typeof model> = {}) => {
    const clock = createManualContext()
    const pair = createMemoryPair(clock, { baud: 9600, pieceBytes: 1 })
    const simulated = createSimulatedCounterBus({ context: clock, end: pair.device })
    const bus = createCounterBus({ context: clock, transport: pair.host, model: { ...model, ...more } })
    return { clock, pair, simulated, bus }
  }

  test('has the key in the hand of the listener in the moment of its last byte', async () => {
    const { clock, pair, simulated, bus } = scene()
    let lastByteMs = 0
    let heardMs = 0
    pair.host.onData(() => (lastByteMs = clock.now()))
    bus.onInput(() => (heardMs = clock.now()))
    bus.open()
    await clock.settle()
    for (let address = 1; address <= 138; address++) bus.show(address, { waiting: address, ticket: null })
    await clock.advance(100)
    simulated.press(1, 0x0c)
    await clock.advance(15)
    assert.ok(heardMs > 100 && heardMs - lastByteMs === 0, 'displays that are being written hold no key up')
    await bus.close()
    simulated.stop()
  })

  test('answers a repeated frame and hears it once; the same key later is a new press', async () => {
    const { clock, pair, simulated, bus } = scene()
    let heard = 0
    bus.onInput(() => heard++)
    bus.open()
    await clock.settle()
    pair.device.setReading(false)
    simulated.press(1, 0x0c)
    await clock.advance(450)
    pair.device.setReading(true)
    await clock.advance(1000)
    assert.ok(simulated.repeats() >= 2, 'the answer was late')
    assert.equal(heard, 1)
    assert.equal(simulated.unanswered(), 0)
    simulated.press(1, 0x0c)
    await clock.advance(100)
    assert.equal(heard, 2)
    await bus.close()
    simulated.stop()
  })

  test('does not talk to itself over an adapter that gives back what it sends', async () => {
    const { clock, pair, simulated, bus } = scene({ adapterEchoes: true })
    let heard = 0
    let received = 0
    bus.onInput(() => heard++)
    pair.device.onData((bytes) => (received += bytes.length))
    simulated.setAdapterEchoes(true)
    bus.open()
    await clock.settle()
    simulated.press(1, 0x0c)
    await clock.advance(3000)
    assert.deepEqual([heard, received], [1, 10])
    await bus.close()
    simulated.stop()
  })
})
