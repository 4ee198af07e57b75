import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as v from 'valibot'
import shipped from '../../../config/devices/modem-gsm.json' with { type: 'json' }
import { fromHex } from '../kernel/bytes.ts'
import { fuzzDecoder, splitsAnywhere } from '../kernel/fuzz.ts'
import { createManualContext } from '../kernel/manual-context.ts'
import { serialLines, testBackoff } from '../kernel/testing.ts'
import { createMemoryPair } from '../transports/memory.ts'
import { createAtDecoder, LONGEST_LINE } from './at-decoder.ts'
import { modemConformance } from './conformance.ts'
import { createDeliveries } from './deliveries.ts'
import { createTextModem } from './device.ts'
import { textModemModelSchema } from './model.ts'
import { partsOf, readReport, readSubmit, submitPdus } from './pdu.ts'
import { createSimulatedModem } from './simulator.ts'

const model = v.parse(textModemModelSchema, shipped)

for (const [name, { make, skip }] of Object.entries(serialLines)) {
  modemConformance(name, {
    ...{ skip, makeLine: make },
    make: ({ context, host, device }) => ({
      device: createTextModem({
        ...{ context, transport: host, backoff: testBackoff },
        model: { ...model, answerMs: 500, pollMs: 1000, networkMs: 5000 },
      }),
      simulated: createSimulatedModem(device),
    }),
  })
}

describe('a message', () => {
  test('is packed as the standard says', () => {
    const [pdu, ...more] = submitPdus('+8613800000000', '你好', 0)
    assert.equal(more.length, 0)
    assert.equal(pdu?.hex, '0031000D91683108000000F00008A7044F60597D')
    assert.equal(pdu.length, 19)
  })

  test('in parts breaks no character in two', () => {
    const text = `${'厅'.repeat(66)}𠮷${'厅'.repeat(10)}`
    const parts = partsOf(text)
    assert.equal(parts.join(''), text)
    assert.deepEqual(
      parts.map((part) => part.length),
      [66, 12],
    )
    const read = submitPdus('10086', text, 7).map(({ hex }) => readSubmit(fromHex(hex)))
    assert.deepEqual(
      read.map(({ to, part }) => [to, part]),
      [
        ['10086', { reference: 7, of: 2, number: 1 }],
        ['10086', { reference: 7, of: 2, number: 2 }],
      ],
    )
  })

  test('is delivered when each of its parts is, whichever report comes first', () => {
    const heard: string[] = []
    const deliveries = createDeliveries(({ id, state }) => heard.push(`${id} ${state}`))
    deliveries.report({ reference: 9, state: 'delivered' })
    deliveries.expect('a', [8, 9])
    deliveries.report({ reference: 8, state: 'still-trying' })
    assert.deepEqual(heard, [])
    deliveries.report({ reference: 8, state: 'delivered' })
    deliveries.expect('b', [8])
    deliveries.report({ reference: 8, state: 'undelivered' })
    assert.deepEqual(heard, ['a delivered', 'b undelivered'])
  })

  test('that is no report is none', () => {
    assert.equal(readReport(fromHex('00')), undefined)
    assert.equal(readReport(fromHex('00 11 00 0D 91')), undefined)
  })
})

describe('a SIM card', () => {
  const scene = async (setUp: (modem: ReturnType<typeof createSimulatedModem>) => void, pin?: string) => {
    const clock = createManualContext()
    const pair = createMemoryPair(clock)
    const simulated = createSimulatedModem(pair.device)
    setUp(simulated)
    const modem = createTextModem({
      context: clock,
      transport: pair.host,
      model,
      ...(pin === undefined ? {} : { pin }),
    })
    modem.open()
    await clock.advance(120_000)
    const { code } = modem.status()
    await modem.close()
    assert.ok(!JSON.stringify(clock.lines).includes('4711'), 'the PIN is in no log')
    return { code, tries: simulated.pinTries() }
  }
  test('gets its PIN', async () => {
    assert.deepEqual(await scene((modem) => modem.setSim('SIM PIN', '4711'), '4711'), {
      code: 'device.ready',
      tries: 1,
    })
  })
  test('is not locked by a wrong one', async () => {
    assert.deepEqual(await scene((modem) => modem.setSim('SIM PIN', '1234'), '4711'), {
      ...{ code: 'modem.pin-wrong', tries: 1 },
    })
  })
  test('that wants its PUK, or is not there, is told of', async () => {
    assert.equal((await scene((modem) => modem.setSim('SIM PUK'), '4711')).code, 'modem.pin-wrong')
    assert.equal((await scene((modem) => modem.setSim('none'))).code, 'modem.no-sim')
  })
})

describe('what a modem says', () => {
  const frames = ['\r\nOK\r\n', '\r\n+CMGS: 12\r\n', '\r\n> ', '\r\nERROR\r\n'].map((words) =>
    new TextEncoder().encode(words),
  )
  splitsAnywhere('a modem', createAtDecoder, frames)
  fuzzDecoder('a modem', { make: createAtDecoder, frames, mostHeld: LONGEST_LINE, resyncFrames: 1 })
})
