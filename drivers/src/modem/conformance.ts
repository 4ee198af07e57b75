// What every text-message modem must do.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { deviceConformance, suiteOf, type SuiteOptions } from '../kernel/conformance.ts'
import type { TextDelivery, TextModem, TextOutcome } from './contract.ts'
import type { SimulatedModem } from './simulator.ts'

export function modemConformance(name: string, options: SuiteOptions<TextModem, SimulatedModem>): void {
  describe(`a text modem ${name}`, () => {
    const behaves = suiteOf(options)
    const to = '+8613800000000'
    const sender = (modem: TextModem) => {
      const outcomes: TextOutcome[] = []
      const send = (id: string, text: string, number = to) =>
        void modem.send({ id, to: number, text }).then((outcome) => outcomes.push(outcome))
      return { outcomes, send }
    }
    deviceConformance(behaves)

    behaves('sends Chinese, and long messages in parts that are one again', async ({ device, simulated, line }) => {
      const { outcomes, send } = sender(device)
      const long = '您的事项已办结，请到三号窗口领取证件。'.repeat(12)
      send('1', '请到3号窗口')
      send('2', long)
      await line.until(() => outcomes.length === 2)
      assert.deepEqual(outcomes, [
        { state: 'sent', parts: 1 },
        { state: 'sent', parts: Math.ceil(long.length / 67) },
      ])
      assert.deepEqual(simulated.texts(), [
        { to, text: '请到3号窗口' },
        { to, text: long },
      ])
    })

    behaves('tells of delivery once for each message', async ({ device, simulated, line }) => {
      const { outcomes, send } = sender(device)
      const heard: TextDelivery[] = []
      device.onDelivery((delivery) => heard.push(delivery))
      send('1', '厅'.repeat(200))
      await line.until(() => outcomes.length === 1)
      simulated.reportAll(0x30)
      simulated.reportAll(0x00)
      send('2', '请到3号窗口')
      await line.until(() => outcomes.length === 2)
      simulated.reportAll(0x41)
      await line.until(() => heard.length > 0)
      assert.deepEqual(heard, [{ id: '2', state: 'undelivered' }])
    })

    behaves('fails what the network refuses, and what is no number', async ({ device, simulated, line }) => {
      const { outcomes, send } = sender(device)
      simulated.setTaking('refuses')
      send('1', '请到3号窗口')
      send('2', '请到3号窗口', '110; AT')
      await line.until(() => outcomes.length === 2)
      const codes = outcomes.map((outcome) => (outcome.state === 'failed' ? outcome.problem.code : outcome.state))
      assert.deepEqual(codes.sort(), ['job.invalid', 'modem.refused'])
      assert.deepEqual(simulated.texts(), [])
    })

    behaves('fails at once what is wanted without a network, and sends again with one', async (bench) => {
      const { device, simulated, line } = bench
      const { outcomes, send } = sender(device)
      simulated.setNetwork(false)
      await line.until(() => device.status().code === 'modem.no-network')
      send('1', '请到3号窗口')
      await line.until(() => outcomes.length === 1)
      assert.equal(outcomes[0]?.state, 'failed')
      simulated.setNetwork(true)
      await line.until(() => device.status().level === 'ok')
      send('2', '请到3号窗口')
      await line.until(() => outcomes.length === 2)
      assert.equal(outcomes[1]?.state, 'sent')
    })

    behaves('never sends twice what may be out', async ({ device, simulated, line }) => {
      const { outcomes, send } = sender(device)
      simulated.setTaking('silent')
      send('1', '请到3号窗口')
      await line.pass(1000)
      line.pull()
      await line.until(() => outcomes.length === 1)
      simulated.setTaking('takes')
      await line.plug()
      await line.until(() => device.status().level === 'ok')
      send('2', '请到4号窗口')
      await line.until(() => outcomes.length === 2)
      assert.notEqual(outcomes[0]?.state, 'sent')
      assert.deepEqual(simulated.texts(), [{ to, text: '请到4号窗口' }])
    })
  })
}
