// The thread of search.ts: ten thousand guides take a second to make ready, which no counter shall wait for.
import { parentPort, workerData } from 'node:worker_threads'
import { createFinder } from '@tingxu/shared/find/finder.ts'
import { tablesOf } from '@tingxu/shared/find/tables.ts'
import type { EverydayWords, Finder } from '@tingxu/shared/find/types.ts'
import type { CatalogueEntry } from '@tingxu/shared/hall/guides/catalogue.ts'
import type { Answer, Question } from './search.ts'

const words = workerData as EverydayWords
let finder: Finder | undefined

function finderOf(catalogue: string): Finder {
  const { guides } = JSON.parse(catalogue) as { readonly guides: readonly CatalogueEntry[] }
  return createFinder(guides, tablesOf(guides, words))
}

parentPort?.on('message', ({ nth, catalogue, typed, limit }: Question) => {
  if (catalogue !== null) finder = finderOf(catalogue)
  const answer: Answer = { nth, hits: finder?.find(typed, limit) ?? [] }
  parentPort?.postMessage(answer)
})
