import * as v from 'valibot'
import { AlertId, CounterId } from '../../kernel/brands.ts'
import { defineCommand } from '../../kernel/define.ts'

export const reviewAlerts = defineCommand({
  type: 'alerts.review',
  permission: 'system',
  data: v.strictObject({}),
  http: { method: 'POST', path: '/alerts:review' },
  says: 'Raise what is wrong now and clear what is well again.',
  example: {},
})

export const handleAlert = defineCommand({
  type: 'alert.handle',
  permission: 'alert.handle',
  data: v.strictObject({ alert: AlertId }),
  http: { method: 'POST', path: '/alerts/{alert}/handle' },
  says: 'An officer takes care of an alarm.',
  example: { alert: 'panic:c3' },
})

export const panic = defineCommand({
  type: 'counter.panic',
  permission: 'counter.panic',
  data: v.strictObject({ counter: CounterId }),
  http: { method: 'POST', path: '/counters/{counter}/panic' },
  says: 'A silent call for help to the duty officer (W1); never on public screens.',
  example: { counter: 'c3' },
})

export const askHelp = defineCommand({
  type: 'hall.ask-help',
  permission: 'hall.help',
  data: v.strictObject({}),
  http: { method: 'POST', path: '/help' },
  says: 'Somebody at this kiosk asks for a person.',
  example: {},
})

export const alertCommands = [reviewAlerts, handleAlert, panic, askHelp] as const
