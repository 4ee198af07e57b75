// Starts a worker thread on one of our own files.
import { Worker } from 'node:worker_threads'

/**
 * tsx teaches the main thread alone to read TypeScript; a worker on Node 20 has to be taught again before it can load
 * its file.
 */
export function startWorker(file: URL, workerData: unknown): Worker {
  if (!file.pathname.endsWith('.ts')) return new Worker(file, { workerData })
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const code = `import { register } from ${tsx}; register(); await import(${JSON.stringify(file.href)})`
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { workerData })
}
