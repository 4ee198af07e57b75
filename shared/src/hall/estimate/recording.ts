// A recorded queue as a file of comma-separated lines: what may stand in it, and what is wrong with a line.
import { ok, type Result } from '../../kernel/result.ts'
import type { RecordedVisit } from './replay.ts'

export const COLUMNS = ['arrival', 'service', 'called', 'finished', 'counter', 'outcome'] as const
type Column = (typeof COLUMNS)[number]

export interface LineFault {
  /** 1 is the header. */
  readonly line: number
  readonly column: Column | null
  readonly expected: string
}

export interface Recording {
  readonly visits: readonly RecordedVisit[]
  /** Lines that were left out, each with what is wrong with it. */
  readonly faults: readonly LineFault[]
}

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?$/

/** Ms of a clock that shows what is written, with no zone and no summer time; null where it is no time. `2026-03-12T09:05:30`, also with a space, without seconds, or a day alone. */
export function localInstant(text: string): number | null {
  const found = LOCAL.exec(text.trim())
  if (found === null) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0'] = found
  const ms = Math.round(Number(`0.${fraction}`) * 1000)
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), ms)
  // 31 February and 25:00 would otherwise be another day.
  const isReal =
    new Date(at).toISOString().slice(0, 16) ===
    `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  return isReal ? at : null
}

/** Fields of one line; quotes as usual, doubled within. */
export function fieldsOf(line: string): readonly string[] {
  const fields: string[] = []
  const field = /\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(,|$)/y
  for (let more = true; more;) {
    const found = field.exec(line)
    if (found === null) return [...fields, line.slice(field.lastIndex)]
    const [, quoted, plain = '', end] = found
    fields.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'))
    more = end === ','
  }
  return fields
}

/** Refused where the header lacks a column. Lines with a fault are left out and told. */
export function readRecording(text: string): Result<Recording, LineFault> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = fieldsOf(lines[0] ?? '').map((name) => name.toLowerCase())
  const missing = COLUMNS.find((column) => !header.includes(column))
  if (missing !== undefined)
    return { ok: false, error: { line: 1, column: missing, expected: `a header ${COLUMNS.join(',')}` } }
  const visits: RecordedVisit[] = []
  const faults: LineFault[] = []
  for (const [at, line] of lines.entries()) {
    if (at === 0 || line.trim() === '') continue
    const fields = fieldsOf(line)
    const read = visitOf((column) => fields[header.indexOf(column)] ?? '')
    if ('expected' in read) faults.push({ line: at + 1, ...read })
    else visits.push(read)
  }
  return ok({ visits: visits.sort((a, b) => a.arrival - b.arrival), faults })
}

function visitOf(field: (column: Column) => string): RecordedVisit | Omit<LineFault, 'line'> {
  const time = (column: Column): number | null | undefined =>
    field(column) === '' ? null : (localInstant(field(column)) ?? undefined)
  const [arrival, called, finished] = [time('arrival'), time('called'), time('finished')]
  const service = field('service')
  const outcome = field('outcome')
  const aTime = 'a local time as in 2026-03-12T09:05:30'
  if (arrival === undefined || arrival === null) return { column: 'arrival', expected: aTime }
  if (called === undefined) return { column: 'called', expected: `${aTime}, or nothing` }
  if (finished === undefined) return { column: 'finished', expected: `${aTime}, or nothing` }
  if (service === '') return { column: 'service', expected: 'a service' }
  if (outcome !== 'served' && outcome !== 'left') return { column: 'outcome', expected: 'served or left' }
  if (outcome === 'served' && called === null) return { column: 'called', expected: 'a time, as the person was served' }
  if (called !== null && called < arrival) return { column: 'called', expected: 'a time not before the arrival' }
  if (finished !== null && finished < (called ?? arrival))
    return { column: 'finished', expected: 'a time not before the call' }
  const counter = field('counter')
  // Whoever went away was not served, even where a call was noted.
  const isServed = outcome === 'served'
  return {
    arrival,
    service,
    called: isServed ? called : null,
    finished,
    counter: isServed && counter !== '' ? counter : null,
  }
}
