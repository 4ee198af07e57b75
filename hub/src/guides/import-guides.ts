// Guides from a table into the hall as drafts, row by row: each is taken whole or not at all, and told if not.
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { convertRecord, type ImportFault } from '@tingxu/shared/hall/guides/import/convert.ts'
import { IMPORT_FIELDS, type ImportMapping } from '@tingxu/shared/hall/guides/import/mapping.ts'
import type { GuideContent } from '@tingxu/shared/hall/guides/schema.ts'
import { GUIDE, GUIDE_CODE, type Guide } from '@tingxu/shared/hall/guides/types.ts'
import type { HallHub } from '../hub.ts'
import type { ImportRow } from './import-file.ts'

export type ImportOutcome =
  | { readonly row: number; readonly outcome: 'new' | 'changed' | 'unchanged'; readonly guide: string }
  | { readonly row: number; readonly outcome: 'faulty'; readonly faults: readonly ImportFault[] }
  | { readonly row: number; readonly outcome: 'twice'; readonly first: number }
  | { readonly row: number; readonly outcome: 'refused'; readonly code: string }

export interface ImportOptions {
  readonly hub: Pick<HallHub, 'store' | 'system'>
  readonly rows: readonly ImportRow[]
  readonly mapping: ImportMapping
  /** Says what would happen and changes nothing. */
  readonly dryRun: boolean
  readonly progress: (done: number) => void
}

/** The pipeline takes so many at once into one transaction. */
const AT_ONCE = 100

/** Headings the mapping names and the table does not have. */
export const lackingColumns = ({ columns }: ImportMapping, found: readonly string[]): readonly string[] =>
  IMPORT_FIELDS.flatMap((field) => columns[field] ?? []).filter((column) => !found.includes(column))

export async function importGuides(options: ImportOptions): Promise<readonly ImportOutcome[]> {
  const { rows, progress } = options
  const outcomes: ImportOutcome[] = []
  const seen = new Map<string, number>()
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE)
    outcomes.push(...(await Promise.all(some.map((row) => importRow(row, seen, options)))))
    progress(outcomes.length)
  }
  return outcomes
}

async function importRow(
  { row, record }: ImportRow,
  seen: Map<string, number>,
  { hub, mapping, dryRun }: ImportOptions,
): Promise<ImportOutcome> {
  const converted = convertRecord(record, mapping)
  if (!converted.ok) return { row, outcome: 'faulty', faults: converted.faults }
  const { content } = converted
  const guide = guideIdOf(content, hub)
  const first = seen.get(guide)
  if (first !== undefined) return { row, outcome: 'twice', first }
  seen.set(guide, row)
  // Rows of this kind are written by the guides' own fold alone.
  const there = (hub.store.getRow(GUIDE, guide) ?? undefined) as Guide | undefined
  const words = there === undefined ? undefined : (there.draft?.content ?? there.words)
  const merged = words === undefined ? content : withImported(words, content)
  if (isDeepStrictEqual(words, merged)) return { row, outcome: 'unchanged', guide }
  const outcome = there === undefined ? 'new' : 'changed'
  if (dryRun) return { row, outcome, guide }
  const saved = await hub.system('guide.save', { guide, revision: there?.revision ?? 0, content: merged })
  return saved.ok ? { row, outcome, guide } : { row, outcome: 'refused', code: saved.error.code }
}

/** The guide that has the code, else an id that the same row always gets. */
function guideIdOf({ code, department, name }: GuideContent, hub: ImportOptions['hub']): string {
  const holder = code === undefined ? undefined : hub.store.getRow(GUIDE_CODE, code)
  // Rows of this kind are written by the guides' own fold alone.
  if (holder !== undefined && holder !== null) return (holder as { readonly guide: string }).guide
  const identity = code ?? `${department?.['zh-Hans'] ?? ''}\n${name['zh-Hans']}`
  return `g-${createHash('sha256').update(identity).digest('hex').slice(0, 20)}`
}

/** What an editor added stays: a table replaces only the fields it says something about. */
function withImported(words: GuideContent, table: GuideContent): GuideContent {
  const isSaid = (value: unknown): boolean => !Array.isArray(value) || value.length > 0
  const said = Object.entries(table).filter(
    ([field, value]) => isSaid(value) && field !== 'inHall' && field !== 'appointment',
  )
  const name = words.name['zh-Hans'] === table.name['zh-Hans'] ? words.name : table.name
  return { ...words, ...Object.fromEntries(said), name }
}
