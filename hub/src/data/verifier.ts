// Walks the whole log once a day, in a thread of its own, so that damage is known before it is needed.
import type { VerifyReport } from '../store/contract.ts'
import { startWorker } from '../store/start-worker.ts'

export interface VerifyWork {
  readonly dataDir: string
  readonly keysDir: string | undefined
}

/** Rejects where the log could not be opened at all. */
export function verifyInWorker(work: VerifyWork): Promise<VerifyReport> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(new URL('./verify-worker.ts', import.meta.url), work)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the check of the log ended without a word')))
  })
}

export interface VerifierOptions {
  readonly run: () => Promise<VerifyReport>
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  readonly said: (report: VerifyReport) => void
  readonly trouble: (lasts: boolean) => void
  readonly report: (fault: unknown) => void
}

export interface Verifier {
  /** Every few minutes; works when a day has passed. Never rejects. */
  readonly look: () => Promise<void>
}

const EVERY_MS = 86_400_000

export function createVerifier({ run, monotonic, said, trouble, report }: VerifierOptions): Verifier {
  let startedAt = -Infinity
  return {
    look: async () => {
      if (monotonic() - startedAt < EVERY_MS) return
      startedAt = monotonic()
      try {
        const found = await run()
        said(found)
        trouble(!found.ok)
      } catch (fault) {
        report(fault)
      }
    },
  }
}
