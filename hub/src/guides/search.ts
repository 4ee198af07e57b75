// The search that other programs ask over HTTP. Kiosks search in their own page, with the same code.
import type { Worker } from 'node:worker_threads'
import type { EverydayWords, FindHit } from '@tingxu/shared/find/types.ts'
import { startWorker } from '../store/start-worker.ts'
import type { PublishedCatalogue } from './published.ts'

export interface Question {
  readonly nth: number
  /** The whole list, where it is another one than at the question before. */
  readonly catalogue: string | null
  readonly typed: string
  readonly limit: number
}

export interface Answer {
  readonly nth: number
  readonly hits: readonly FindHit[]
}

export interface GuideSearch {
  /** Best first. @param limit 1–50 */
  readonly find: (catalogue: PublishedCatalogue, typed: string, limit: number) => Promise<readonly FindHit[]>
  readonly close: () => Promise<void>
}

/** A thread that nobody asks gives its memory back. */
const IDLE_MS = 10 * 60_000

interface Asked {
  readonly resolve: (hits: readonly FindHit[]) => void
  readonly reject: (fault: Error) => void
}

interface Thread {
  readonly worker: Worker
  readonly asked: Map<number, Asked>
  /** Of the list it has. */
  tag: string | null
}

export function createGuideSearch(words: () => EverydayWords): GuideSearch {
  let thread: Thread | null = null
  let nth = 0
  let rest: NodeJS.Timeout | undefined

  function start(): Thread {
    const worker = startWorker(new URL('./search-thread.ts', import.meta.url), words())
    worker.unref()
    const asked = new Map<number, Asked>()
    const own: Thread = { worker, asked, tag: null }
    worker.on('message', ({ nth: which, hits }: Answer) => {
      asked.get(which)?.resolve(hits)
      asked.delete(which)
    })
    const gone = (fault: Error): void => {
      // One that was stopped may end after the next has begun.
      if (thread === own) thread = null
      for (const { reject } of asked.values()) reject(fault)
      asked.clear()
    }
    worker.on('error', (fault) => gone(fault instanceof Error ? fault : new Error(String(fault))))
    worker.on('exit', () => gone(new Error('the search ended')))
    return own
  }

  const stop = async (): Promise<void> => {
    clearTimeout(rest)
    const ending = thread
    thread = null
    await ending?.worker.terminate()
  }

  return {
    find: (catalogue, typed, limit) => {
      clearTimeout(rest)
      rest = setTimeout(() => void stop(), IDLE_MS).unref()
      const own = (thread ??= start())
      const which = ++nth
      const isNew = own.tag !== catalogue.tag
      own.tag = catalogue.tag
      return new Promise((resolve, reject) => {
        own.asked.set(which, { resolve, reject })
        const question: Question = { nth: which, catalogue: isNew ? catalogue.text : null, typed, limit }
        own.worker.postMessage(question)
      })
    },
    close: stop,
  }
}
