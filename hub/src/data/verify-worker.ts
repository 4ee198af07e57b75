// The thread of verifier.ts.
import { parentPort, workerData } from 'node:worker_threads'
import { openStoreReader } from '../store/open-store.ts'
import type { VerifyWork } from './verifier.ts'

const reader = await openStoreReader(workerData as VerifyWork)
try {
  parentPort?.postMessage(reader.verify())
} finally {
  reader.close()
}
