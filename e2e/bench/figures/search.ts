// Whether people find what they mean among the first five, by each way of typing. Queries kept aside: see e2e/bench/search.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFinder } from '@tingxu/shared/find/finder.ts'
import { tablesOf } from '@tingxu/shared/find/tables.ts'
import type { FindEntry, Finder } from '@tingxu/shared/find/types.ts'
import { readEverydayWords } from '@tingxu/hub/guides/everyday-words.ts'
import { createBigramSearch } from '../baseline/bigram-search.ts'
import type { Figure } from '../figure.ts'

const FOLDER = join(import.meta.dirname, '../search')
const FIRST = 5

interface Query {
  readonly kind: string
  readonly typed: string
  /** A piece of the name of each that will do. */
  readonly wanted: readonly string[]
}

const linesOf = async (file: string): Promise<readonly string[]> =>
  (await readFile(join(FOLDER, file), 'utf8')).split('\n').filter((line) => line !== '')

async function keptQueries(): Promise<readonly Query[]> {
  const [, ...rows] = await linesOf('queries-kept-for-the-figure.tsv')
  return rows.map((row) => {
    const [kind = '', typed = '', wanted = ''] = row.split('\t')
    return { kind, typed, wanted: wanted.split('|') }
  })
}

const finderOf = (entries: readonly FindEntry[]): Finder =>
  createFinder(entries, tablesOf(entries, readEverydayWords().words))

/** Share of the queries with one that will do among the first five: in all, and by kind. */
function recall(queries: readonly Query[], find: (typed: string) => readonly string[]) {
  const isFound = ({ typed, wanted }: Query): boolean =>
    find(typed)
      .slice(0, FIRST)
      .some((name) => wanted.some((piece) => name.includes(piece)))
  const share = (some: readonly Query[]): number => some.filter(isFound).length / some.length
  const kinds = [...new Set(queries.map(({ kind }) => kind))]
  const byKind = kinds.map((kind) => [kind, share(queries.filter((query) => query.kind === kind))] as const)
  return { all: share(queries), byKind: Object.fromEntries(byKind) }
}

export const searchRecall5: Figure = {
  ...{ name: 'search_recall5', unit: 'share found among the first five', aim: { atLeast: 0.95 } },
  measure: async () => {
    const names = await linesOf('catalogue.txt')
    const queries = await keptQueries()
    const finder = finderOf(names.map((name, at) => ({ id: String(at), name: { 'zh-Hans': name }, alsoCalled: [] })))
    const bigrams = createBigramSearch(names)
    const ours = recall(queries, (typed) => finder.find(typed, FIRST).map(({ id }) => names[Number(id)] ?? ''))
    const bare = recall(queries, bigrams)
    const details = Object.entries(ours.byKind).flatMap(([kind, share]) => [
      [kind, share],
      [`${kind}, bigrams`, bare.byKind[kind] ?? NaN],
    ])
    return {
      value: ours.all,
      baseline: { what: 'character bigrams, rarer ones worth more', value: bare.all },
      details: { queries: queries.length, ...(Object.fromEntries(details) as Record<string, number>) },
    }
  },
}

const GUIDES = 10_000

/** A kiosk may be four times as slow, and has a second and a half. Of as many guides as the largest hall has: the catalogue over and over, each name told apart by a number. */
export const searchReadyMs: Figure = {
  ...{
    name: 'search_ready_ms',
    unit: 'ms until 10,000 guides can be searched, on this machine',
    aim: { atMost: 375 },
  },
  measure: async ({ rounds }) => {
    const names = await linesOf('catalogue.txt')
    const entries = Array.from({ length: GUIDES }, (_, at) => ({
      ...{ id: String(at), name: { 'zh-Hans': `${names[at % names.length] ?? ''}${at}` }, alsoCalled: [] },
    }))
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      const from = performance.now()
      finderOf(entries)
      times.push(performance.now() - from)
    }
    times.sort((a, b) => a - b)
    return { value: times[Math.floor(times.length / 2)] ?? NaN, baseline: null, details: { guides: GUIDES } }
  },
}
