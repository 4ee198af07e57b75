import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import serial from '../../../config/devices/rater-serial-ascii.json' with { type: 'json' }
import keys from '../../../config/devices/rater-usb-keys.json' with { type: 'json' }
import { fromHex } from '../kernel/bytes.ts'
import { fuzzDecoder, splitsAnywhere } from '../kernel/fuzz.ts'
import { memoryLine, serialLines, testBackoff, type MakeLine } from '../kernel/testing.ts'
import { raterConformance } from './conformance.ts'
import { createRater, createScoreDecoder } from './device.ts'
import { raterModelSchema } from './model.ts'
import { createSimulatedRater } from './simulator.ts'

const conforms = (name: string, shipped: unknown, makeLine: MakeLine, skip: string | false = false) => {
  const model = v.parse(raterModelSchema, shipped)
  raterConformance(name, {
    ...{ skip, makeLine, model },
    make: ({ context, host, device }) => ({
      device: createRater({ context, transport: host, model, backoff: testBackoff }),
      simulated: createSimulatedRater(device, model),
    }),
  })
}
for (const [name, { make, skip }] of Object.entries(serialLines))
  conforms(`on a serial line ${name}`, serial, make, skip)
conforms('that acts as a keyboard', keys, memoryLine())
conforms(
  'with frames of its own',
  { ...serial, speaks: { kind: 'bytes', scores: { 'AA 01 55': 1, 'AA 02 55': 2, 'AA 03 55': 3 } } },
  memoryLine({ pieceBytes: 1 }),
)

test('a model in which one row of bytes begins with another is refused', () => {
  const wrong = v.safeParse(raterModelSchema, { ...serial, speaks: { kind: 'bytes', scores: { AA: 1, 'AA 01': 2 } } })
  assert.equal(wrong.success, false)
})

const scores = { 'AA 01 55': 1, 'AA 02 55': 2 }
const frames = Object.keys(scores).map(fromHex)
fuzzDecoder('a rater', { make: () => createScoreDecoder(scores), frames, mostHeld: 3 })
splitsAnywhere('a rater', () => createScoreDecoder(scores), frames)
