import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { JobMessage } from '@tingxu/shared/wire/protocol.ts'
import {
  printedNumbers,
  printerModel,
  sampleJob,
  virtualBench,
  type BenchOptions,
  type VirtualBench,
} from '../printer/testing.ts'
import { createAgent, type Agent } from './agent.ts'
import { createInProcessLink } from './in-process-link.ts'
import { emptySpool, MOST_JOBS, type SpoolData, type SpoolFile } from './spool.ts'

const generic = await printerModel('generic-80mm')

/** A disk that keeps what was written when the process dies, and can be broken. */
const createDisk = (start: SpoolData = emptySpool) => {
  let kept = start
  let fails: (next: SpoolData) => boolean = () => false
  let turn: Promise<unknown> = Promise.resolve()
  const file: SpoolFile = {
    data: () => kept,
    update(change) {
      const mine = turn.then(() => {
        const next = change(kept)
        if (fails(next)) throw new Error('the disk is full')
        kept = next
        return next
      })
      turn = mine.catch(() => undefined)
      return mine
    },
  }
  return {
    file,
    kept: () => kept,
    failWhen(next: (data: SpoolData) => boolean) {
      fails = next
    },
  }
}

/** The hub as the agent sees it. */
const createHub = () => {
  const progress: string[] = []
  const reports: string[] = []
  let isThere = true
  const { link, offer } = createInProcessLink({
    progress: async ({ job, state, code }) => {
      if (isThere) progress.push([job, state, ...(code === null ? [] : [code])].join(' '))
      return isThere
    },
    reportDevice: async (device, level, code) => {
      if (isThere) reports.push(`${device} ${level} ${code}`)
      return isThere
    },
    onFault: (fault) => {
      throw fault
    },
  })
  let reconnect: () => void = () => undefined
  return {
    ...{ offer, progress, reports },
    link: {
      ...link,
      onConnect(listener: () => void) {
        reconnect = listener
        return () => undefined
      },
    },
    goAway() {
      isThere = false
    },
    comeBack() {
      isThere = true
      reconnect()
    },
  }
}

const jobOf = (digits: string, more: Partial<JobMessage> = {}): JobMessage => ({
  job: `print:20260312-A${digits}:1`,
  kind: 'print',
  target: 'printer-1',
  payload: sampleJob(digits).slip,
  notAfter: null,
  ...more,
})

interface Scene {
  readonly bench: VirtualBench
  readonly hub: ReturnType<typeof createHub>
  readonly disk: ReturnType<typeof createDisk>
  readonly agent: Agent
  until(holds: () => boolean): Promise<void>
}

const scene = (disk = createDisk(), simulator: BenchOptions['simulator'] = {}): Scene => {
  const bench = virtualBench(generic, { simulator })
  const hub = createHub()
  const devices = new Map([['printer-1', bench.printer]])
  const hallNow = () => 1_000_000 + bench.clock.now()
  const agent = createAgent({ link: hub.link, spool: disk.file, devices, context: bench.clock, hallNow })
  return { bench, hub, disk, agent, until: bench.until }
}

const end = async ({ agent, bench }: Scene) => {
  await bench.outcome(agent.close())
  await bench.close()
  assert.equal(bench.clock.pendingTimers(), 0, 'no timer is left')
}

