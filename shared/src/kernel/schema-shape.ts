// Reads schemas as data: what shape they let through, in words that stay the same, and what an event may not hold.
import type * as v from 'valibot'

/** The parts of valibot's schemas that are read here; all of them are plain objects. */
interface Part {
  readonly kind: string
  readonly type: string
  readonly entries?: Readonly<Record<string, Part>>
  readonly item?: Part
  readonly wrapped?: Part
  readonly default?: unknown
  readonly options?: readonly unknown[]
  readonly literal?: unknown
  readonly pipe?: readonly Part[]
  readonly requirement?: unknown
  readonly name?: string
  readonly metadata?: Readonly<Record<string, unknown>>
}

const partsOf = (schema: Part): Part => schema

/** As in `{ service: ServiceId /^…$/, another?: boolean = false }`. Two schemas with the same shape let the same through. */
export const shapeOf = (schema: v.GenericSchema): string => shape(schema)

function shape(part: Part): string {
  const rules = (part.pipe ?? []).slice(1).map(ruleOf).join(' ')
  return rules === '' ? bare(part) : `${bare(part)} ${rules}`
}

function bare(part: Part): string {
  switch (part.type) {
    case 'strict_object':
      return `{ ${Object.entries(part.entries ?? {})
        .map(([name, entry]) => `${name}${entry.type === 'optional' ? '?' : ''}: ${shape(entry)}`)
        .join(', ')} }`
    case 'array':
      return `[${part.item === undefined ? '' : shape(part.item)}]`
    case 'optional':
      return `${inner(part)}${part.default === undefined ? '' : ` = ${JSON.stringify(part.default)}`}`
    case 'nullable':
      return `${inner(part)} | null`
    case 'literal':
      return JSON.stringify(part.literal)
    case 'picklist':
      return (part.options ?? []).map((each) => JSON.stringify(each)).join(' | ')
    case 'variant':
    case 'union':
      return optionsOf(part).map(shape).join(' | ')
    default:
      return part.type
  }
}

const inner = ({ wrapped }: Part): string => (wrapped === undefined ? '' : shape(wrapped))
const optionsOf = ({ options }: Part): readonly Part[] => (options ?? []) as readonly Part[]

function ruleOf({ type, requirement, name, metadata }: Part): string {
  if (type === 'brand') return `<${name ?? ''}>`
  if (type === 'metadata') return JSON.stringify(metadata)
  if (requirement instanceof RegExp) return String(requirement)
  return typeof requirement === 'number' ? `${type}(${requirement})` : type
}

/** Where an event could hold words that a person typed about somebody; empty for a sound schema. */
export const looseParts = (schema: v.GenericSchema): readonly string[] => loose(schema, '')

function loose(part: Part, path: string): readonly string[] {
  const brand = part.pipe?.some(({ type }) => type === 'brand') === true
  const personal = part.pipe?.some(({ metadata }) => metadata?.['personal'] === true) === true
  if (personal) return [`${path}: personal text`]
  switch (part.type) {
    case 'string':
      return brand ? [] : [`${path}: a string without a brand`]
    case 'number':
    case 'boolean':
    case 'literal':
    case 'picklist':
      return []
    case 'strict_object':
      return Object.entries(part.entries ?? {}).flatMap(([name, entry]) => loose(entry, `${path}.${name}`))
    case 'array':
      return part.item === undefined ? [`${path}: an empty array`] : loose(part.item, `${path}[]`)
    case 'optional':
    case 'nullable':
      return part.wrapped === undefined ? [`${path}: nothing`] : loose(part.wrapped, path)
    case 'variant':
      return optionsOf(part).flatMap((option) => loose(option, path))
    default:
      return [`${path}: ${part.type} says too little`]
  }
}

/** Names of the fields a command's data has. */
export const fieldsOf = (schema: v.GenericSchema): readonly string[] => Object.keys(partsOf(schema).entries ?? {})

export const isStrictObject = (schema: v.GenericSchema): boolean => schema.type === 'strict_object'
