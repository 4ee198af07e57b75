// What every keypad, pedal and navigation keypad must do.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { deviceConformance, suiteOf, type SuiteOptions } from '../kernel/conformance.ts'
import type { InputDevice } from '../kernel/device.ts'
import type { KeyInput } from '../kernel/input.ts'
import type { SimulatedKeyboard } from './hid-simulator.ts'
import type { HidKeypadModel } from './model.ts'

export interface HidKeypadSuite extends SuiteOptions<InputDevice<KeyInput>, SimulatedKeyboard> {
  readonly model: HidKeypadModel
}

export function hidKeypadConformance(name: string, options: HidKeypadSuite): void {
  describe(`a keypad ${name}`, () => {
    const behaves = suiteOf(options)
    const keys = Object.entries(options.model.keys).map(([usage, meaning]) => ({
      usage: Number.parseInt(usage, 16),
      press: typeof meaning === 'string' ? meaning : meaning.press,
      release: typeof meaning === 'string' ? [] : [meaning.release],
    }))
    deviceConformance(behaves)

    behaves('hears each of its keys once for a press, however long it is held', async ({ device, simulated, line }) => {
      const heard: string[] = []
      device.onInput(({ key }) => heard.push(key))
      for (const { usage } of keys) {
        simulated.press(usage)
        simulated.press(usage)
        simulated.release()
      }
      const expected = keys.flatMap(({ press, release }) => [press, ...release])
      await line.until(() => heard.length === expected.length)
      assert.deepEqual(heard, expected)
    })

    behaves('hears nothing of keys it does not know, of too many at once and of broken reports', async (bench) => {
      const { device, simulated, line } = bench
      const heard: string[] = []
      device.onInput(({ key }) => heard.push(key))
      simulated.strike(0x53)
      simulated.rollOver()
      simulated.write(Uint8Array.of(1, 2, 3))
      const [first] = keys
      if (first === undefined) return
      simulated.strike(first.usage)
      await line.until(() => heard.length > 0)
      assert.deepEqual(heard.slice(0, 1), [first.press])
    })

    behaves('forgets a key that was down when the plug was pulled', async ({ device, simulated, line }) => {
      const [first] = keys
      if (first === undefined) return
      const heard: string[] = []
      device.onInput(({ key }) => heard.push(key))
      simulated.press(first.usage)
      await line.until(() => heard.length === 1)
      line.pull()
      await line.until(() => device.status().level === 'down')
      await line.plug()
      await line.until(() => device.status().level === 'ok')
      simulated.press(first.usage)
      await line.until(() => heard.length === 2)
      assert.deepEqual(heard, [first.press, first.press])
    })
  })
}
