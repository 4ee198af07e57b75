// What every ticket printer must do, run over simulators always and over hardware where one is named.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { PrintOutcome } from './contract.ts'
import { clearsWhileStopped } from './prepare.ts'
import type { SimulatedPrinter } from './simulator.ts'
import { printedNumbers, sampleJob, type PrinterBench } from './testing.ts'

type MakeBench = () => PrinterBench | Promise<PrinterBench>

/** A bench whose far end can be broken on purpose. */
type BreakableBench = PrinterBench & { simulated: SimulatedPrinter; cable: { pull(): void; plug(): void } }

const isBreakable = (bench: PrinterBench): bench is BreakableBench =>
  bench.simulated !== undefined && bench.cable !== undefined

const isReady = ({ printer }: PrinterBench) => printer.status().level !== 'down'

const count = ({ simulated }: BreakableBench) => simulated.slips().length

/** The law that no case of need breaks. */
const nothingTwice = ({ simulated }: PrinterBench) => {
  const numbers = simulated === undefined ? [] : printedNumbers(simulated)
  assert.equal(new Set(numbers).size, numbers.length, `printed: ${numbers.join(', ')}`)
}

export function printerConformance(name: string, makeBench: MakeBench | { readonly skip: string }): void {
  const skip = typeof makeBench === 'function' ? false : makeBench.skip
  const behaves = (what: string, body: (bench: PrinterBench) => Promise<void>) => {
    test(what, { skip, timeout: 60_000 }, async () => {
      if (typeof makeBench !== 'function') return
      const bench = await makeBench()
      try {
        bench.printer.open()
        await bench.until(() => isReady(bench))
        await body(bench)
        nothingTwice(bench)
      } finally {
        await bench.close()
      }
    })
  }
  /** For what only a simulator can be made to do; visibly left out on hardware. */
  const survives = (what: string, body: (bench: BreakableBench) => Promise<void>) => {
    test(what, { skip, timeout: 60_000 }, async (t) => {
      if (typeof makeBench !== 'function') return
      const bench = await makeBench()
      try {
        if (!isBreakable(bench)) return t.skip('a real printer cannot be broken on purpose')
        bench.printer.open()
        await bench.until(() => isReady(bench))
        await body(bench)
        nothingTwice(bench)
      } finally {
        await bench.close()
      }
    })
  }

  describe(`${name}: a ticket printer`, () => {
    behaves('confirms a slip with the best proof its model can give', async ({ printer, outcome }) => {
      const printed = await outcome(printer.print(sampleJob('001')))
      assert.equal(printed.state, 'confirmed')
      assert.equal(printed.proof, printer.capabilities.proof)
      assert.ok(printed.lengthMm > 50 && printed.lengthMm < 150, `${printed.lengthMm} mm`)
    })

    behaves('prints slips in the order they were asked for', async ({ printer, simulated, outcome }) => {
      const order: string[] = []
      const jobs = ['001', '002', '003'].map((digits) =>
        printer.print(sampleJob(digits, { onSent: async () => void order.push(digits) })),
      )
      const outcomes = await outcome(Promise.all(jobs))
      assert.deepEqual(
        outcomes.map(({ state }) => state),
        ['confirmed', 'confirmed', 'confirmed'],
      )
      assert.deepEqual(order, ['001', '002', '003'])
      if (simulated !== undefined) assert.deepEqual(printedNumbers(simulated), ['001', '002', '003'])
    })

    behaves('counts the paper it uses', async ({ printer, outcome }) => {
      const before = printer.paper().leftMm
      await outcome(printer.print(sampleJob('001')))
      assert.ok(before - printer.paper().leftMm > 50)
    })

    behaves('fails what waits when it is closed, and works again when it is opened', async (bench) => {
      const { printer, outcome, until } = bench
      await printer.close()
      const refused = await printer.print(sampleJob('001'))
      assert.deepEqual([refused.state, codeOf(refused)], ['failed', 'printer.closed'])
      printer.open()
      await until(() => isReady(bench))
      assert.equal((await outcome(printer.print(sampleJob('002')))).state, 'confirmed')
    })

    survives('sends nothing when the intent to print cannot be recorded', async (bench) => {
      const failing = sampleJob('001', { onSent: () => Promise.reject(new Error('disk full')) })
      const failed = await bench.outcome(bench.printer.print(failing))
      assert.deepEqual([failed.state, codeOf(failed)], ['failed', 'job.intent-not-recorded'])
      assert.equal(count(bench), 0)
      assert.equal((await bench.outcome(bench.printer.print(sampleJob('002')))).state, 'confirmed')
      assert.equal(count(bench), 1)
    })

    survives('refuses a slip at once while the cover is open, and goes on when it is closed', async (bench) => {
      const { printer, simulated, until, outcome } = bench
      if (!bench.model.status.realTime) return
      simulated.setCover(true)
      await until(() => printer.status().code === 'printer.cover-open')
      const refused = await printer.print(sampleJob('001'))
      assert.deepEqual([refused.state, codeOf(refused)], ['failed', 'printer.cover-open'])
      simulated.setCover(false)
      await until(() => isReady(bench))
      assert.equal((await outcome(printer.print(sampleJob('002')))).state, 'confirmed')
      assert.equal(count(bench), 1)
    })

    survives(
      'calls a slip uncertain when the paper ends in it, and prints nothing twice after the refill',
      async (bench) => {
        const { printer, model, simulated, until, outcome } = bench
        if (!model.status.realTime) return
        simulated.loadPaper(30)
        const halved = await outcome(printer.print(sampleJob('001')))
        assert.equal(halved.state, 'uncertain')
        assert.equal(halved.mayStillPrint, !clearsWhileStopped(model))
        await until(() => printer.status().code === 'printer.paper-out')
        simulated.loadPaper(80_000)
        await until(() => isReady(bench))
        // Only a model whose buffer waits its turn may still put the old slip out, once.
        const old = count(bench)
        assert.ok(old <= (clearsWhileStopped(model) ? 0 : 1), `${old} old slips came out`)
        assert.equal((await outcome(printer.print(sampleJob('002')))).state, 'confirmed')
        assert.equal(count(bench), old + 1)
        assert.equal(simulated.state().waitingBytes, 0)
      },
    )

    survives(
      'calls a slip uncertain when the cutter jams, and prints nothing twice after it is freed',
      async (bench) => {
        const { printer, model, simulated, until, outcome } = bench
        if (!model.status.realTime) return
        simulated.jam('at-cut')
        const stuck = await outcome(printer.print(sampleJob('001')))
        assert.equal(stuck.state, 'uncertain')
        await until(() => printer.status().code === 'printer.cutter-jam')
        simulated.clearJam()
        await until(() => isReady(bench))
        assert.equal((await outcome(printer.print(sampleJob('002')))).state, 'confirmed')
        assert.ok(count(bench) <= 2)
      },
    )

    survives('says so when the printer stops answering, and comes back with it', async (bench) => {
      const { printer, model, simulated, until, outcome } = bench
      if (!model.status.realTime) return
      simulated.setAnswers('silent')
      const silent = await outcome(printer.print(sampleJob('001')))
      assert.deepEqual([silent.state, codeOf(silent)], ['uncertain', 'job.no-proof'])
      await until(() => ['printer.no-answer', 'printer.not-connected'].includes(printer.status().code))
      simulated.setAnswers('normal')
      await until(() => isReady(bench))
      assert.equal(count(bench), 1, 'the slip whose proof is missing was not sent again')
      assert.equal((await outcome(printer.print(sampleJob('002')))).state, 'confirmed')
    })

    survives('says so when the answers mean nothing, and comes back when they do', async (bench) => {
      const { printer, model, simulated, until, outcome } = bench
      if (!model.status.realTime) return
      simulated.setAnswers('garbage')
      await until(() => printer.status().level === 'down')
      simulated.setAnswers('normal')
      await until(() => isReady(bench))
      assert.equal((await outcome(printer.print(sampleJob('001')))).state, 'confirmed')
      assert.equal(count(bench), 1)
    })

    survives('connects again after the cable was pulled, and does not send the slip under way again', async (bench) => {
      const { printer, simulated, cable, until, outcome } = bench
      simulated.setAnswers('silent')
      let isSent = false
      const job = sampleJob('001', { onSent: async () => void (isSent = true) })
      const printed = printer.print(job)
      await until(() => isSent && (count(bench) === 1 || !isReady(bench)))
      cable.pull()
      const lost = await outcome(printed)
      assert.ok(lost.state === 'uncertain' || lost.state === 'confirmed')
      await until(() => printer.status().code === 'printer.not-connected')
      const refused = await printer.print(sampleJob('002'))
      assert.deepEqual([refused.state, codeOf(refused)], ['failed', 'printer.not-connected'])
      simulated.setAnswers('normal')
      cable.plug()
      await until(() => isReady(bench))
      assert.equal(count(bench), 1)
      assert.equal((await outcome(printer.print(sampleJob('003')))).state, 'confirmed')
      assert.equal(count(bench), 2)
    })

    survives('does not take a late answer for the proof of the next slip', async (bench) => {
      const { printer, model, simulated, until, outcome } = bench
      if (model.barrier === 'none') return
      simulated.setAnswerDelay(model.timing.proofMs + model.timing.answerMs)
      const late = await outcome(printer.print(sampleJob('001')))
      assert.equal(late.state, 'uncertain')
      simulated.setAnswerDelay(0)
      await until(() => isReady(bench))
      simulated.jam('at-cut')
      const stuck = await outcome(printer.print(sampleJob('002')))
      assert.equal(stuck.state, 'uncertain', 'the slip is stuck in the cutter')
    })
  })
}

const codeOf = (outcome: PrintOutcome): string => ('problem' in outcome ? outcome.problem.code : outcome.state)
