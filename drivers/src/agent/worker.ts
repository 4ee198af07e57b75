// Carries out the jobs of one printer, one at a time, in the order in which they came.
import * as v from 'valibot'
import { backoffMs } from '../kernel/backoff.ts'
import type { DeviceContext } from '../kernel/context.ts'
import { createWaker } from '../kernel/waker.ts'
import type { PrintOutcome, TicketPrinter } from '../printer/contract.ts'
import { slipDocumentSchema } from '../printer/slip-document.ts'
import { finished, markedSent, type Ending, type SpooledJob, type SpoolFile } from './spool.ts'

export interface WorkerOptions {
  readonly id: string
  readonly printer: TicketPrinter
  readonly spool: SpoolFile
  readonly context: DeviceContext
  /** Ms since 1970, by the hub's clock. */
  readonly hallNow: () => number
  /** The spool holds a new word for the hub. */
  readonly onWord: () => void
}

export interface Worker {
  /** There may be a new job. */
  wake(): void
  /** Ends once the job under way has its outcome. */
  run(): Promise<void>
  stop(): void
}

const IDLE_MS = 60_000
/** How long a job without a last moment of its own may wait for a printer that is being prepared. */
const DEFAULT_WAIT_MS = 10_000
const LONGEST_WAIT_MS = 60_000
const BACKOFF = { firstMs: 200, longestMs: 5000 }

export function createWorker({ id, printer, spool, context, hallNow, onWord }: WorkerOptions): Worker {
  const waker = createWaker(context)
  let isStopping = false
  const isStopped = () => isStopping

  /** What came of a job must not be lost: tried until the disk takes it. */
  const finish = async (job: string, ending: Ending): Promise<void> => {
    for (let failures = 1; ; failures++) {
      try {
        await spool.update((data) => finished(data, job, ending))
        onWord()
        return
      } catch (thrown) {
        context.log('error', 'the end of a job cannot be written', { job, reason: reasonOf(thrown) })
        // The next run calls it uncertain if its bytes went out, and looks at the time if they did not.
        if (isStopped()) return
        await waker.sleep(backoffMs(failures, BACKOFF))
      }
    }
  }

  const carryOut = async ({ job, payload, notAfter }: SpooledJob): Promise<void> => {
    const leftMs = notAfter === null ? DEFAULT_WAIT_MS : notAfter - hallNow()
    if (leftMs < 0) return finish(job, { state: 'failed', code: 'job.waited-too-long' })
    const slip = v.safeParse(slipDocumentSchema, payload)
    if (!slip.success) {
      context.log('error', 'a job is no slip', { job, path: v.getDotPath(slip.issues[0]) ?? '' })
      return finish(job, { state: 'failed', code: 'job.invalid' })
    }
    const outcome = await printer.print({
      id: job,
      slip: slip.output,
      waitMs: Math.min(LONGEST_WAIT_MS, leftMs),
      async onSent() {
        await spool.update((data) => markedSent(data, job))
        onWord()
      },
    })
    const isUntouched = spool.data().jobs.some((known) => known.job === job && known.state === 'queued')
    // It is the agent that ended, not the job: the next run prints it if there is still time.
    if (isStopped() && isUntouched && outcome.state === 'failed') return
    const ending = endingOf(outcome)
    context.log(ending.state === 'confirmed' ? 'info' : 'warn', `a slip is ${ending.state}`, {
      job,
      device: id,
      ...(outcome.state === 'confirmed'
        ? { proof: outcome.proof, missingSigns: outcome.missing.length }
        : { code: outcome.problem.code }),
    })
    await finish(job, ending)
  }

  return {
    wake: waker.wake,
    async run() {
      while (!isStopped()) {
        const next = spool.data().jobs.find(({ target, state }) => target === id && state === 'queued')
        if (next === undefined) await waker.sleep(IDLE_MS)
        else await carryOut(next)
      }
    },
    stop() {
      isStopping = true
      waker.wake()
    },
  }
}

const endingOf = (outcome: PrintOutcome): Ending =>
  outcome.state === 'confirmed'
    ? { state: 'confirmed', code: null }
    : { state: outcome.state, code: outcome.problem.code }

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
