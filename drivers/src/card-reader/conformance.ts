// What every card reader must do.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { deviceConformance, suiteOf, type SuiteOptions } from '../kernel/conformance.ts'
import type { CardReader } from './contract.ts'
import type { SimulatedCardReader } from './simulator.ts'

export interface CardReaderSuite extends SuiteOptions<CardReader, SimulatedCardReader> {
  readonly awayMs: number
}

export function cardReaderConformance(name: string, options: CardReaderSuite): void {
  describe(`a card reader ${name}`, () => {
    const behaves = suiteOf(options)
    deviceConformance(behaves)

    behaves('hears a card once while it lies, and at once when another takes its place', async (bench) => {
      const { device, simulated, line } = bench
      const heard: string[] = []
      device.onInput(({ number }) => heard.push(number))
      simulated.lay(Uint8Array.of(0x62, 0xe3, 0x08, 0x6c, 0xed))
      await line.until(() => heard.length === 1)
      await line.pass(3000)
      assert.equal(heard.length, 1)
      simulated.lay(Uint8Array.of(0x62, 0xe3, 0x08, 0x6c, 0xee))
      await line.until(() => heard.length === 2)
      simulated.take()
      assert.notEqual(heard[0], heard[1])
    })

    behaves('hears the same card again after it was away', async ({ device, simulated, line }) => {
      const heard: string[] = []
      device.onInput(({ number }) => heard.push(number))
      const card = Uint8Array.of(0x62, 0xe3, 0x08, 0x6c, 0xed)
      simulated.lay(card)
      await line.until(() => heard.length === 1)
      simulated.take()
      const backMs = line.context.now() + options.awayMs + 100
      await line.until(() => line.context.now() > backMs)
      simulated.lay(card)
      await line.until(() => heard.length === 2)
      simulated.take()
      assert.equal(heard[0], heard[1])
    })
  })
}
