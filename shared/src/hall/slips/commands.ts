// What became of a slip on its way to paper, as the agent reports it.
import * as v from 'valibot'
import { TicketId } from '../../kernel/brands.ts'
import { defineCommand } from '../../kernel/define.ts'

/** A coded reason from the driver's table: `printer.paper-out`. */
export const driverCode = v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z-]+)+$/), v.maxLength(60), v.brand('DriverCode'))
export type DriverCode = v.InferOutput<typeof driverCode>

export const reportSlip = defineCommand({
  type: 'slip.report',
  permission: 'job.report',
  data: v.strictObject({
    ticket: TicketId,
    copy: v.pipe(v.number(), v.integer(), v.minValue(1)),
    state: v.picklist(['sent', 'confirmed', 'uncertain', 'failed']),
    code: v.optional(v.nullable(driverCode), null),
  }),
  http: { method: 'POST', path: '/tickets/{ticket}/slip' },
  says: 'How far a slip is: sent to the printer, out, unknown, or not printed.',
  example: { ticket: '20260312-A001', copy: 1, state: 'confirmed' },
})

export const answerSlip = defineCommand({
  type: 'slip.answer',
  permission: 'ticket.reprint',
  data: v.strictObject({ ticket: TicketId, cameOut: v.literal(true) }),
  http: { method: 'POST', path: '/tickets/{ticket}/slip:came-out' },
  says: 'The person at the kiosk says that the slip came out after all.',
  example: { ticket: '20260312-A001', cameOut: true },
})

export const slipCommands = [reportSlip, answerSlip] as const
