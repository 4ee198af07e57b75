// What is wrong with a guide. Some faults the law forbids outright and the editor refuses (G8); all others are shown.
import type { GuideContent, GuideField } from './schema.ts'
import type { GuideLimit } from './parts.ts'

/** `refused`: may not be submitted. `fault`: shown, and on the officer's list. `hint`: for the author alone. */
export type LintSeverity = 'refused' | 'fault' | 'hint'

export const LINT_CODES = [
  'missing',
  'vague-material',
  'limit-over-law',
  'limit-units-differ',
  'fee-without-basis',
  'fee-on-free',
  'charged-without-fee',
  'law-changed',
  'stale-check',
  'condition-missing',
  'answer-unknown',
  'code-length',
] as const

export type LintCode = (typeof LINT_CODES)[number]

export interface Finding {
  readonly code: LintCode
  readonly severity: LintSeverity
  /** As in `fees.0.basis`. */
  readonly path: string
}

/** The national item codes; real ones run longer, so another length is only worth a look. */
const CODE_LENGTHS = [31, 33]
const STALE_AFTER_YEARS = 1
const VAGUE =
  /(其他|其它|相关|有关|规定的|要求的|所需的?)(证明)?(材料|资料|文件)|等(材料|资料|证明|文件|$)|视情况|other materials|\betc\b/iu

const REQUIRED = [
  'type',
  'department',
  'served',
  'basis',
  'conditions',
  'materials',
  'steps',
  'legalLimit',
  'promisedLimit',
  'kind',
  'charged',
  'results',
  'place',
  'ask',
  'complain',
] as const satisfies readonly GuideField[]

/** @param today as `2026-03-12` */
export function lintGuide(guide: GuideContent, today: string): readonly Finding[] {
  return [
    ...missing(guide),
    ...limits(guide),
    ...fees(guide),
    ...materials(guide),
    ...basis(guide, today),
    ...(guide.code !== undefined && !CODE_LENGTHS.includes(guide.code.length)
      ? [{ code: 'code-length', severity: 'hint', path: 'code' } as const]
      : []),
  ]
}

/** What keeps a guide from being submitted. */
export const refusals = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'refused')

function missing(guide: GuideContent): readonly Finding[] {
  const paths: string[] = REQUIRED.filter((field) => isEmpty(guide[field]))
  if (guide.place !== undefined && guide.inHall && guide.place.counter === undefined) paths.push('place.counter')
  if (guide.place !== undefined && guide.place.hours === undefined) paths.push('place.hours')
  return paths.map((path) => ({ code: 'missing', severity: 'fault', path }))
}

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function limits({ promisedLimit, legalLimit }: GuideContent): readonly Finding[] {
  if (promisedLimit === undefined || legalLimit === undefined) return []
  const path = 'promisedLimit'
  if (surelyLonger(promisedLimit, legalLimit)) return [{ code: 'limit-over-law', severity: 'refused', path }]
  if (promisedLimit.unit !== legalLimit.unit && usualDays(promisedLimit) > usualDays(legalLimit))
    return [{ code: 'limit-units-differ', severity: 'fault', path }]
  return []
}

/** So many working days are never fewer calendar days, so the number alone decides; the other way round it cannot. */
const surelyLonger = (promised: GuideLimit, legal: GuideLimit): boolean =>
  promised.days > legal.days && (promised.unit === legal.unit || promised.unit === 'working-day')

const usualDays = ({ days, unit }: GuideLimit): number => (unit === 'working-day' ? (days * 7) / 5 : days)

function fees({ charged, fees: lines }: GuideContent): readonly Finding[] {
  if (charged === false)
    return lines.map((_line, at) => ({ code: 'fee-on-free', severity: 'refused', path: `fees.${at}` }))
  const bare = lines.flatMap((line, at): Finding[] =>
    line.basis === undefined ? [{ code: 'fee-without-basis', severity: 'refused', path: `fees.${at}.basis` }] : [],
  )
  if (charged === true && lines.length === 0) return [{ code: 'charged-without-fee', severity: 'fault', path: 'fees' }]
  return bare
}

function materials({ materials: list, scenarios }: GuideContent): readonly Finding[] {
  return list.flatMap((material, at): Finding[] => {
    const path = `materials.${at}`
    const found: Finding[] = []
    if (Object.values(material.name).some((name) => name !== undefined && VAGUE.test(name)))
      found.push({ code: 'vague-material', severity: 'fault', path: `${path}.name` })
    if (material.needed === 'on-condition' && material.condition === undefined && material.when === undefined)
      found.push({ code: 'condition-missing', severity: 'fault', path: `${path}.condition` })
    const { when } = material
    if (when === undefined) return found
    const answers = scenarios.find(({ id }) => id === when.question)?.answers.map(({ id }) => id) ?? []
    // A material that hangs on an answer nobody can give would never be shown.
    if (when.answers.some((answer) => !answers.includes(answer)))
      found.push({ code: 'answer-unknown', severity: 'refused', path: `${path}.when` })
    return found
  })
}

function basis({ basis: grounds, checkedOn }: GuideContent, today: string): readonly Finding[] {
  const changed = grounds.flatMap(({ lawChanged }, at): Finding[] =>
    lawChanged ? [{ code: 'law-changed', severity: 'fault', path: `basis.${at}` }] : [],
  )
  if (checkedOn === undefined) return [...changed, { code: 'missing', severity: 'hint', path: 'checkedOn' }]
  const staleFrom = `${Number(checkedOn.slice(0, 4)) + STALE_AFTER_YEARS}${checkedOn.slice(4)}`
  return staleFrom < today ? [...changed, { code: 'stale-check', severity: 'fault', path: 'checkedOn' }] : changed
}
