import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as v from 'valibot'
import shipped from '../../../config/devices/led-huidu-full-colour.json' with { type: 'json' }
import { toHex } from '../kernel/bytes.ts'
import { fuzzDecoder, splitsAnywhere } from '../kernel/fuzz.ts'
import { memoryLine, tcpLine, testBackoff, type MakeLine, type TestLine } from '../kernel/testing.ts'
import { createLedBoard } from './board.ts'
import { ledConformance, refusingConformance } from './conformance.ts'
import { createHuiduDecoder, createXmlJoiner, encodeHuidu, encodeXml, HUIDU, LONGEST_PACKET } from './huidu-frame.ts'
import { createSimulatedHuidu } from './huidu-simulator.ts'
import { escapeXml } from './huidu.ts'
import { ledBoardModelSchema, ledLayoutSchema } from './model.ts'

const layout = v.parse(ledLayoutSchema, [
  { x: 0, y: 0, width: 64, height: 16 },
  { x: 64, y: 0, width: 128, height: 32 },
])
const model = { ...v.parse(ledBoardModelSchema, shipped), answerMs: 300, tries: 2, pingMs: 500 }
const suite = (makeLine: MakeLine) => ({
  ...{ skip: false as const, makeLine, proof: 'answered' as const, areas: [0, 1] as const },
  make: ({ context, host, device }: TestLine) => ({
    device: createLedBoard({ context, transport: host, model, layout, isNetwork: true, backoff: testBackoff }),
    simulated: createSimulatedHuidu(device),
  }),
})
ledConformance('Huidu in memory', suite(memoryLine()))
ledConformance('Huidu one byte at a time', suite(memoryLine({ pieceBytes: 1 })))
ledConformance('Huidu over TCP', suite(tcpLine))
refusingConformance('Huidu', suite(memoryLine()))

describe('Huidu packets', () => {
  test('are the published ones', () => {
    assert.equal(toHex(encodeHuidu(HUIDU.askVersion, Uint8Array.of(5, 0, 0, 1))), '08 00 01 20 05 00 00 01')
    assert.equal(toHex(encodeHuidu(HUIDU.heartbeat)), '04 00 5F 00')
    const xml = '<sdk guid="##GUID"><in method="GetIFVersion"><version value="1000000"/></in></sdk>'
    assert.match(toHex(encodeXml(HUIDU.askXml, xml)), /^5E 00 03 20 52 00 00 00 00 00 00 00 3C 73 64 6B/)
  })

  test('carry a long text in pieces that are one again, and no piece out of order', () => {
    const xml = '厅'.repeat(10_000)
    const packets = createHuiduDecoder().push(encodeXml(HUIDU.xml, xml))
    assert.equal(packets.length, 4)
    const join = createXmlJoiner()
    assert.deepEqual(
      packets.map(({ body }) => join(body)),
      [undefined, undefined, undefined, xml],
    )
    const [first, second] = packets
    assert.ok(first && second)
    assert.equal(join(second.body), undefined)
    assert.equal(join(first.body), undefined)
  })

  test('let no text break out of its place', () => {
    assert.equal(escapeXml('</string>"&\u0007'), '&lt;/string&gt;&quot;&amp; ')
  })

  const frames = [encodeHuidu(HUIDU.heartbeat), encodeHuidu(HUIDU.version, Uint8Array.of(5, 0, 0, 1))]
  fuzzDecoder('Huidu', { make: createHuiduDecoder, frames, mostHeld: LONGEST_PACKET, resyncFrames: 3 })
  splitsAnywhere('Huidu', createHuiduDecoder, frames)
})
