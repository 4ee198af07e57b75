import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as v from 'valibot'
import shipped from '../../../config/devices/id-reader-samv.json' with { type: 'json' }
import { fromHex, toHex } from '../kernel/bytes.ts'
import { fuzzDecoder, splitsAnywhere } from '../kernel/fuzz.ts'
import { createManualContext } from '../kernel/manual-context.ts'
import { serialLines, testBackoff } from '../kernel/testing.ts'
import { createMemoryPair } from '../transports/memory.ts'
import { idReaderConformance } from './conformance.ts'
import type { IdCard } from './contract.ts'
import { createIdReader } from './device.ts'
import { answerOf, COMMANDS, createSamDecoder, encodeSamFrame, LONGEST_FRAME, STATUS, textBlockOf } from './frame.ts'
import invented from './invented-cards.json' with { type: 'json' }
import { idReaderModelSchema } from './model.ts'
import { createSimulatedIdReader, type SimulatedIdReaderOptions } from './simulator.ts'
import { inventedCards } from './testing.ts'
import { readTextBlock, writeTextBlock } from './text-block.ts'

const model = v.parse(idReaderModelSchema, shipped)
const impatient = { ...model, pollMs: 100, findMs: 100, selectMs: 100, awayMs: 300 }

for (const [name, { make, skip }] of Object.entries(serialLines)) {
  idReaderConformance(name, {
    ...{ skip, makeLine: make },
    make: ({ context, host, device }) => ({
      device: createIdReader({ context, transport: host, model: impatient, backoff: testBackoff }),
      simulated: createSimulatedIdReader({ context, end: device, answerMs: 1 }),
    }),
  })
}

describe('SAM_V frames', () => {
  test('are the published ones', () => {
    assert.equal(toHex(encodeSamFrame(COMMANDS.find)), 'AA AA AA 96 69 00 03 20 01 22')
    assert.equal(toHex(encodeSamFrame(COMMANDS.select)), 'AA AA AA 96 69 00 03 20 02 21')
    assert.equal(toHex(encodeSamFrame(COMMANDS.read)), 'AA AA AA 96 69 00 03 30 01 32')
    assert.equal(toHex(encodeSamFrame(COMMANDS.newestAddress)), 'AA AA AA 96 69 00 03 30 03 30')
    assert.equal(toHex(encodeSamFrame(COMMANDS.samStatus)), 'AA AA AA 96 69 00 03 11 FF ED')
  })

  test('are answered with status and data', () => {
    const statusOf = (hex: string) =>
      createSamDecoder()
        .push(fromHex(hex))
        .map((payload) => answerOf(payload)?.status)
    const { replies } = invented
    assert.deepEqual(statusOf(replies.rsp_find_ok), [STATUS.found])
    assert.deepEqual(statusOf(replies.rsp_find_none), [STATUS.noCard])
    assert.deepEqual(statusOf(replies.rsp_select_ok), [STATUS.ok])
    assert.deepEqual(statusOf(replies.rsp_select_fail), [STATUS.selectFailed])
    assert.deepEqual(statusOf(replies.rsp_read_fail), [STATUS.readFailed])
    assert.deepEqual(statusOf(replies.rsp_no_item), [STATUS.absent])
    assert.deepEqual(statusOf(replies.rsp_not_authorised), [STATUS.notAuthorised])
    assert.deepEqual(statusOf(`AA AA ${replies.rsp_find_ok}`), [STATUS.found], 'more AA in front are for the clock')
  })

  test('whose text block is short are no cards', () => {
    assert.equal(textBlockOf(fromHex('01 00 04 00 20 00')), undefined)
  })

  // A broken frame may take the first bytes of the next for its end: one XOR byte lets one in 256 pass.
  const frames = [invented.replies.rsp_find_ok, invented.replies.rsp_select_ok, invented.replies.rsp_sam_id].map(
    fromHex,
  )
  fuzzDecoder('SAM_V', { make: createSamDecoder, frames, mostHeld: LONGEST_FRAME, resyncFrames: 2 })
  splitsAnywhere('SAM_V', createSamDecoder, frames)
})

describe('the text on a card', () => {
  const blocks: readonly (readonly [IdCard, string])[] = [
    [inventedCards.mainland, invented.mainland],
    [inventedCards.regional, invented.hmt_J],
    [inventedCards.foreign2017, invented.foreigner_I],
    [inventedCards.foreign2023, invented.foreigner2023_Y],
  ]
  for (const [card, hex] of blocks) {
    test(`is read in the layout ${card.layout}`, () => {
      assert.deepEqual(readTextBlock(fromHex(hex)), card)
      assert.deepEqual(readTextBlock(writeTextBlock(card)), card)
    })
  }

  test('may be anything without harm', () => {
    assert.equal(readTextBlock(new Uint8Array(256).fill(0xff)).layout, 'resident')
    assert.equal(readTextBlock(new Uint8Array(256)).number, '')
  })
})

describe('an ID reader', () => {
  const scene = async (options: Partial<SimulatedIdReaderOptions> = {}, more: Partial<typeof model> = {}) => {
    const clock = createManualContext()
    const pair = createMemoryPair(clock, { baud: 115_200 })
    const simulated = createSimulatedIdReader({ context: clock, end: pair.device, ...options })
    const reader = createIdReader({ context: clock, transport: pair.host, model: { ...model, ...more } })
    const heard: IdCard[] = []
    reader.onInput(({ card }) => heard.push(card))
    reader.open()
    await clock.advance(100)
    return { clock, simulated, reader, heard }
  }

  for (const findsLyingCard of [false, true])
    test(`that finds a lying card again tells of it once, ${findsLyingCard ? 'known' : 'unknown'} as such`, async () => {
      const { clock, simulated, reader, heard } = await scene({ findsAgain: true }, { findsLyingCard })
      simulated.lay(inventedCards.mainland)
      await clock.advance(10_000)
      assert.equal(heard.length, 1)
      if (findsLyingCard) assert.equal(simulated.reads(), 1)
      simulated.take()
      await clock.advance(2000)
      simulated.lay(inventedCards.regional)
      await clock.advance(2000)
      assert.equal(heard.length, 2)
      await reader.close()
    })

  test('takes the newest address where it is asked to', async () => {
    const { clock, simulated, reader, heard } = await scene({}, { newestAddress: true })
    simulated.lay(inventedCards.mainland, '云溪市测试路9号')
    await clock.advance(3000)
    assert.deepEqual(heard, [{ ...inventedCards.mainland, address: '云溪市测试路9号' }])
    await reader.close()
  })

  test('whose module is not authorised says so', async () => {
    const clock = createManualContext()
    const pair = createMemoryPair(clock)
    const simulated = createSimulatedIdReader({ context: clock, end: pair.device })
    simulated.setAnswers('not-authorised')
    const reader = createIdReader({ context: clock, transport: pair.host, model })
    reader.open()
    await clock.advance(200)
    assert.equal(reader.status().code, 'device.refuses')
    await reader.close()
  })

  test('writes nothing of a card into the log', async () => {
    const { clock, simulated, reader } = await scene()
    simulated.lay(inventedCards.mainland)
    await clock.advance(3000)
    const words = JSON.stringify(clock.lines)
    for (const personal of [inventedCards.mainland.name, inventedCards.mainland.number, inventedCards.mainland.address])
      assert.ok(!words.includes(personal))
    await reader.close()
  })
})
