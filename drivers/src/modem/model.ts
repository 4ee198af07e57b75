import * as v from 'valibot'
import { common, connection, whole } from '../models/fields.ts'

export const textModemModelSchema = v.strictObject({
  class: v.literal('text-modem'),
  ...common,
  connection,
  /** Longest wait for the answer to a command, ms. */
  answerMs: whole(100, 30_000),
  /** Longest wait until the network has taken a message, ms. */
  networkMs: whole(5000, 180_000),
  /** Between two looks at the network, ms. */
  pollMs: whole(1000, 600_000),
  /** More commands for this model, sent at the start: `AT+QCFG="..."`. */
  start: v.array(v.pipe(v.string(), v.regex(/^AT[ -~]{0,100}$/))),
})
export type TextModemModel = v.InferOutput<typeof textModemModelSchema>