describe('an agent', () => {
  test('prints what it is given, tells how far it is in order, and then forgets the slip', async () => {
    const here = scene()
    await here.agent.open()
    assert.equal(await here.hub.offer(jobOf('001')), true)
    assert.equal(here.disk.kept().jobs.length, 1, 'it is on the disk before the hub hears that it was taken')
    assert.equal(await here.hub.offer(jobOf('002')), true)
    await here.until(() => here.hub.progress.length === 4 && here.disk.kept().words.length === 0)
    assert.deepEqual(here.hub.progress, [
      'print:20260312-A001:1 sent',
      'print:20260312-A001:1 confirmed',
      'print:20260312-A002:1 sent',
      'print:20260312-A002:1 confirmed',
    ])
    assert.deepEqual(printedNumbers(here.bench.simulated), ['001', '002'])
    assert.deepEqual(here.disk.kept().jobs, [])
    await end(here)
  })

  test('does the same job once, whether it is offered while it waits, while it prints or when it is done', async () => {
    const here = scene(createDisk(), { mmPerSecond: 150 })
    await here.agent.open()
    assert.deepEqual(await Promise.all([here.hub.offer(jobOf('001')), here.hub.offer(jobOf('001'))]), [true, true])
    await here.until(() => here.hub.progress.length === 1)
    assert.equal(await here.hub.offer(jobOf('001')), true)
    await here.until(() => here.hub.progress.length === 2)
    assert.equal(await here.hub.offer(jobOf('001')), true)
    await here.bench.clock.advance(5000)
    assert.deepEqual(printedNumbers(here.bench.simulated), ['001'])
    await end(here)
  })

  test('does not take a job for a device that is not here, nor one the disk does not take, nor too many', async () => {
    const here = scene()
    await here.agent.open()
    assert.equal(await here.hub.offer(jobOf('001', { target: 'printer-2' })), false)
    here.disk.failWhen(() => true)
    assert.equal(await here.hub.offer(jobOf('002')), false)
    here.disk.failWhen(() => false)
    here.bench.simulated.setHeadHot(true)
    await here.until(() => here.bench.printer.status().code === 'printer.head-hot')
    for (let number = 0; number < MOST_JOBS; number++) await here.hub.offer(jobOf(String(100 + number)))
    assert.equal(await here.hub.offer(jobOf('999')), false)
    assert.deepEqual(here.hub.progress, [])
    await end(here)
  })

  test('sends no byte of a slip when the intent cannot be written, and says so', async () => {
    const here = scene()
    await here.agent.open()
    await here.until(() => here.bench.printer.status().level === 'ok')
    here.disk.failWhen(({ jobs }) => jobs.some(({ state }) => state === 'sent'))
    await here.hub.offer(jobOf('001'))
    await here.until(() => here.hub.progress.length === 1)
    assert.deepEqual(here.hub.progress, ['print:20260312-A001:1 failed job.intent-not-recorded'])
    assert.deepEqual(printedNumbers(here.bench.simulated), [])
    await end(here)
  })

  test('tells the end of a slip only once the disk has it', async () => {
    const here = scene()
    await here.agent.open()
    here.disk.failWhen(({ done }) => done.length > 0)
    await here.hub.offer(jobOf('001'))
    await here.until(() => printedNumbers(here.bench.simulated).length === 1)
    await here.bench.clock.advance(3000)
    assert.deepEqual(here.hub.progress, ['print:20260312-A001:1 sent'])
    here.disk.failWhen(() => false)
    await here.until(() => here.hub.progress.length === 2)
    assert.equal(here.hub.progress[1], 'print:20260312-A001:1 confirmed')
    assert.deepEqual(printedNumbers(here.bench.simulated), ['001'])
    await end(here)
  })

  test('goes on printing while the hub is away and tells everything in order when it is back', async () => {
    const here = scene()
    await here.agent.open()
    here.hub.goAway()
    await here.hub.offer(jobOf('001'))
    await here.hub.offer(jobOf('002'))
    await here.until(() => here.disk.kept().words.length === 4)
    await here.bench.clock.advance(60_000)
    assert.equal(here.hub.progress.length, 0)
    here.hub.comeBack()
    await here.until(() => here.disk.kept().words.length === 0)
    assert.deepEqual(here.hub.progress, [
      'print:20260312-A001:1 sent',
      'print:20260312-A001:1 confirmed',
      'print:20260312-A002:1 sent',
      'print:20260312-A002:1 confirmed',
    ])
    await end(here)
  })

  test('prints nothing that nobody waits for any more', async () => {
    const here = scene()
    await here.agent.open()
    await here.hub.offer(jobOf('001', { notAfter: 999_999 }))
    await here.until(() => here.hub.progress.length === 1)
    assert.deepEqual(here.hub.progress, ['print:20260312-A001:1 failed job.waited-too-long'])
    here.bench.simulated.setHeadHot(true)
    await here.until(() => here.bench.printer.status().code === 'printer.head-hot')
    await here.hub.offer(jobOf('002', { notAfter: 1_000_000 + here.bench.clock.now() + 20_000 }))
    await here.until(() => here.hub.progress.length === 2)
    assert.equal(here.hub.progress[1], 'print:20260312-A002:1 failed job.waited-too-long')
    assert.deepEqual(printedNumbers(here.bench.simulated), [])
    await end(here)
  })

  test('fails a job that is no slip, and one whose printer has no paper, with the reason', async () => {
    const here = scene()
    await here.agent.open()
    await here.hub.offer(jobOf('001', { payload: { blocks: [] } }))
    await here.until(() => here.hub.progress.length === 1)
    here.bench.simulated.loadPaper(0)
    await here.until(() => here.bench.printer.status().code === 'printer.paper-out')
    await here.hub.offer(jobOf('002'))
    await here.until(() => here.hub.progress.length === 2)
    assert.deepEqual(here.hub.progress, [
      'print:20260312-A001:1 failed job.invalid',
      'print:20260312-A002:1 failed printer.paper-out',
    ])
    await end(here)
  })
})

