// What every bus of callers and evaluators must do.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { fromHex } from '../kernel/bytes.ts'
import { deviceConformance, suiteOf, type SuiteOptions } from '../kernel/conformance.ts'
import type { KeyInput, RatingInput } from '../kernel/input.ts'
import type { SimulatedCounterBus } from './bus-simulator.ts'
import type { CounterBus } from './contract.ts'

const words = (input: KeyInput | RatingInput): string =>
  input.kind === 'key' ? `${input.address} ${input.digits}${input.key}` : `${input.address} rated ${input.score}`

export function counterBusConformance(name: string, options: SuiteOptions<CounterBus, SimulatedCounterBus>): void {
  describe(`a counter bus ${name}`, () => {
    const behaves = suiteOf(options)
    deviceConformance(behaves)

    behaves('hears each key of each caller once, and answers it', async ({ device, simulated, line }) => {
      const heard: string[] = []
      device.onInput((input) => heard.push(words(input)))
      simulated.press(1, 0x0c)
      await line.until(() => heard.length === 1 && simulated.unanswered() === 0)
      simulated.press(2, 0x06, 0x0f)
      await line.until(() => heard.length === 2 && simulated.unanswered() === 0)
      simulated.press(138, 0x05, 0x13)
      await line.until(() => heard.length === 3 && simulated.unanswered() === 0)
      simulated.rate(2, 4)
      await line.until(() => heard.length === 4 && simulated.unanswered() === 0)
      assert.deepEqual(heard, ['1 call-next', '2 no-show', '138 5transfer', '2 rated 4'])
      simulated.stop()
    })

    behaves('shows what is wanted, and again after the line was cut', async ({ device, simulated, line }) => {
      device.show(1, { waiting: 12, ticket: null })
      device.show(2, { waiting: null, ticket: 1025 })
      await line.until(() => simulated.digits(1) === '012···' && simulated.digits(2) === '···025')
      line.pull()
      await line.until(() => device.status().level === 'down')
      device.show(1, { waiting: 11, ticket: 26 })
      assert.equal(await device.beep(1), false)
      await line.plug()
      await line.until(() => simulated.digits(1) === '011026')
      simulated.stop()
    })

    behaves('beeps and asks for a rating', async ({ device, simulated, line }) => {
      const sent = [device.beep(7), device.startRating(7)]
      await line.until(() => simulated.beeps(7) === 1 && simulated.isAskingForRating(7))
      let done = false
      void Promise.all(sent).then((all) => (done = all.every(Boolean)))
      await line.until(() => done)
      simulated.stop()
    })

    behaves('reads on after noise', async ({ device, simulated, line }) => {
      const heard: string[] = []
      device.onInput((input) => heard.push(words(input)))
      simulated.noise(fromHex('FF 68 03 03 68 01 01 FF 68 05 00'))
      simulated.press(3, 0x0d)
      await line.until(() => heard.length === 1)
      assert.deepEqual(heard, ['3 recall'])
      simulated.stop()
    })
  })
}
