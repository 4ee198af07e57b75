// Other systems that are told what happens in the hall.
import * as v from 'valibot'
import { WebhookId } from '../../kernel/brands.ts'

/** What can be told. None of these holds personal data. */
export const WEBHOOK_EVENTS = [
  'ticket.taken',
  'ticket.called',
  'ticket.started',
  'ticket.finished',
  'ticket.missed',
  'ticket.cancelled',
  'counter.opened',
  'counter.closed',
  'alert.raised',
] as const

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

export const isWebhookEvent = (type: string): type is WebhookEvent => WEBHOOK_EVENTS.some((each) => each === type)

export const webhookSchema = v.strictObject({
  id: WebhookId,
  /** Where it is sent by POST. */
  url: v.pipe(
    v.string(),
    v.regex(/^https?:\/\/[\x21-\x7e]{3,300}$/, 'an address as in "https://city.example/halls"'),
    v.brand('WebhookAddress'),
  ),
  events: v.pipe(v.array(v.picklist(WEBHOOK_EVENTS)), v.minLength(1)),
})
