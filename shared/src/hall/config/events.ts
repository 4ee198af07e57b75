import * as v from 'valibot'
import { defineEvent } from '../../kernel/define.ts'
import { hallConfigSchema } from './schema.ts'

export const hallConfigured = defineEvent('hall.configured', 2, v.strictObject({ config: hallConfigSchema }))
export const clockJump = defineEvent('clock.jumped', 1, v.strictObject({ byMs: v.pipe(v.number(), v.integer()) }))
export const clockConfirmed = defineEvent('clock.confirmed', 1, v.strictObject({}))

export const configEvents = [hallConfigured, clockJump, clockConfirmed] as const
