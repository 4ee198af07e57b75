// What every scanner must do.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { deviceConformance, suiteOf, type SuiteOptions } from '../kernel/conformance.ts'
import type { Scanner } from './contract.ts'
import type { SimulatedScanner } from './simulator.ts'

export function scannerConformance(name: string, options: SuiteOptions<Scanner, SimulatedScanner>): void {
  describe(`a scanner ${name}`, () => {
    const behaves = suiteOf(options)
    deviceConformance(behaves)

    behaves('hears each code once and whole, in order', async ({ device, simulated, line }) => {
      const heard: string[] = []
      device.onInput(({ text }) => heard.push(text))
      const long = `Q1:${'8KJ2N5QW'.repeat(20)}-M`
      for (const code of ['A001', long, 'Q1:17:x/Y', 'A001']) simulated.scan(code)
      await line.until(() => heard.length === 4)
      assert.deepEqual(heard, ['A001', long, 'Q1:17:x/Y', 'A001'])
    })

    behaves('drops the half of a code that the plug took', async ({ device, simulated, line }) => {
      const heard: string[] = []
      device.onInput(({ text }) => heard.push(text))
      simulated.scan('BEFORE')
      await line.until(() => heard.length === 1)
      simulated.write(Uint8Array.of(0x41, 0x42))
      line.pull()
      await line.until(() => device.status().level === 'down')
      await line.plug()
      await line.until(() => device.status().level === 'ok')
      simulated.scan('AFTER')
      await line.until(() => heard.length === 2)
      assert.deepEqual(heard, ['BEFORE', 'AFTER'])
    })
  })
}
