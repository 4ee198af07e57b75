import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { concatBytes, toHex } from '../kernel/bytes.ts'
import { printedNumbers, printerModel, sampleJob, virtualBench, type VirtualBench } from './testing.ts'

const generic = await printerModel('generic-80mm')

const ready = async (bench: VirtualBench) => {
  bench.printer.open()
  await bench.until(() => bench.printer.status().level !== 'down')
  return bench
}
const codes = ({ printer }: VirtualBench): string[] => {
  const heard: string[] = []
  printer.onStatus(({ code }) => heard.push(code))
  return heard
}
const sentHex = ({ received }: VirtualBench) => toHex(concatBytes(received.map(({ bytes }) => bytes)))

describe('the driver of a ticket printer', () => {
  test('does nothing before it is opened and leaves no timer when it is closed', async () => {
    const bench = virtualBench(generic)
    await bench.clock.advance(60_000)
    assert.equal(bench.received.length, 0)
    assert.equal(bench.printer.status().code, 'printer.closed')
    await ready(bench)
    await bench.close()
    assert.equal(bench.clock.pendingTimers(), 0)
  })

  test('clears the buffer of every printer it meets before it prints', async () => {
    const bench = await ready(virtualBench(generic))
    assert.match(sentHex(bench), /^10 04 01 10 04 02 10 04 03 10 04 04 1D 28 48 .* 10 14 08 01 03 14 01 06 02 08/)
    bench.cable.pull()
    bench.cable.plug()
    await bench.until(() => bench.printer.status().code === 'printer.not-connected')
    await bench.until(() => bench.printer.status().code === 'printer.ready')
    assert.equal(sentHex(bench).match(/10 14 08/g)?.length, 2)
    await bench.close()
  })

  test('lets a slip come out that is under way when the cable is back, so that none hangs before the next', async () => {
    const bench = await ready(
      virtualBench(generic, { simulator: { mmPerSecond: 50 }, driver: { backoff: { firstMs: 100, longestMs: 100 } } }),
    )
    const printed = bench.printer.print(sampleJob('001'))
    await bench.clock.advance(300)
    bench.cable.pull()
    bench.cable.plug()
    assert.equal((await bench.outcome(printed)).state, 'uncertain')
    await bench.until(() => bench.printer.status().code === 'printer.ready')
    assert.equal((await bench.outcome(bench.printer.print(sampleJob('002')))).state, 'confirmed')
    assert.deepEqual(printedNumbers(bench.simulated), ['001', '002'])
    assert.equal(bench.simulated.slips().length, 2)
    await bench.close()
  })

  test('sends no byte of a slip before the intent is recorded', async () => {
    const bench = await ready(virtualBench(generic))
    const before = bench.received.length
    let record: () => void = () => undefined
    const recorded = new Promise<void>((resolve) => {
      record = resolve
    })
    const printed = bench.printer.print(sampleJob('001', { onSent: () => recorded }))
    await bench.clock.advance(1000)
    assert.equal(bench.received.length, before)
    record()
    assert.equal((await bench.outcome(printed)).state, 'confirmed')
    await bench.close()
  })

  test('reports every change once and in order, and counts a new roll by itself', async () => {
    const bench = virtualBench(generic)
    const heard = codes(bench)
    await ready(bench)
    bench.simulated.loadPaper(2000)
    await bench.until(() => bench.printer.status().code === 'printer.paper-low')
    bench.simulated.loadPaper(0)
    await bench.until(() => bench.printer.status().code === 'printer.paper-out')
    bench.simulated.setCover(true)
    await bench.until(() => bench.printer.status().code === 'printer.cover-open')
    await bench.outcome(bench.printer.print(sampleJob('001')))
    bench.simulated.loadPaper()
    bench.simulated.setCover(false)
    await bench.until(() => bench.printer.status().level !== 'down')
    await bench.clock.advance(10_000)
    await bench.close()
    assert.deepEqual(heard, [
      'printer.starting',
      'printer.ready',
      'printer.paper-low',
      'printer.paper-out',
      'printer.cover-open',
      'printer.starting',
      'printer.ready',
      'printer.closed',
    ])
    assert.equal(bench.printer.paper().leftMm, 80_000)
  })

  test('warns by its counter where no sensor does, and keeps the count over a restart', async () => {
    const left: number[] = []
    const bench = virtualBench(generic, {
      driver: { paperLeftMm: 6050, onPaperLeft: (mm) => left.push(mm) },
      simulator: { nearEndMm: 0 },
    })
    await ready(bench)
    assert.equal(bench.printer.status().code, 'printer.ready')
    await bench.outcome(bench.printer.print(sampleJob('001')))
    await bench.until(() => bench.printer.status().code === 'printer.paper-low')
    assert.deepEqual(bench.printer.status(), {
      level: 'warning',
      code: 'printer.paper-low',
      context: { counted: true },
    })
    assert.ok(left[0] !== undefined && left[0] < 6000)
    bench.printer.paperLoaded()
    await bench.until(() => bench.printer.status().code === 'printer.ready')
    assert.equal(left.at(-1), 80_000)
    await bench.close()
  })

  test('does not mistake an opened cover for a new roll', async () => {
    const bench = await ready(virtualBench(generic, { driver: { paperLeftMm: 20_000 } }))
    bench.simulated.setCover(true)
    await bench.until(() => bench.printer.status().code === 'printer.cover-open')
    bench.simulated.setCover(false)
    await bench.until(() => bench.printer.status().code === 'printer.ready')
    assert.equal(bench.printer.paper().leftMm, 20_000)
    await bench.close()
  })

  test('fails what waits at once when the printer goes down, and takes at most twenty', async () => {
    const bench = await ready(virtualBench(generic, { simulator: { mmPerSecond: 10 } }))
    const jobs = Array.from({ length: 22 }, (_, n) =>
      bench.printer.print(sampleJob(String(n).padStart(3, '0'), { waitMs: 60_000 })),
    )
    await bench.clock.advance(100)
    const full = await jobs[21]
    assert.ok(full?.state === 'failed' && full.problem.code === 'job.queue-full')
    bench.simulated.setCover(true)
    const outcomes = await bench.outcome(Promise.all(jobs))
    assert.deepEqual([...new Set(outcomes.map(({ state }) => state))], ['uncertain', 'failed'])
    await bench.close()
  })

  test('gives a job up that waited too long behind others', async () => {
    const bench = await ready(virtualBench(generic, { simulator: { mmPerSecond: 50 } }))
    const first = bench.printer.print(sampleJob('001'))
    const second = await bench.outcome(bench.printer.print(sampleJob('002', { waitMs: 500 })))
    assert.ok(second.state === 'failed' && second.problem.code === 'job.waited-too-long')
    assert.equal((await bench.outcome(first)).state, 'confirmed')
    assert.equal(bench.simulated.slips().length, 1)
    await bench.close()
  })

  test('makes a slip uncertain when it is closed under way', async () => {
    const bench = await ready(virtualBench(generic, { simulator: { mmPerSecond: 50 } }))
    const printed = bench.printer.print(sampleJob('001'))
    await bench.clock.advance(300)
    await bench.close()
    const outcome = await printed
    assert.ok(outcome.state === 'uncertain' && outcome.problem.code === 'printer.closed' && outcome.mayStillPrint)
    assert.equal(bench.clock.pendingTimers(), 0)
  })

  test('closes even while the intent to print hangs, and sends nothing', async () => {
    const bench = await ready(virtualBench(generic))
    const hanging = bench.printer.print(sampleJob('001', { onSent: () => new Promise(() => undefined) }))
    await bench.clock.advance(100)
    await bench.printer.close()
    const outcome = await hanging
    assert.ok(outcome.state === 'failed' && outcome.problem.code === 'printer.closed')
    assert.equal(bench.simulated.slips().length, 0)
    await bench.close()
  })

  test('drops the connection to get rid of a slip that is stuck on its way', async () => {
    const bench = await ready(
      virtualBench(generic, { simulator: { receiveBufferBytes: 2048 }, cable: { baud: 115_200 } }),
    )
    const heard = codes(bench)
    const printed = bench.printer.print(sampleJob('001'))
    await bench.clock.advance(20)
    bench.simulated.loadPaper(0)
    const outcome = await bench.outcome(printed)
    assert.ok(outcome.state === 'uncertain' && outcome.mayStillPrint)
    await bench.until(() => heard.includes('printer.not-connected'))
    await bench.until(() => bench.printer.status().code === 'printer.paper-out')
    bench.simulated.loadPaper()
    await bench.until(() => bench.printer.status().code === 'printer.ready')
    assert.equal((await bench.outcome(bench.printer.print(sampleJob('002')))).state, 'confirmed')
    assert.equal(bench.simulated.slips().length, 1)
    await bench.close()
  })

  test('says when the connection has been silent, tries again with growing pauses, and stops when closed', async () => {
    const bench = virtualBench(generic, { driver: { backoff: { firstMs: 100, longestMs: 800 } } })
    bench.cable.pull()
    bench.printer.open()
    await bench.clock.advance(5000)
    const { status, log } = { status: bench.printer.status(), log: bench.clock.lines }
    assert.deepEqual([status.code, status.context['cause']], ['printer.not-connected', 'transport.not-found'])
    assert.equal(log.filter(({ message }) => message.includes('not-connected')).length, 1, 'once, not at every try')
    await bench.close()
    assert.equal(bench.clock.pendingTimers(), 0)
  })
})

describe('a hot head', () => {
  test('makes slips wait until it has cooled down', async () => {
    const bench = await ready(virtualBench(generic))
    bench.simulated.setHeadHot(true)
    await bench.until(() => bench.printer.status().code === 'printer.head-hot')
    const printed = bench.printer.print(sampleJob('001'))
    await bench.clock.advance(3000)
    assert.equal(bench.simulated.slips().length, 0)
    bench.simulated.setHeadHot(false)
    assert.equal((await bench.outcome(printed)).state, 'confirmed')
    await bench.close()
  })
})
