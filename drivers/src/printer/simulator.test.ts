import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { concatBytes, fromHex, toHex } from '../kernel/bytes.ts'
import { createManualContext } from '../kernel/manual-context.ts'
import type { TicketPrinterModel } from '../models/model.ts'
import { createMemoryPair } from '../transports/memory.ts'
import { dotAt } from './bitmap.ts'
import { createPlateSet } from './plate.ts'
import { encodeSlip } from './escpos/encode-slip.ts'
import { createSimulatedPrinter, type PaperItem, type SimulatedPrinterOptions } from './simulator.ts'
import { printerModel, sampleSlip } from './testing.ts'

const generic = await printerModel('generic-80mm')
const narrow = await printerModel('generic-58mm')
const epson = await printerModel('epson-tm-t88')

/** A simulated printer with a bare host: bytes in, bytes out. */
async function bench(model: TicketPrinterModel, options: Partial<SimulatedPrinterOptions> = {}) {
  const clock = createManualContext()
  const { host, device } = createMemoryPair(clock)
  const simulated = createSimulatedPrinter({ context: clock, model, end: device, ...options })
  const said: Uint8Array[] = []
  host.onData((bytes) => said.push(bytes))
  await host.open()
  return {
    clock,
    simulated,
    /** Sends and gives what was answered meanwhile. */
    async send(hex: string): Promise<string> {
      said.length = 0
      await host.write(fromHex(hex))
      await clock.settle()
      return toHex(concatBytes(said))
    },
    said: () => toHex(concatBytes(said)),
  }
}
const textsOf = (items: readonly PaperItem[]) => items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))

