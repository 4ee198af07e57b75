import * as v from 'valibot'
import { TicketId } from '../../kernel/brands.ts'
import { defineEvent } from '../../kernel/define.ts'
import { driverCode } from './commands.ts'

export const slipReported = defineEvent(
  'slip.reported',
  1,
  v.strictObject({
    ticket: TicketId,
    copy: v.pipe(v.number(), v.integer(), v.minValue(1)),
    state: v.picklist(['sent', 'confirmed', 'uncertain', 'failed']),
    code: v.nullable(driverCode),
  }),
)

export const slipEvents = [slipReported] as const
