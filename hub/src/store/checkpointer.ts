// Keeps the write-ahead log short without holding up the commits: a worker hands its pages over to the file.
import type { Worker } from 'node:worker_threads'
import type { EngineName } from './engine.ts'
import { startWorker } from './start-worker.ts'

export interface CheckpointerOptions {
  /** `hall.db`. */
  readonly file: string
  readonly engine: EngineName
  /** How often the worker looks, 50-60000 ms, default 250. */
  readonly everyMs?: number
  /** From which size of the log on it acts, default 2 MiB. */
  readonly fromBytes?: number
  readonly report: (error: unknown) => void
}

export interface Checkpointer {
  open(): void
  /** Works in every state; resolves when the worker's connection is closed. Close it before the store. */
  close(): Promise<void>
}

export interface CheckpointWorkerData {
  readonly file: string
  readonly engine: EngineName
  readonly everyMs: number
  readonly fromBytes: number
}

/**
 * Open the store with `checkpointPages` well above what the worker lets stand (4000): should the worker die, commits
 * tidy up themselves again.
 */
export function createCheckpointer({
  file,
  engine,
  everyMs = 250,
  fromBytes = 2 * 2 ** 20,
  report,
}: CheckpointerOptions): Checkpointer {
  let worker: Worker | undefined
  return {
    open() {
      if (worker !== undefined) return
      const workerData: CheckpointWorkerData = { file, engine, everyMs, fromBytes }
      worker = startWorker(new URL('./checkpoint-worker.ts', import.meta.url), workerData)
      worker.on('error', report)
      worker.on('message', report)
      worker.unref()
    },
    async close() {
      const closing = worker
      worker = undefined
      if (closing === undefined) return
      await new Promise<void>((resolve) => {
        closing.once('exit', () => resolve())
        closing.ref()
        closing.postMessage('close')
      })
    },
  }
}
