import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as v from 'valibot'
import bx5k from '../../../config/devices/led-onbon-bx5k.json' with { type: 'json' }
import bx6k from '../../../config/devices/led-onbon-bx6k.json' with { type: 'json' }
import cPower from '../../../config/devices/led-lumen-c-power.json' with { type: 'json' }
import helper from '../../../config/devices/led-maker-helper.json' with { type: 'json' }
import strip from '../../../config/devices/led-strip-generic.json' with { type: 'json' }
import { concatBytes, fromHex, toHex } from '../kernel/bytes.ts'
import { fuzzDecoder, splitsAnywhere } from '../kernel/fuzz.ts'
import { createManualContext } from '../kernel/manual-context.ts'
import { memoryLine, serialLines, testBackoff, type MakeLine, type TestLine } from '../kernel/testing.ts'
import { createMemoryPair } from '../transports/memory.ts'
import { createLedBoard } from './board.ts'
import { commandBody, createPacketDecoder, encodePacket, LONGEST_FRAME as LONGEST_PACKET } from './c-power-frame.ts'
import { EXTERNAL, windowText } from './c-power.ts'
import { crc16 } from './checksum.ts'
import { ledConformance, refusingConformance } from './conformance.ts'
import { createHelperDecoder, LONGEST_LINE } from './helper.ts'
import { ledBoardModelSchema, ledLayoutSchema } from './model.ts'
import { createOnbonDecoder, encodeOnbonFrame, LONGEST_FRAME } from './onbon-frame.ts'
import { dynamicArea, PING } from './onbon.ts'
import {
  createSimulatedCPower,
  createSimulatedHelper,
  createSimulatedOnbon,
  type SimulatedLedBoard,
} from './simulator.ts'
import { createSimulatedStrip, stripLayoutOf } from './strip-simulator.ts'
import { encodeStrip, type StripModel } from './strip.ts'

const layout = v.parse(ledLayoutSchema, [
  { x: 0, y: 0, width: 64, height: 16 },
  { x: 64, y: 0, width: 128, height: 32 },
])
const model = (shipped: unknown) => ({ ...v.parse(ledBoardModelSchema, shipped), answerMs: 300, tries: 2, pingMs: 500 })

const suite = (
  shipped: unknown,
  simulate: (line: TestLine) => SimulatedLedBoard,
  makeLine: MakeLine,
  { skip = false, isNetwork = false }: { skip?: string | false; isNetwork?: boolean } = {},
) => ({
  ...{ skip, makeLine, proof: 'answered' as const, areas: [0, 1] as const },
  make: (line: TestLine) => ({
    device: createLedBoard({
      ...{ context: line.context, transport: line.host, model: model(shipped), layout, isNetwork },
      backoff: testBackoff,
    }),
    simulated: simulate(line),
  }),
})

for (const [name, { make, skip }] of Object.entries(serialLines)) {
  const isNetwork = name === 'over TCP'
  const onbon = suite(bx5k, ({ device }) => createSimulatedOnbon(device), make, { skip, isNetwork })
  ledConformance(`Onbon 5K ${name}`, onbon)
  const framing = isNetwork ? 'network' : 'serial'
  const lumen = suite(cPower, ({ device }) => createSimulatedCPower(device, framing), make, { skip, isNetwork })
  ledConformance(`C-Power ${name}`, lumen)
}
const bySix = suite(bx6k, ({ device }) => createSimulatedOnbon(device), memoryLine())
ledConformance('Onbon 6K', bySix)
refusingConformance('Onbon 6K', bySix)
refusingConformance(
  'C-Power',
  suite(cPower, ({ device }) => createSimulatedCPower(device, 'serial'), memoryLine()),
)
const byHelper = suite(helper, ({ device }) => createSimulatedHelper(device), memoryLine())
ledConformance('behind a helper', byHelper)
refusingConformance('behind a helper', byHelper)

const genericFrame = {
  ...{ frameBytes: 19, addressAt: 1, textAt: 2, textBytes: 16 },
  isGood: (frame: Uint8Array) => frame[0] === 0x40 && frame[18] === 0x0d,
}
ledConformance('of strips on one line', {
  ...suite(
    strip,
    ({ device }) => createSimulatedStrip(device, genericFrame),
    memoryLine({ baud: 9600, pieceBytes: 1 }),
  ),
  ...{ proof: 'assumed', areas: [1, 138] },
})
ledConformance('of strips that answer', {
  ...suite(
    { ...strip, speaks: { ...strip.speaks, answer: '06' } },
    ({ device }) => createSimulatedStrip(device, { ...genericFrame, answer: Uint8Array.of(0x06) }),
    memoryLine(),
  ),
  areas: [1, 138],
})

