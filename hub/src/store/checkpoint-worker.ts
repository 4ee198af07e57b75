// The worker of checkpointer.ts.
import { statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { CheckpointWorkerData } from './checkpointer.ts'
import { loadEngines } from './engine.ts'

const { file, engine, everyMs, fromBytes } = workerData as CheckpointWorkerData
const loaded = (await loadEngines()).engines.find(({ name }) => name === engine)
if (loaded === undefined) throw new Error(`${engine} cannot be loaded in a worker`)
const connection = loaded.open(file)
connection.exec('PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0')
const checkpoint = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)')

const timer = setInterval(() => {
  try {
    const size = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
    if (size >= fromBytes) checkpoint.get()
  } catch (error) {
    parentPort?.postMessage(error instanceof Error ? error.message : String(error))
  }
}, everyMs)

parentPort?.on('message', () => {
  clearInterval(timer)
  connection.close()
  parentPort?.close()
})
