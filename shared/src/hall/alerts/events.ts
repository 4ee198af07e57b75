import * as v from 'valibot'
import { AlertId } from '../../kernel/brands.ts'
import { defineEvent } from '../../kernel/define.ts'
import { ALERT_KINDS } from './types.ts'

/** An id of the hall's own things: a counter, device, service or ticket. */
const subject = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/), v.brand('AlertSubject'))

export const alertRaised = defineEvent(
  'alert.raised',
  1,
  v.strictObject({ alert: AlertId, kind: v.picklist(ALERT_KINDS), subject }),
)
export const alertHandled = defineEvent('alert.handled', 1, v.strictObject({ alert: AlertId }))
export const alertCleared = defineEvent('alert.cleared', 1, v.strictObject({ alert: AlertId }))

export const alertEvents = [alertRaised, alertHandled, alertCleared] as const
