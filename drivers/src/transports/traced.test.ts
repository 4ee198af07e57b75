import assert from 'node:assert/strict'
import { test } from 'node:test'
import { concatBytes, fromHex, toHex } from '../kernel/bytes.ts'
import { createManualContext } from '../kernel/manual-context.ts'
import { encodeSamFrame, publicBytes } from '../id-reader/frame.ts'
import { inventedCards } from '../id-reader/testing.ts'
import { writeTextBlock } from '../id-reader/text-block.ts'
import { createMemoryPair } from './memory.ts'
import { traced } from './traced.ts'

const scene = async (isPersonal: boolean) => {
  const clock = createManualContext()
  const pair = createMemoryPair(clock, { pieceBytes: 2000 })
  const trace = traced(clock, pair.host, { lines: 3, ...(isPersonal ? { unmasked: publicBytes } : {}) })
  await trace.transport.open()
  return { clock, pair, trace }
}

test('the last bytes both ways are kept, and no more than the last', async () => {
  const { clock, pair, trace } = await scene(false)
  await trace.transport.write(fromHex('01 02'))
  pair.device.write(fromHex('03'))
  await clock.settle()
  assert.deepEqual(
    trace.lines().map(({ way, hex }) => `${way} ${hex}`),
    ['out 01 02', 'in 03'],
  )
  for (let n = 0; n < 10; n++) await trace.transport.write(new Uint8Array(100).fill(n))
  assert.equal(trace.lines().length, 3)
  assert.match(trace.lines()[0]?.hex ?? '', / … 36 more$/)
})

test('of a device that reads personal data nothing is kept unless it is wanted, for five minutes, and masked', async () => {
  const { clock, pair, trace } = await scene(true)
  const text = writeTextBlock(inventedCards.mainland)
  const answer = encodeSamFrame(concatBytes([Uint8Array.of(0, 0, 0x90), text]))
  pair.device.write(answer)
  await clock.settle()
  assert.deepEqual(trace.lines(), [])
  trace.switchOn()
  pair.device.write(answer)
  await clock.settle()
  assert.match(trace.lines()[0]?.hex ?? '', /^AA AA AA 96 69 01 04 00 00 90 … \d+ more$/)
  pair.device.write(text)
  await clock.settle()
  assert.equal(trace.lines()[1]?.hex, '… 256 more', 'a piece that begins in the middle of a card')
  const number = toHex(new TextEncoder().encode(inventedCards.mainland.number.slice(0, 3)))
  assert.ok(!JSON.stringify(trace.lines()).includes(number))
  await clock.advance(5 * 60_000)
  assert.deepEqual(trace.lines(), [])
  pair.device.write(answer)
  await clock.settle()
  assert.deepEqual(trace.lines(), [])
  assert.equal(clock.pendingTimers(), 0)
})
