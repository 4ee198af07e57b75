// What can be shown of a board's value: a row that lacks something is left out and the others stay.
import type { BoardCall, ServiceLine } from '@tingxu/shared/hall/views/shapes.ts'

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isFigure = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const isName = (value: unknown): boolean => isObject(value) && isText(value['zh-Hans'])

export function readableCalls(value: unknown): readonly BoardCall[] {
  return listOf(value).filter((row): row is BoardCall & Fields => {
    return isText(row['id']) && isText(row['number']) && isText(row['counter']) && isFigure(row['at'])
  })
}

export function readableServices(value: unknown): readonly ServiceLine[] {
  return listOf(value).filter((row): row is ServiceLine & Fields => {
    return isText(row['id']) && isName(row['shortName']) && isFigure(row['waiting'])
  })
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isObject) : []
}