describe('Onbon frames', () => {
  const [place] = layout
  assert.ok(place)
  const speaks = { kind: 'onbon', across: 'bytes', fonts: {} } as const
  const shown = (text: string) => toHex(encodeOnbonFrame(dynamicArea({ area: 0, text, colour: 'red' }, place, speaks)))

  test('have the published checksums', () => {
    assert.equal(crc16(new TextEncoder().encode('123456789')), 0xbb3d)
    assert.equal(
      toHex(encodeOnbonFrame(PING)),
      'A5 A5 A5 A5 A5 A5 A5 A5 01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A',
    )
  })

  test('carry Chinese text with its colour', () => {
    assert.equal(
      shown('A001号请到3号窗口').replaceAll(' ', ''),
      'A5A5A5A5A5A5A5A501000080000000000000FE023800A30601000000012F000000000000080010000000000000000000010101000000140000005C433141303031BAC5C7EBB5BD33BAC5B4B0BFDA4ECB5A',
    )
  })

  test('escape what looks like their ends, and read it back', () => {
    const data = fromHex('A3 00 A5 A6 5A 5B 01 02')
    const frame = encodeOnbonFrame(data)
    assert.equal(frame.indexOf(0x5a), frame.length - 1)
    assert.deepEqual(createOnbonDecoder().push(frame), [data])
  })

  test('let no text begin an escape of its own', () => {
    assert.match(shown('\\C2'), /5C 43 31 A3 DC 43 32/)
  })

  test('are answered by their fields, whatever the header says', () => {
    const ack = 'A5A5A5A5A5A5A5A500800100000000000000FE020500A00000000064DC5A'
    assert.deepEqual(createOnbonDecoder().push(fromHex(ack)), [fromHex('A0 00 00 00 00')])
    assert.deepEqual(createOnbonDecoder().push(fromHex(ack).subarray(5)), [fromHex('A0 00 00 00 00')], 'fewer A5')
  })

  const frames = [PING, fromHex('A3 06 5A A5 A6 5B'), fromHex('A0 00 00 00 00')].map((data) => encodeOnbonFrame(data))
  fuzzDecoder('Onbon', { make: createOnbonDecoder, frames, mostHeld: LONGEST_FRAME })
  splitsAnywhere('Onbon', createOnbonDecoder, frames)
})

describe('C-Power packets', () => {
  const text = (words: string) => commandBody(1, EXTERNAL, windowText({ area: 0, text: words, colour: 'red' }, 16))
  const plain = (hex: string) => hex.replaceAll(' ', '')

  test('are the published ones on a serial line and on a network', () => {
    assert.equal(
      plain(toHex(encodePacket(text('A001号请到3号窗口'), 'serial'))),
      'A56832017B011D0000001200000503000502FF000041303031BAC5C7EBB5BD33BAC5B4B0BFDA00780CAE',
    )
    assert.equal(
      plain(toHex(encodePacket(text('A001号请到3号窗口'), 'network'))),
      'FFFFFFFF280000006832017B011D0000001200000503000502FF000041303031BAC5C7EBB5BD33BAC5B4B0BFDA00780C',
    )
    assert.equal(
      plain(toHex(encodePacket(text('开始'), 'serial'))),
      'A56832017B01100000001200000503000502FF0000BFAA0ACABC003605AE',
    )
  })

  test('are read with an escaped checksum and with a raw one', () => {
    // 68 32 01 7B 00 and 1E0 of data: the sum is AE A5, which a card may send as it is.
    const body = Uint8Array.of(0x68, 0x32, 0x01, 0x7b, 0x00, 0x98)
    const sum = body.reduce((all, byte) => all + byte, 0)
    assert.equal(sum & 0xff, 0xae)
    const raw = concatBytes([Uint8Array.of(0xa5), body, Uint8Array.of(sum & 0xff, sum >> 8, 0xae)])
    assert.deepEqual(createPacketDecoder('serial').push(raw), [body])
    assert.deepEqual(createPacketDecoder('serial').push(encodePacket(body, 'serial')), [body])
  })

  for (const framing of ['serial', 'network'] as const) {
    const frames = [text('开始'), Uint8Array.of(0xe8, 0x32, 1, EXTERNAL, 0)].map((body) => encodePacket(body, framing))
    const make = () => createPacketDecoder(framing)
    fuzzDecoder(`C-Power, ${framing}`, { make, frames, mostHeld: LONGEST_PACKET, resyncFrames: 2 })
    splitsAnywhere(`C-Power, ${framing}`, make, frames)
  }
})

