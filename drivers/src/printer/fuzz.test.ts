// Noise on the wire: whatever comes, nothing throws, hangs or fills the memory, and the next good frame is understood.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { concatBytes, fromHex } from '../kernel/bytes.ts'
import { mutated } from '../kernel/fuzz.ts'
import { createManualContext } from '../kernel/manual-context.ts'
import { createSeededRandom, type SeededRandom } from '../kernel/seeded-random.ts'
import type { DeviceEnd } from '../kernel/transport.ts'
import { encodeSlip } from './escpos/encode-slip.ts'
import { createAnswerDecoder, LONGEST_FRAME, type PrinterAnswer } from './escpos/answers.ts'
import { createKeptGraphics } from './escpos/kept-graphics.ts'
import { createPlateSet } from './plate.ts'
import { createSimulatedPrinter } from './simulator.ts'
import { printerModel, sampleJob, sampleSlip, virtualBench } from './testing.ts'

/** A campaign sets more. */
const INPUTS = Number(process.env['FUZZ_INPUTS'] ?? 20_000)

const oneOf = <T>(all: readonly T[], random: SeededRandom): T => {
  const found = all[random.below(all.length)]
  if (found === undefined) throw new RangeError('nothing to choose from')
  return found
}

const lengthOf = (answer: PrinterAnswer): number => {
  switch (answer.kind) {
    case 'automatic':
      return 4
    case 'process-id':
      return 7
    case 'cleared':
      return 3
    case 'key-codes':
      return 4 + answer.keys.length * 2
    default:
      return 1
  }
}

describe('noise', () => {
  test(`does not confuse the reading of answers for long, ${INPUTS} times`, () => {
    const random = createSeededRandom(20_260_312)
    const frames = [
      '16',
      '1A',
      '14 00 00 0F',
      '3C 00 00 0F',
      '37 22 30 30 34 32 00',
      '37 25 00',
      '37 72 40 41 21 42 21 00',
    ].map(fromHex)
    let misread = 0
    for (let n = 0; n < INPUTS; n++) {
      const decoder = createAnswerDecoder()
      const noise =
        n % 2 === 0
          ? random.bytes(random.below(200))
          : mutated(concatBytes([oneOf(frames, random), oneOf(frames, random)]), random)
      let read = 0
      const cut = random.below(noise.length + 1)
      for (const piece of [noise.subarray(0, cut), noise.subarray(cut)]) {
        for (const answer of decoder.push(piece)) read += lengthOf(answer)
      }
      const flow = noise.filter((byte) => byte === 0x11 || byte === 0x13).length
      const held = noise.length - flow - read
      assert.ok(held >= 0 && held <= LONGEST_FRAME, `${held} bytes held back by input ${n}`)
      assert.equal(decoder.isHolding(), held > 0)
      const frame = oneOf(frames, random)
      const [expected] = createAnswerDecoder().push(frame)
      // Noise that breaks off inside a frame may find its end in the next one: 37 22 30 32 and 37 25 00. Not twice.
      if (!isDeepStrictEqual(decoder.push(frame).at(-1), expected)) {
        misread++
        assert.ok(held >= 2, `input ${n}`)
        assert.deepEqual(decoder.push(frame).at(-1), expected, `input ${n}`)
      }
    }
    assert.ok(misread < INPUTS / 100, `${misread} misread`)
  })

  test(
    `does not confuse the simulated printer for long, ${INPUTS} times`,
    { timeout: Math.max(120_000, INPUTS * 6) },
    async () => {
      const random = createSeededRandom(99)
      const model = await printerModel('epson-tm-t88')
      const plates = createPlateSet(model.paper)
      const kept = createKeptGraphics(plates, 'A')
      const slip = encodeSlip(sampleSlip(), model, { plates, kept, proofId: '0001' }).bytes
      const said: Uint8Array[] = []
      let hear: (bytes: Uint8Array) => void = () => undefined
      const end: DeviceEnd = {
        write: (bytes) => said.push(bytes),
        setReading: () => undefined,
        onConnect: () => () => undefined,
        onData(listener) {
          hear = listener
          return () => undefined
        },
        onDisconnect: () => () => undefined,
        close: () => Promise.resolve(),
      }
      const clock = createManualContext()
      const simulated = createSimulatedPrinter({ context: clock, model, end, paperMm: 1e9, keptSlips: 5 })
      const clear = fromHex('10 14 08 01 03 14 01 06 02 08')
      const good = fromHex('1B 40 1D 56 00 1B 40 1C 26 D5 FE CE F1 0A 1D 56 00 1D 28 48 06 00 30 30 30 30 30 37')
      for (let n = 0; n < INPUTS; n++) {
        const noise = n % 3 === 0 ? random.bytes(random.below(300)) : mutated(slip, random)
        const cut = random.below(noise.length + 1)
        hear(noise.slice(0, cut))
        hear(noise.slice(cut))
        assert.ok(simulated.state().waitingBytes <= 256 * 1024)
        said.length = 0
        hear(clear)
        assert.deepEqual(said.at(-1), fromHex('37 25 00'), `input ${n} is not cleared`)
        hear(good)
        const last = simulated.slips().at(-1)
        assert.deepEqual(
          last?.items.map((item) => (item.kind === 'text' ? item.text : item.kind)),
          ['政务'],
          `after input ${n}`,
        )
        assert.deepEqual(said.at(-1), fromHex('37 22 30 30 30 37 00'))
        assert.ok(simulated.slips().length <= 5 && simulated.state().storedPictures <= 255)
      }
      assert.equal(clock.pendingTimers(), 0)
    },
  )

  test('is outlived by the driver, which prints again when it is over', { timeout: 60_000 }, async () => {
    for (const id of ['generic-80mm', 'generic-58mm', 'epson-tm-t88']) {
      const model = await printerModel(id)
      for (let seed = 1; seed <= 10; seed++) {
        const bench = virtualBench(model, { simulator: { seed }, driver: { plateLetters: 'A' } })
        bench.printer.open()
        await bench.until(() => bench.printer.status().level !== 'down')
        bench.simulated.setAnswers('garbage')
        await bench.outcome(bench.printer.print(sampleJob('001')))
        await bench.clock.advance(30_000)
        bench.simulated.setAnswers('normal')
        await bench.until(() => bench.printer.status().level === 'ok')
        assert.equal(
          (await bench.outcome(bench.printer.print(sampleJob('002')))).state,
          'confirmed',
          `${id}, seed ${seed}`,
        )
        await bench.close()
      }
    }
  })
})
