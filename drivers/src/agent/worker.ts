// Carries out the jobs of one device, one at a time, in the order in which they came.
import { backoffMs } from '../kernel/backoff.ts'
import type { DeviceContext } from '../kernel/context.ts'
import type { ProblemContext } from '../kernel/errors.ts'
import { createWaker } from '../kernel/waker.ts'
import { finished, markedSent, type Ending, type SpooledJob, type SpoolFile } from './spool.ts'

export interface Task {
  readonly job: SpooledJob
  /** How long it may wait for a device that is being prepared, 0-60000 ms. */
  readonly waitMs: number
  /** Called once, just before anything can be noticed of the job, and awaited. When it rejects, nothing is done. */
  readonly onSent: () => Promise<void>
}

export interface Done {
  readonly ending: Ending
  /** For the log: nothing personal. */
  readonly facts: ProblemContext
}

/** Does one job and says what came of it. Never rejects. */
export type Perform = (task: Task) => Promise<Done>

export interface WorkerOptions {
  readonly id: string
  readonly perform: Perform
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
/** How long a job without a last moment of its own may wait for a device that is being prepared. */
const DEFAULT_WAIT_MS = 10_000
const LONGEST_WAIT_MS = 60_000
const BACKOFF = { firstMs: 200, longestMs: 5000 }

export function createWorker({ id, perform, spool, context, hallNow, onWord }: WorkerOptions): Worker {
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

  const carryOut = async (spooled: SpooledJob): Promise<void> => {
    const { job, kind, notAfter } = spooled
    const leftMs = notAfter === null ? DEFAULT_WAIT_MS : notAfter - hallNow()
    if (leftMs < 0) return finish(job, { state: 'failed', code: 'job.waited-too-long' })
    const { ending, facts } = await perform({
      job: spooled,
      waitMs: Math.min(LONGEST_WAIT_MS, leftMs),
      async onSent() {
        await spool.update((data) => markedSent(data, job))
        onWord()
      },
    })
    const isUntouched = spool.data().jobs.some((known) => known.job === job && known.state === 'queued')
    // It is the agent that ended, not the job: the next run does it if there is still time.
    if (isStopped() && isUntouched && ending.state === 'failed') return
    context.log(ending.state === 'confirmed' ? 'info' : 'warn', `a job is ${ending.state}`, {
      ...{ job, kind, device: id, ...facts },
      ...(ending.code === null ? {} : { code: ending.code }),
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

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
