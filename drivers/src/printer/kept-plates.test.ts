import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { systemContext } from '../kernel/context.ts'
import { createMemoryPair } from '../transports/memory.ts'
import { createTicketPrinter } from './device.ts'
import { createSimulatedPrinter } from './simulator.ts'
import { printerModel, sampleJob, sampleSlip, virtualBench, type VirtualBench } from './testing.ts'

const generic = await printerModel('generic-80mm')
const epson = await printerModel('epson-tm-t88')

const ready = async (bench: VirtualBench) => {
  bench.printer.open()
  await bench.until(() => bench.printer.status().level !== 'down')
  return bench
}

describe('plates kept in the printer', () => {
  test('are stored once, and found again by the next start', async () => {
    const bench = await ready(virtualBench(epson))
    assert.deepEqual([bench.simulated.state().storedPictures, bench.simulated.state().flashWrites], [42, 42])
    await bench.printer.close()
    await ready(bench)
    assert.equal(bench.simulated.state().flashWrites, 42)
    await bench.close()
  })

  test('are only those of the letters the hall uses, and complete the set when one is added', async () => {
    const bench = await ready(virtualBench(epson, { driver: { plateLetters: 'AB' } }))
    assert.equal(bench.simulated.state().storedPictures, 18)
    const other = await bench.outcome(
      bench.printer.print({ ...sampleJob('001'), slip: sampleSlip({ number: { prefix: 'C', digits: '001' } }) }),
    )
    assert.equal(other.state, 'confirmed', 'a letter that is not kept is sent along')
    await bench.close()
  })

  test('are sent with every slip when the printer cannot keep them', async () => {
    const bench = virtualBench({ ...generic, plate: 'kept', pageMode: epson.pageMode })
    // A printer that does not know GS ( L: it never answers the question for its pictures.
    const deaf = createMemoryPair(bench.clock)
    const simulated = createSimulatedPrinter({ context: bench.clock, model: generic, end: deaf.device })
    const printer = createTicketPrinter({ context: bench.clock, transport: deaf.host, model: bench.model })
    printer.open()
    await bench.until(() => printer.status().level !== 'down')
    assert.deepEqual([printer.status().level, printer.status().code], ['warning', 'printer.graphics-missing'])
    assert.equal((await bench.outcome(printer.print(sampleJob('001')))).state, 'confirmed')
    assert.equal(
      simulated.slips()[0]?.items.filter(({ kind }) => kind === 'picture').length,
      5,
      'the plate and four rules',
    )
    await printer.close()
    await bench.close()
  })
})

describe('how soon a slip is out at 115200 baud', () => {
  test('is within 150 ms of print() for a kept plate, in virtual time', async () => {
    const bench = await ready(virtualBench(epson, { cable: { baud: 115_200 } }))
    await bench.clock.advance(20_000)
    const startMs = bench.clock.now()
    const printed = bench.printer.print(sampleJob('001'))
    await bench.outcome(printed)
    const slip = bench.received.filter(({ atMs }) => atMs > startMs)
    const lastMs = (slip.at(-1)?.atMs ?? 0) - startMs
    assert.ok(lastMs > 20 && lastMs <= 150, `${lastMs} ms`)
    await bench.close()
  })

  test(
    'is within 150 ms of print() for a kept plate, in real time over a paced line',
    { timeout: 60_000 },
    async () => {
      const context = systemContext(() => undefined)
      const line = createMemoryPair(context, { baud: 115_200 })
      const simulated = createSimulatedPrinter({ context, model: epson, end: line.device })
      const printer = createTicketPrinter({ context, transport: line.host, model: epson, plateLetters: 'A' })
      const isReady = new Promise<void>((resolve) => {
        printer.onStatus(({ level }) => {
          if (level === 'ok') resolve()
        })
      })
      printer.open()
      await isReady
      let lastMs = 0
      line.device.onData(() => {
        lastMs = performance.now()
      })
      // The best of three: the machine has others to serve.
      const took: number[] = []
      for (const digits of ['001', '002', '003']) {
        const startMs = performance.now()
        assert.equal((await printer.print(sampleJob(digits))).state, 'confirmed')
        took.push(lastMs - startMs)
      }
      await printer.close()
      simulated.stop()
      assert.ok(Math.min(...took) <= 150, `${took.map(Math.round).join(', ')} ms`)
    },
  )
})