describe('after a crash', () => {
  test('a waiting job is printed if there is still time, and failed if not', async () => {
    const before = scene()
    // Before the agent runs, its spool holds what an earlier one took.
    const queued = { state: 'queued' as const }
    await before.disk.file.update((data) => ({
      ...data,
      jobs: [
        { ...jobOf('001', { notAfter: 999_999 }), ...queued },
        { ...jobOf('002', { notAfter: 1_060_000 }), ...queued },
        { ...jobOf('003', { target: 'printer-9' }), ...queued },
      ],
    }))
    await before.agent.open()
    await before.until(() => before.hub.progress.length === 4)
    assert.deepEqual(before.hub.progress, [
      'print:20260312-A003:1 failed device.unknown',
      'print:20260312-A001:1 failed job.waited-too-long',
      'print:20260312-A002:1 sent',
      'print:20260312-A002:1 confirmed',
    ])
    assert.deepEqual(printedNumbers(before.bench.simulated), ['002'])
    await end(before)
  })

  test('at every write of the spool, no slip is printed twice and none is called out that may not be', async () => {
    // The run is cut after each durable write in turn: what lies on the disk then is what the next run finds.
    const writes: { readonly kept: SpoolData; readonly printed: number }[] = []
    const whole = scene()
    const record: SpoolFile = {
      data: whole.disk.file.data,
      async update(change) {
        const next = await whole.disk.file.update(change)
        writes.push({ kept: next, printed: whole.bench.simulated.slips().length })
        return next
      },
    }
    const devices = new Map([['printer-1', whole.bench.printer]])
    const agent = createAgent({
      link: whole.hub.link,
      spool: record,
      devices,
      context: whole.bench.clock,
      hallNow: () => 0,
    })
    await agent.open()
    await whole.hub.offer(jobOf('001'))
    await whole.until(() => whole.hub.progress.length === 2 && whole.disk.kept().words.length === 0)
    await whole.bench.outcome(agent.close())
    await end(whole)
    assert.equal(writes.length, 4, 'taken, sent, finished, told')

    for (const { kept, printed } of writes) {
      const next = scene(createDisk(kept))
      await next.agent.open()
      assert.equal(await next.hub.offer(jobOf('001')), true, 'the hub, too, may have forgotten how far it was')
      await next.bench.clock.advance(10_000)
      const again = printedNumbers(next.bench.simulated).length
      assert.ok(printed + again <= 1, `printed ${printed + again} times`)
      const wasSent = kept.jobs.some(({ state }) => state === 'sent')
      if (wasSent) {
        assert.equal(again, 0, 'what may be out already is not sent again')
        assert.equal(next.hub.progress.at(-1), 'print:20260312-A001:1 uncertain job.interrupted')
      } else if (printed + again === 1 && kept.words.length + again > 0)
        assert.equal(next.hub.progress.at(-1), 'print:20260312-A001:1 confirmed')
      assert.deepEqual(next.disk.kept().jobs, [])
      assert.deepEqual(next.disk.kept().words, [])
      await end(next)
    }
  })

  test('a job that waited when the agent was closed in good order is printed by the next run', async () => {
    const first = scene()
    await first.agent.open()
    first.bench.simulated.setHeadHot(true)
    await first.until(() => first.bench.printer.status().code === 'printer.head-hot')
    await first.hub.offer(jobOf('001'))
    await first.bench.clock.advance(100)
    await end(first)
    const second = scene(createDisk(first.disk.kept()))
    await second.agent.open()
    await second.until(() => second.hub.progress.length === 2)
    assert.deepEqual(printedNumbers(second.bench.simulated), ['001'])
    await end(second)
  })
})

describe('the state of a device', () => {
  test('is told at every change, the latest only, until the hub takes it', async () => {
    const here = scene()
    await here.agent.open()
    await here.until(() => here.hub.reports.length === 1)
    here.hub.goAway()
    here.bench.simulated.setCover(true)
    await here.until(() => here.bench.printer.status().code === 'printer.cover-open')
    here.bench.simulated.setCover(false)
    here.bench.simulated.loadPaper(0)
    await here.until(() => here.bench.printer.status().code === 'printer.paper-out')
    await here.bench.clock.advance(30_000)
    here.hub.comeBack()
    await here.until(() => here.hub.reports.length === 2)
    await here.bench.clock.advance(30_000)
    assert.deepEqual(here.hub.reports, ['printer-1 ok printer.ready', 'printer-1 down printer.paper-out'])
    await end(here)
  })

  test('is told anew when the hub comes back', async () => {
    const here = scene()
    await here.agent.open()
    await here.until(() => here.hub.reports.length === 1)
    here.hub.comeBack()
    await here.until(() => here.hub.reports.length === 2)
    assert.deepEqual(here.hub.reports, ['printer-1 ok printer.ready', 'printer-1 ok printer.ready'])
    await end(here)
  })
})
