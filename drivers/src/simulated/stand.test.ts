import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'node:test'
import { createManualContext } from '../kernel/manual-context.ts'
import type { DeviceInput } from '../kernel/input.ts'
import { inventedCards } from '../id-reader/testing.ts'
import { loadDeviceModels } from '../models/load.ts'
import { toneWav } from '../speaker/wav.ts'
import { createSimulatedStand, type SimulatedDevice } from './stand.ts'

const { peripherals } = await loadDeviceModels(fileURLToPath(new URL('../../../config/devices', import.meta.url)))

/** What a hand does at each. */
function use(device: SimulatedDevice): void {
  switch (device.class) {
    case 'counter-bus':
      return device.bus.press(1, 0x0c)
    case 'hid-keypad':
      for (const usage of [0x58, 0x4f, 0x05]) device.keyboard.strike(usage)
      return
    case 'rater':
      return device.rater.rate(3)
    case 'id-reader':
      return device.reader.lay(inventedCards.mainland)
    case 'card-reader':
      return device.reader.lay(Uint8Array.of(0x62, 0xe3, 0x08, 0x6c, 0xed))
    case 'scanner':
      return device.scanner.scan('A00123')
    default:
  }
}

/** A job for each that does any. */
function jobFor(device: SimulatedDevice): { kind: 'led' | 'text' | 'voice' | 'caller'; payload: unknown } | undefined {
  switch (device.class) {
    case 'led-board':
      return { kind: 'led', payload: { texts: [{ area: 0, text: 'A001', colour: 'red' }] } }
    case 'text-modem':
      return { kind: 'text', payload: { to: '10086', text: '请到3号窗口' } }
    case 'speaker':
      return { kind: 'voice', payload: { wav: Buffer.from(toneWav(200)).toString('base64') } }
    case 'counter-bus':
      return { kind: 'caller', payload: { displays: [{ address: 1, waiting: 3, ticket: 12 }] } }
    default:
      return undefined
  }
}

describe('every shipped model', () => {
  for (const model of peripherals.values()) {
    test(`${model.id} comes up on its own simulator, hears what a hand does and does its job`, async () => {
      const clock = createManualContext()
      const stand = createSimulatedStand({ id: 'device-1' }, model, clock)
      assert.ok(stand)
      const { peripheral, simulated, cable } = stand
      const heard: DeviceInput[] = []
      peripheral.onInput((input) => heard.push(input))
      peripheral.device.open()
      await clock.advance(2000)
      assert.equal(peripheral.device.status().code, 'device.ready')
      use(simulated)
      await clock.advance(3000)
      const isHearing = !['led-board', 'text-modem', 'speaker'].includes(simulated.class)
      assert.equal(heard.length > 0, isHearing)
      const job = jobFor(simulated)
      if (job !== undefined) {
        const spooled = { job: 'job-1', target: 'device-1', notAfter: null, state: 'queued', ...job } as const
        const done = peripheral.perform({ job: spooled, waitMs: 5000, onSent: () => Promise.resolve() })
        await clock.advance(3000)
        assert.deepEqual((await done).ending, { state: 'confirmed', code: null })
      }
      if (simulated.class === 'led-board') assert.equal(simulated.board.shows(0)?.text, 'A001')
      if (simulated.class === 'card-reader') simulated.reader.take()
      if (simulated.class === 'counter-bus') simulated.bus.stop()
      if (simulated.class !== 'speaker') {
        cable.pull()
        await clock.advance(100)
        assert.equal(peripheral.device.status().level, 'down')
      }
      await peripheral.device.close()
      assert.equal(clock.pendingTimers(), 0)
    })
  }
})