describe('a strip', () => {
  const frame = (parts: unknown): StripModel => {
    const parsed = model({ ...strip, speaks: { kind: 'strip', frame: parts, gapMs: 0 } })
    assert.equal(parsed.speaks.kind, 'strip')
    return parsed.speaks
  }
  const green = { area: 5, text: '888', colour: 'green' } as const

  test('gets the frame that its model describes', () => {
    const parts = [
      { part: 'bytes', bytes: '3A' },
      { part: 'colour', green: 0, yellow: 1, red: 2 },
      { part: 'address', digits: 2 },
      { part: 'text', encoding: 'ascii', bytes: 4, pad: 48 },
      { part: 'checksum', kind: 'sum8', from: 0 },
      { part: 'bytes', bytes: '0A' },
    ]
    assert.equal(toHex(encodeStrip(frame(parts), green)), '3A 00 30 35 38 38 38 30 77 0A')
  })

  test('knows each checksum', () => {
    const of = (kind: string) =>
      toHex(
        encodeStrip(
          frame([
            { part: 'bytes', bytes: 'FF' },
            { part: 'text', encoding: 'ascii' },
            { part: 'checksum', kind, from: 1 },
          ]),
          { ...green, text: '123456789' },
        ).subarray(10),
      )
    assert.deepEqual([of('sum8'), of('xor8'), of('crc16-arc'), of('crc16-modbus')], ['DD', '31', '3D BB', '37 4B'])
  })

  test('is simulated from the same description, and does not take a frame with a wrong sum', () => {
    const described = frame([
      { part: 'bytes', bytes: '3A' },
      { part: 'colour', green: 0, yellow: 1, red: 2 },
      { part: 'address' },
      { part: 'text', encoding: 'gbk', bytes: 6, pad: 32 },
      { part: 'checksum', kind: 'crc16-modbus', from: 1 },
    ])
    const known = stripLayoutOf(described)
    const good = encodeStrip(described, { area: 7, text: '号12', colour: 'yellow' })
    assert.equal(known?.isGood(good), true)
    assert.equal(known.isGood(good.with(4, 0x41)), false)
    assert.equal(stripLayoutOf(frame([{ part: 'address' }, { part: 'text', encoding: 'gbk' }])), undefined)
  })

  test('never gets half a Chinese character', () => {
    const parts = [{ part: 'text', encoding: 'gbk', bytes: 5, pad: 32 }]
    assert.equal(toHex(encodeStrip(frame(parts), { ...green, text: '号号号' })), 'BA C5 BA C5 20')
  })
})

describe('138 strips on one line', () => {
  test('cost nothing while nothing changes', async () => {
    const clock = createManualContext()
    const pair = createMemoryPair(clock, { baud: 9600 })
    const simulated = createSimulatedStrip(pair.device, genericFrame)
    const board = createLedBoard({
      ...{ context: clock, transport: pair.host, model: v.parse(ledBoardModelSchema, strip), layout, isNetwork: false },
    })
    let bytes = 0
    pair.device.onData((piece) => (bytes += piece.length))
    board.open()
    await clock.settle()
    const all = Array.from({ length: 138 }, (_, at) => ({ area: at + 1, text: `A${at}`, colour: 'red' as const }))
    const shown = board.show(all, 60_000)
    await clock.advance(20_000)
    assert.equal((await shown).state, 'shown')
    assert.equal(simulated.shows(138)?.text, 'A137')
    const before = bytes
    await clock.advance(600_000)
    assert.equal(bytes, before)
    await board.close()
  })
})

describe('a helper', () => {
  test('may chat; what is no answer is nothing', () => {
    const decoder = createHelperDecoder()
    const chat = 'loading…\n{"id":1}\n[]\n{"id":2,"ok":true}\n'
    assert.deepEqual(decoder.push(new TextEncoder().encode(chat)), [{ id: 2, ok: true }])
  })
  fuzzDecoder('a helper', {
    make: createHelperDecoder,
    frames: ['\n{"id":2,"ok":true}\n', '\n{"id":3,"ok":false,"reason":"no"}\n'].map((line) =>
      new TextEncoder().encode(line),
    ),
    mostHeld: LONGEST_LINE,
  })
})
