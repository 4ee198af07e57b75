// What every evaluator must do.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { deviceConformance, suiteOf, type SuiteOptions } from '../kernel/conformance.ts'
import type { Rater } from './contract.ts'
import type { RaterModel } from './model.ts'
import type { SimulatedRater } from './simulator.ts'

export interface RaterSuite extends SuiteOptions<Rater, SimulatedRater> {
  readonly model: RaterModel
}

export function raterConformance(name: string, options: RaterSuite): void {
  describe(`a rater ${name}`, () => {
    const behaves = suiteOf(options)
    const scores = [...new Set(Object.values(options.model.speaks.scores))]
    deviceConformance(behaves)

    behaves('hears each of its keys once', async ({ device, simulated, line }) => {
      const heard: number[] = []
      device.onInput(({ score }) => heard.push(score))
      for (const score of scores) {
        simulated.rate(score)
        await line.until(() => heard.at(-1) === score)
        simulated.rate(score)
      }
      await line.pass(100)
      assert.deepEqual(heard, scores)
    })

    behaves('hears nothing in noise and the next key after it', async ({ device, simulated, line }) => {
      const heard: number[] = []
      device.onInput(({ score }) => heard.push(score))
      simulated.write(Uint8Array.of(0xfe, 0x00, 0xfd))
      const [first = 0] = scores
      simulated.rate(first)
      await line.until(() => heard.length > 0)
      assert.deepEqual(heard, [first])
    })
  })
}
