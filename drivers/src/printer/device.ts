import type { Cancel, DeviceContext } from '../kernel/context.ts'
import { backoffMs, type BackoffOptions } from '../kernel/backoff.ts'
import { describeProblem, problem, problemOf, type DeviceProblem } from '../kernel/errors.ts'
import { createListeners } from '../kernel/listeners.ts'
import { createOnce, type Once } from '../kernel/once.ts'
import { sameStatus, status, type DeviceStatus } from '../kernel/status.ts'
import type { Transport } from '../kernel/transport.ts'
import { createWaker } from '../kernel/waker.ts'
import type { TicketPrinterModel } from '../models/model.ts'
import type { PrintJob, PrintOutcome, PrintProof, TicketPrinter } from './contract.ts'
import { encodeSlip } from './escpos/encode-slip.ts'
import { createKeptGraphics, type KeptGraphics } from './escpos/kept-graphics.ts'
import { createPaperCounter } from './paper-counter.ts'
import { createPlateSet, type PlateSet } from './plate.ts'
import { runSession, type SessionHost } from './session.ts'

export interface TicketPrinterOptions {
  readonly context: DeviceContext
  readonly transport: Transport
  readonly model: TicketPrinterModel
  /** Letters of the hall's series, for models that keep plates: fewer letters are stored sooner. Default A-Z. */
  readonly plateLetters?: string
  /** What was left on the roll when the counter was last told, mm. Default: a full roll. */
  readonly paperLeftMm?: number
  /** Told after every slip and every roll: to be kept over a restart. */
  readonly onPaperLeft?: (leftMm: number) => void
  readonly backoff?: BackoffOptions
}

/** Jobs that may wait behind the one that is being printed. */
const QUEUE_LIMIT = 20
const DEFAULT_WAIT_MS = 10_000

interface QueuedJob {
  readonly job: PrintJob
  readonly settle: (outcome: PrintOutcome) => void
}

const proofs: Readonly<Record<TicketPrinterModel['barrier'], PrintProof>> = {
  'gs-h': 'named',
  'gs-r': 'in-turn',
  none: 'assumed',
}

/** The driver for every ESC/POS ticket printer; what differs between models is in `model`. */
export function createTicketPrinter(options: TicketPrinterOptions): TicketPrinter {
  const { context, transport, model } = options
  const statuses = createListeners<[DeviceStatus]>()
  const waker = createWaker(context)
  const paper = createPaperCounter(model.paper, options.paperLeftMm, options.onPaperLeft ?? (() => undefined))
  const queue: QueuedJob[] = []
  let current: DeviceStatus = status('down', 'printer.closed')
  let running:
    { readonly stop: () => void; readonly isStopping: () => boolean; readonly done: Promise<void> } | undefined
  let proofNumber = 0
  let plates: PlateSet | undefined
  let graphics: KeptGraphics | undefined

  const plateSet = () => (plates ??= createPlateSet(model.paper))

  const failWaiting = (why: DeviceProblem) => {
    for (const { settle } of queue.splice(0)) settle({ state: 'failed', problem: why })
  }

  const report = (next: DeviceStatus) => {
    if (sameStatus(current, next)) return
    current = next
    context.log(next.level === 'ok' ? 'info' : 'warn', describeProblem(next), next.context)
    if (refuses(next)) failWaiting(problem(next.code, next.context))
    statuses.call(next)
  }

  const run = async (closing: Once<DeviceProblem>, isStopping: () => boolean): Promise<void> => {
    const host: SessionHost = {
      ...{ context, transport, model, waker, paper, report },
      closing,
      isClosing: isStopping,
      keptGraphics: () =>
        model.plate === 'kept'
          ? (graphics ??= createKeptGraphics(plateSet(), options.plateLetters ?? alphabet))
          : undefined,
      encode: (job, kept, proofId) => encodeSlip(job.slip, model, { plates: plateSet(), kept, proofId }),
      nextProofId: () => String((proofNumber = (proofNumber % 9999) + 1)).padStart(4, '0'),
      takeJob: () => queue.shift(),
      hasJob: () => queue.length > 0,
    }
    // Drawn piece by piece before the first slip needs them: nothing holds the process up for long.
    for (const name of model.plate === 'text' ? [] : plateSet().names) {
      if (isStopping()) return
      plateSet().picture(name)
      await waker.sleep(0)
    }
    let failures = 0
    while (!isStopping()) {
      let why: DeviceProblem
      try {
        await transport.open()
        const openedMs = context.now()
        why = await runSession(host)
        // A line that stood for a while starts with short pauses again; one that breaks at once does not.
        failures = context.now() - openedMs > backoffMs(failures + 1, options.backoff) ? 1 : failures + 1
      } catch (thrown) {
        why = problemOf(thrown, transport.target)
        failures++
      }
      await transport.close()
      if (isStopping()) return
      report(status('down', 'printer.not-connected', { ...why.context, cause: why.code }))
      const untilMs = context.now() + backoffMs(failures, options.backoff)
      while (!isStopping() && context.now() < untilMs) await waker.sleep(untilMs - context.now())
    }
  }

  return {
    capabilities: {
      modelId: model.id,
      proof: proofs[model.barrier],
      widthDots: model.paper.widthDots,
      dotsPerInch: model.paper.dotsPerInch,
      keepsPlates: model.plate === 'kept',
      charset: model.text.charset,
    },
    open() {
      if (running !== undefined) return
      let isStopping = false
      const closing = createOnce<DeviceProblem>()
      report(status('down', 'printer.starting'))
      running = {
        stop() {
          isStopping = true
          closing.happen(problem('printer.closed'))
          waker.wake()
        },
        isStopping: () => isStopping,
        done: run(closing, () => isStopping),
      }
    },
    async close() {
      const mine = running
      if (mine === undefined) return
      mine.stop()
      failWaiting(problem('printer.closed'))
      await transport.close()
      await mine.done
      if (running !== mine) return
      running = undefined
      report(status('down', 'printer.closed'))
    },
    status: () => current,
    onStatus: (listener) => statuses.add(listener),
    print(job) {
      if (running?.isStopping()) return Promise.resolve({ state: 'failed', problem: problem('printer.closed') })
      if (refuses(current)) return Promise.resolve({ state: 'failed', problem: problem(current.code, current.context) })
      if (queue.length >= QUEUE_LIMIT) {
        return Promise.resolve({ state: 'failed', problem: problem('job.queue-full', { limit: QUEUE_LIMIT }) })
      }
      return new Promise((resolve) => {
        const waitMs = job.waitMs ?? DEFAULT_WAIT_MS
        const queued: QueuedJob = {
          job,
          settle(outcome) {
            stopTimer()
            resolve(outcome)
          },
        }
        const stopTimer: Cancel = context.setTimer(waitMs, () => {
          const at = queue.indexOf(queued)
          if (at < 0) return // it is being printed
          queue.splice(at, 1)
          queued.settle({ state: 'failed', problem: problem('job.waited-too-long', { waitMs }) })
        })
        queue.push(queued)
        waker.wake()
      })
    },
    paper: () => ({ leftMm: paper.leftMm(), rollMm: model.paper.rollMm }),
    paperLoaded(mm) {
      paper.loaded(mm)
      waker.wake()
    },
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Down for a reason that waiting a moment will not mend. */
const refuses = ({ level, code }: DeviceStatus): boolean =>
  level === 'down' && code !== 'printer.starting' && code !== 'printer.head-hot'