describe('the simulated printer', () => {
  test('prints the ticket of the field guide: words, sizes, places and the code', async () => {
    const { simulated, send } = await bench(generic)
    // 政务服务大厅 centred, A001 four times, 前面等候 3 人, QR code A001, cut
    await send(
      '1B401C261B61011D2111D5FECEF1B7FECEF1B4F3CCFC0A1D2133413030310A1D2100C7B0C3E6B5C8BAF2203320C8CB0A1D286B0400314132001D286B03003143061D286B03003145311D286B0700315030413030311D286B03003151300A1B64031D564200',
    )
    const [slip] = simulated.slips()
    assert.deepEqual(textsOf(slip?.items ?? []), ['政务服务大厅', 'A001', '前面等候', ' 3 ', '人'])
    const [title, number] = slip?.items ?? []
    assert.ok(title?.kind === 'text' && number?.kind === 'text')
    assert.deepEqual([title.x, title.width, title.height], [(576 - 288) / 2, 288, 48])
    assert.deepEqual([number.y, number.height], [48, 96])
    const code = slip?.items.find((item) => item.kind === 'qr')
    assert.ok(code?.kind === 'qr')
    assert.deepEqual([code.data, code.level, code.moduleDots, code.modules.length], ['A001', 'M', 6, 21])
  })

  test('prints Chinese as junk before Chinese mode is on, as half of them do', async () => {
    const { simulated, send } = await bench(generic)
    await send('1B 40 D5 FE 0A 1D 56 00')
    assert.deepEqual(textsOf(simulated.slips()[0]?.items ?? []), ['Õþ'])
  })

  test('puts kept pictures and words on a page where GS $ says, standing on the base line', async () => {
    const { simulated, send } = await bench(epson)
    await send('1D 28 4C 0D 00 30 43 30 41 21 01 08 00 02 00 31 FF 81') // 8 by 2 dots under A!
    // page at 16, 480 x 100; x 40, y 50 - 21: lower edge at 50
    await send(
      '1B 4C 1B 57 10 00 00 00 E0 01 64 00 1B 24 28 00 1D 24 1D 00 1D 28 4C 06 00 30 45 41 21 01 01 0C 1D 56 00',
    )
    const [slip] = simulated.slips()
    const [picture] = slip?.items ?? []
    assert.deepEqual([picture?.kind, picture?.x, picture?.y, slip?.heightDots], ['picture', 56, 48, 100])
    assert.ok(slip !== undefined && dotAt(slip.dots, 56, 48) && !dotAt(slip.dots, 57, 49) && dotAt(slip.dots, 63, 49))
  })

  test('answers DLE EOT, GS r, GS ( H and reports by itself', async () => {
    const { simulated, send } = await bench(generic)
    assert.equal(await send('10 04 01 10 04 02 10 04 03 10 04 04'), '16 12 12 12')
    assert.equal(await send('1D 28 48 06 00 30 30 30 30 30 31'), '37 22 30 30 30 31 00')
    assert.equal(await send('1D 61 0E'), '14 00 00 0F')
    simulated.setCover(true)
    assert.equal(await send('10 04 02'), '3C 00 00 0F 16')
    assert.equal(await (await bench(narrow)).send('1D 72 01'), '00')
  })

  test('lists stored pictures in blocks of forty and waits for the host between them', async () => {
    const { send, simulated } = await bench(epson)
    for (let n = 0; n < 42; n++) {
      const key = (0x30 + n).toString(16)
      await send(`1D 28 4C 0C 00 30 43 30 ${key} 21 01 08 00 01 00 31 FF`)
    }
    assert.deepEqual([simulated.state().storedPictures, simulated.state().flashWrites], [42, 42])
    const first = await send('1D 28 4C 04 00 30 40 4B 43')
    assert.match(first, /^37 72 41( \S\S 21){40} 00$/)
    assert.match(await send('15'), /^37 72 41/)
    assert.match(await send('06'), /^37 72 40( \S\S 21){2} 00$/)
    assert.equal(await send('06'), '')
    simulated.setPower(false)
    simulated.setPower(true)
    assert.equal(simulated.state().storedPictures, 42)
  })

  test('keeps what it received over the end of the paper and prints it at the refill', async () => {
    const { simulated, send } = await bench(generic, { paperMm: 10 })
    const plates = createPlateSet(generic.paper)
    const { bytes } = encodeSlip(sampleSlip(), generic, { plates, kept: undefined, proofId: '0001' })
    await send(toHex(bytes))
    assert.deepEqual([simulated.slips().length, simulated.state().paper], [0, 'out'])
    assert.ok(simulated.state().waitingBytes > 0)
    assert.equal(await send('10 04 04'), '7E')
    simulated.loadPaper()
    assert.deepEqual([simulated.slips().length, simulated.state().waitingBytes], [1, 0])
  })

  test('throws away what it received when it is told to, without paper', async () => {
    const { simulated, send } = await bench(generic, { paperMm: 1 })
    await send('1C 26 D5 FE 0A D5 FE 0A D5 FE 0A 1D 56 00')
    assert.equal(await send('10 14 08 01 03 14 01 06 02 08'), '37 25 00')
    simulated.loadPaper()
    assert.deepEqual([simulated.slips().length, simulated.state().waitingBytes], [0, 0])
  })

  test('gets stuck in the cutter and goes on when it is freed', async () => {
    const { simulated, send } = await bench(generic)
    simulated.jam('at-cut')
    await send('41 0A 1D 56 00')
    assert.deepEqual([simulated.slips().length, simulated.hanging()?.items.length], [0, 1])
    assert.equal(await send('10 04 03'), '1A')
    simulated.clearJam()
    assert.equal(simulated.slips().length, 1)
  })

  test('takes as long as its paper, and answers proofs only then', async () => {
    const { clock, simulated, send, said } = await bench(generic, { mmPerSecond: 100 })
    // 200 dots are 25 mm
    assert.equal(await send('41 1B 4A C8 1D 56 00 1D 28 48 06 00 30 30 30 30 30 31'), '')
    await clock.advance(240)
    assert.equal(said(), '')
    await clock.advance(20)
    assert.equal(said(), '37 22 30 30 30 31 00')
    assert.equal(simulated.slips().length, 1)
  })

  test('stops reading when its buffer is full, and the host feels it', async () => {
    const clock = createManualContext()
    const { host, device } = createMemoryPair(clock, { writeTimeoutMs: 1000 })
    const simulated = createSimulatedPrinter({
      context: clock,
      model: generic,
      end: device,
      paperMm: 0,
      receiveBufferBytes: 4096,
    })
    await host.open()
    const outcome = host.write(new Uint8Array(20_000).fill(0x41)).then(
      () => 'written',
      () => 'stuck',
    )
    await clock.advance(2000)
    assert.equal(await outcome, 'stuck')
    assert.ok(simulated.state().waitingBytes <= 4096 + 64)
  })

  test('forgets everything but flash when the power goes', async () => {
    const { simulated, send } = await bench(generic, { paperMm: 0 })
    await send('41 0A 1D 56 00')
    simulated.setPower(false)
    assert.equal(await send('10 04 01'), '')
    simulated.setPower(true)
    simulated.loadPaper()
    assert.deepEqual([simulated.slips().length, simulated.state().waitingBytes], [0, 0])
    assert.equal(await send('10 04 01'), '16')
  })

  test('remembers only its newest slips', async () => {
    const { simulated, send } = await bench(generic, { keptSlips: 3 })
    for (let n = 0; n < 5; n++) await send('41 0A 1D 56 00')
    assert.deepEqual(
      simulated.slips().map(({ number }) => number),
      [3, 4, 5],
    )
  })

  test('knows double-size Chinese only by FS ! on boards that do', async () => {
    const { simulated, send } = await bench(narrow)
    await send('1C 26 1D 21 11 D5 FE 41 0A 1C 21 0C D5 FE 0A 1D 56 01')
    const heights = simulated.slips()[0]?.items.map((item) => (item.kind === 'text' ? [item.text, item.height] : []))
    assert.deepEqual(heights, [
      ['政', 24],
      ['A', 48],
      ['政', 48],
    ])
  })
})
