// Reads somebody's table from bytes: CSV in UTF-8 or GB 18030, or a JSON list of objects. Says what it cannot read.
import type { ImportRecord } from '@tingxu/shared/hall/guides/import/convert.ts'
import { parseCsv } from '@tingxu/shared/hall/guides/import/csv.ts'

export interface ImportRow {
  /** Line of a CSV file, number of the object in a JSON list; from 1. */
  readonly row: number
  readonly record: ImportRecord
}

export type ReadTable =
  | { readonly ok: true; readonly rows: readonly ImportRow[]; readonly columns: readonly string[] }
  | { readonly ok: false; readonly why: 'too-large' | 'not-a-table' | 'unknown-format' }

/** A catalogue of ten thousand guides is some 20 MB. */
export const IMPORT_BYTES = 40 * 1024 * 1024

export function readTable(bytes: Uint8Array): ReadTable {
  if (bytes.byteLength > IMPORT_BYTES) return { ok: false, why: 'too-large' }
  // "PK": a spreadsheet, or some other packed file.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { ok: false, why: 'unknown-format' }
  const text = decoded(bytes)
  if (text === null || text.includes('\0')) return { ok: false, why: 'unknown-format' }
  return /^\uFEFF?\s*\[/.test(text) ? fromJson(text) : fromCsv(text)
}

function decoded(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this one.
    }
  return null
}

function fromJson(text: string): ReadTable {
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch {
    return { ok: false, why: 'not-a-table' }
  }
  if (!Array.isArray(list) || !list.every(isRecord)) return { ok: false, why: 'not-a-table' }
  const columns = [...new Set(list.flatMap((record) => Object.keys(record)))]
  return { ok: true, columns, rows: list.map((record, at) => ({ row: at + 1, record })) }
}

const isRecord = (value: unknown): value is ImportRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function fromCsv(text: string): ReadTable {
  const [head, ...body] = parseCsv(text)
  if (head === undefined) return { ok: false, why: 'not-a-table' }
  const columns = head.cells.map((cell) => cell.trim())
  const rows = body.map(({ line, cells }) => ({
    row: line,
    record: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
  }))
  return { ok: true, columns, rows }
}
