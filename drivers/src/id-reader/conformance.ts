// What every reader of identity cards must do.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { deviceConformance, suiteOf, type SuiteOptions } from '../kernel/conformance.ts'
import type { IdCard, IdReader } from './contract.ts'
import type { SimulatedIdReader } from './simulator.ts'
import { inventedCards } from './testing.ts'

export function idReaderConformance(name: string, options: SuiteOptions<IdReader, SimulatedIdReader>): void {
  describe(`an ID reader ${name}`, () => {
    const behaves = suiteOf(options)
    const listen = (device: IdReader): IdCard[] => {
      const heard: IdCard[] = []
      device.onInput(({ card }) => heard.push(card))
      return heard
    }
    deviceConformance(behaves)

    behaves('reads each layout', async ({ device, simulated, line }) => {
      const heard = listen(device)
      for (const [at, card] of Object.values(inventedCards).entries()) {
        simulated.lay(card)
        await line.until(() => heard.length === at + 1)
        assert.deepEqual(heard[at], card)
        simulated.take()
      }
    })

    behaves('reads a card once however long it lies, and again after it has left', async (bench) => {
      const { device, simulated, line } = bench
      const heard = listen(device)
      simulated.lay(inventedCards.mainland)
      await line.until(() => heard.length === 1)
      await line.pass(20_000)
      assert.equal(heard.length, 1)
      simulated.take()
      const backMs = line.context.now() + 2000
      await line.until(() => line.context.now() > backMs)
      simulated.lay(inventedCards.mainland)
      await line.until(() => heard.length === 2)
    })

    behaves('says that a card cannot be read, and goes on with the next', async ({ device, simulated, line }) => {
      const heard = listen(device)
      simulated.setUnreadable(true)
      simulated.lay(inventedCards.mainland)
      await line.until(() => device.status().code === 'reader.card-unreadable')
      simulated.take()
      await line.until(() => device.status().code === 'device.ready')
      simulated.setUnreadable(false)
      simulated.lay(inventedCards.regional)
      await line.until(() => heard.length === 1)
    })

    behaves('says when nothing answers, and comes back by itself', async ({ device, simulated, line }) => {
      for (const how of ['none', 'garbage'] as const) {
        simulated.setAnswers(how)
        await line.until(() => device.status().code === 'device.no-answer')
        simulated.setAnswers('normal')
        await line.until(() => device.status().level === 'ok')
      }
    })
  })
}
