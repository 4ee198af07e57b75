// Which column of somebody's table is which field of a guide, as data: one file per source in `config/imports/`.
import * as v from 'valibot'
import { ITEM_TYPES } from '../schema.ts'

/** The fields a table may fill. Lists take one entry per line of the cell, or per "；". */
export const IMPORT_FIELDS = [
  'name',
  'code',
  'type',
  'department',
  'served',
  'alsoCalled',
  'basis',
  'conditions',
  'materials',
  'steps',
  'legalDays',
  'promisedDays',
  'charged',
  'results',
  'address',
  'counter',
  'hours',
  'askPhone',
  'complainPhone',
] as const

export type ImportField = (typeof IMPORT_FIELDS)[number]

const column = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100)))

export const importMappingSchema = v.strictObject({
  /** Field → heading of the column, or key of the JSON object. */
  columns: v.strictObject({
    ...(Object.fromEntries(IMPORT_FIELDS.map((field) => [field, column])) as Record<ImportField, typeof column>),
    name: v.pipe(v.string(), v.minLength(1)),
  }),
  /** Words of the table → type of item. */
  types: v.optional(v.record(v.string(), v.picklist(ITEM_TYPES)), {}),
  /** In which unit the table counts its limits. */
  dayUnit: v.optional(v.picklist(['working-day', 'calendar-day']), 'working-day'),
})

export type ImportMapping = v.InferOutput<typeof importMappingSchema>
