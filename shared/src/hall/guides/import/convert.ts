// One row of somebody's table as a guide: tolerant of how offices write, exact about what it cannot take.
import * as v from 'valibot'
import { guideContentSchema, type GuideContent, type GuideContentInput } from '../schema.ts'
import type { ImportField, ImportMapping } from './mapping.ts'

export interface ImportFault {
  /** Column of the table as its author knows it; the field where the mapping names none. */
  readonly column: string
  readonly why:
    'missing' | 'markup' | 'formula' | 'unknown-type' | 'not-a-number' | 'not-yes-or-no' | 'too-long' | 'malformed'
  /** The start of what stood there. */
  readonly found: string
}

export type Converted =
  | { readonly ok: true; readonly content: GuideContent }
  | { readonly ok: false; readonly faults: readonly ImportFault[] }

export type ImportRecord = Readonly<Record<string, unknown>>

const NOTHING = new Set(['', '无', '/', '-', '—', '暂无', '无。', 'null'])
/** Says which level of government does it; the name of the item is the same without. */
const LEVEL_SUFFIX = /（[省市州县区乡镇级、/／]*(?:级|行使)）$/u
const MARKUP = /<\/?[a-z!][^>]*>/i
const FOUND_LENGTH = 30

/** Whole-width brackets, no doubled blanks: two spellings of one name must be one name. */
export const tidy = (text: string): string =>
  text.replaceAll('(', '（').replaceAll(')', '）').replaceAll(/\s+/gu, ' ').trim()

const local = (text: string) => ({ 'zh-Hans': text })

export function convertRecord(record: ImportRecord, mapping: ImportMapping): Converted {
  const faults: ImportFault[] = []
  const columnOf = (field: ImportField): string => mapping.columns[field] ?? field
  const fault = (field: ImportField, why: ImportFault['why'], found: string): undefined => {
    faults.push({ column: columnOf(field), why, found: found.slice(0, FOUND_LENGTH) })
    return undefined
  }
  const cell = (field: ImportField): string | undefined => {
    const column = mapping.columns[field]
    const value = column === undefined ? undefined : record[column]
    if (typeof value !== 'string' && typeof value !== 'number') return undefined
    const text = String(value).trim()
    if (NOTHING.has(text)) return undefined
    if (MARKUP.test(text)) return fault(field, 'markup', text)
    // Nobody's table may compute in ours, nor in the one that is exported from it later.
    return /^[=@]/.test(text) ? fault(field, 'formula', text) : text
  }
  const list = (field: ImportField): string[] =>
    (cell(field) ?? '')
      .split(/[\n；]/u)
      .map((each) => each.replace(/^\s*(?:\d+[.、．]|（\d+）)\s*/u, '').trim())
      .filter((each) => !NOTHING.has(each))
  const days = (field: ImportField) => {
    const text = cell(field)
    if (text === undefined) return undefined
    const number = /^(\d+)\s*(?:个)?(工作日|自然日|天|日)?$/u.exec(text)
    if (number === null) return fault(field, 'not-a-number', text)
    const unit = number[2] === '工作日' ? 'working-day' : number[2] === '自然日' ? 'calendar-day' : mapping.dayUnit
    return { days: Number(number[1]), unit } as const
  }

  const name = cell('name')
  if (name === undefined && faults.length === 0) fault('name', 'missing', '')
  const typeWord = cell('type')
  const type = typeWord === undefined ? undefined : mapping.types[typeWord]
  if (typeWord !== undefined && type === undefined) fault('type', 'unknown-type', typeWord)
  const chargedWord = cell('charged')
  const charged = chargedWord === undefined ? undefined : yesOrNo(chargedWord)
  if (chargedWord !== undefined && charged === undefined) fault('charged', 'not-yes-or-no', chargedWord)
  const servedWords = cell('served') ?? ''
  const optional = {
    ...{ code: cell('code'), type, charged, legalLimit: days('legalDays'), promisedLimit: days('promisedDays') },
    department: worded(cell('department')),
    place: placeOf(cell('address'), cell('counter'), cell('hours')),
    ask: phoned(cell('askPhone')),
    complain: phoned(cell('complainPhone')),
  }
  const input = {
    name: local(tidy(name ?? '').replace(LEVEL_SUFFIX, '')),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    served: [
      ...(/个人|自然人/u.test(servedWords) ? (['person'] as const) : []),
      ...(/企业|法人/u.test(servedWords) ? (['enterprise'] as const) : []),
    ],
    alsoCalled: list('alsoCalled').map(local),
    basis: list('basis').map((law) => ({ law: local(law) })),
    conditions: list('conditions').map(local),
    materials: list('materials').map((each, at) => ({ id: `m${at + 1}`, name: local(each), role: 'main' as const })),
    steps: list('steps').map((each) => ({ name: local(each) })),
    results: list('results').map((each) => ({ name: local(each) })),
  } satisfies GuideContentInput
  if (faults.length > 0) return { ok: false, faults }
  const parsed = v.safeParse(guideContentSchema, input)
  if (parsed.success) return { ok: true, content: parsed.output }
  return { ok: false, faults: parsed.issues.map((issue) => schemaFault(issue, columnOf)) }
}

/** Places of a guide that a column of another name fills. */
const FIELD_OF: Readonly<Record<string, ImportField>> = {
  legalLimit: 'legalDays',
  promisedLimit: 'promisedDays',
  ask: 'askPhone',
  complain: 'complainPhone',
  'place.address': 'address',
  'place.counter': 'counter',
  'place.hours': 'hours',
}

function schemaFault(issue: v.BaseIssue<unknown>, columnOf: (field: ImportField) => string): ImportFault {
  const [first = 'name', second = ''] = (v.getDotPath(issue) ?? '').split('.')
  // Every other field of the input bears the name of the field that fills it.
  const field = FIELD_OF[`${first}.${second}`] ?? FIELD_OF[first] ?? (first as ImportField)
  const why = issue.type === 'max_length' ? 'too-long' : 'malformed'
  return { column: columnOf(field), why, found: String(issue.input).slice(0, FOUND_LENGTH) }
}

const worded = (text: string | undefined) => (text === undefined ? undefined : local(tidy(text)))
const phoned = (phone: string | undefined) => (phone === undefined ? undefined : { phone })

function placeOf(address: string | undefined, counter: string | undefined, hours: string | undefined) {
  if (address === undefined) return undefined
  return {
    address: local(address),
    ...(counter === undefined ? {} : { counter: local(counter) }),
    ...(hours === undefined ? {} : { hours: local(hours) }),
  }
}

function yesOrNo(word: string): boolean | undefined {
  if (/^(是|收费|有|yes|true)$/iu.test(word)) return true
  return /^(否|不收费|免费|no|false)$/iu.test(word) ? false : undefined
}
