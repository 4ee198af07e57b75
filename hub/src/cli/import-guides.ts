// `npm run hall -- import guides FILE --map MAPPING [--dry-run]`: a table of items into the hall, as drafts to approve.
import { existsSync, readFileSync, statSync } from 'node:fs'
import * as v from 'valibot'
import { importMappingSchema, type ImportMapping } from '@tingxu/shared/hall/guides/import/mapping.ts'
import { IMPORT_BYTES, readTable } from '../guides/import-file.ts'
import { importGuides, lackingColumns, type ImportOutcome } from '../guides/import-guides.ts'
import type { CliOptions } from './main.ts'
import { withHall } from './with-hall.ts'

const UNREADABLE = {
  'too-large': `is larger than ${IMPORT_BYTES / 1024 / 1024} MB; split it`,
  'not-a-table': 'is neither CSV with a line of headings nor a JSON list of objects',
  'unknown-format': 'is no text; save the spreadsheet as CSV',
} as const

/** So many rows that were left out are told one by one. */
const TOLD = 50

export function importGuidesFrom(options: CliOptions, file: string, dryRun: boolean): Promise<number> | number {
  const { map } = options.values
  if (map === undefined) return refuse('Which column is which field? --map config/imports/sichuan-items.json')
  for (const name of [file, map]) if (!existsSync(name)) return refuse(`${name}: there is no such file`)
  const mapping = mappingOf(map)
  if (typeof mapping === 'string') return refuse(`${map}: ${mapping}`)
  if (statSync(file).size > IMPORT_BYTES) return refuse(`${file} ${UNREADABLE['too-large']}`)
  const table = readTable(readFileSync(file))
  if (!table.ok) return refuse(`${file} ${UNREADABLE[table.why]}`)
  const lacking = lackingColumns(mapping, table.columns)
  if (lacking.length > 0)
    return refuse(`${file} has no column ${lacking.join(', ')}; it has: ${table.columns.join(', ')}`)
  return withHall(options, async ({ hub }) => {
    const startedAt = performance.now()
    const { rows } = table
    const progress = (done: number): void => {
      if (done % 1000 === 0 || done === rows.length) console.error(`${done} of ${rows.length}`)
    }
    const outcomes = await importGuides({ hub, rows, mapping, dryRun, progress })
    tell(file, outcomes)
    console.log(`${dryRun ? 'Nothing was changed; ' : ''}${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
    return outcomes.some(({ outcome }) => ['faulty', 'twice', 'refused'].includes(outcome)) ? 1 : 0
  })
}

function mappingOf(file: string): ImportMapping | string {
  try {
    const parsed = v.safeParse(importMappingSchema, JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.output : `${v.getDotPath(parsed.issues[0]) ?? ''}: ${parsed.issues[0].message}`
  } catch {
    return 'is no JSON'
  }
}

function tell(file: string, outcomes: readonly ImportOutcome[]): void {
  const leftOut = outcomes.flatMap((each) => {
    if (each.outcome === 'faulty')
      return each.faults.map(({ column, why, found }) => `${file}:${each.row}: ${column}: ${why}, found "${found}"`)
    if (each.outcome === 'twice') return [`${file}:${each.row}: the same item as in row ${each.first}`]
    return each.outcome === 'refused' ? [`${file}:${each.row}: refused, ${each.code}`] : []
  })
  for (const line of leftOut.slice(0, TOLD)) console.error(line)
  if (leftOut.length > TOLD) console.error(`… and ${leftOut.length - TOLD} more`)
  const count = (outcome: ImportOutcome['outcome']) => outcomes.filter((each) => each.outcome === outcome).length
  const left = outcomes.length - count('new') - count('changed') - count('unchanged')
  console.log(`${count('new')} new, ${count('changed')} changed, ${count('unchanged')} unchanged, ${left} left out`)
}

function refuse(words: string): number {
  console.error(words)
  return 2
}
