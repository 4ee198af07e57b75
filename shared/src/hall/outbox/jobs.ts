// What has to happen outside the log because of an event: rows of the outbox, written in the same transaction.
import type { DeviceId, TicketId, WebhookId } from '../../kernel/brands.ts'
import type { HallEvent } from '../registry.ts'
import type { HallState } from '../state.ts'
import { isWebhookEvent, type WebhookEvent } from './webhooks.ts'

/** A slip nobody is waiting for any more is not worth paper. */
const PRINT_MS = 60_000
/** Another system may be away overnight. */
const WEBHOOK_MS = 24 * 3_600_000

export interface PrintJobRow {
  /** `print:20260312-A001:1`: ticket and copy. The same event always makes the same job. */
  readonly id: string
  readonly kind: 'print'
  /** The printer. */
  readonly target: DeviceId
  readonly payload: { readonly ticket: TicketId; readonly copy: number }
  readonly notAfter: number
}

export interface WebhookJobRow {
  /** `webhook:city:<key>`; the receiver knows by it what it has had already. */
  readonly id: string
  readonly kind: 'webhook'
  readonly target: WebhookId
  readonly payload: { readonly type: WebhookEvent; readonly at: number; readonly data: unknown }
  readonly notAfter: number
}

export type Job = PrintJobRow | WebhookJobRow

export interface JobContext {
  /** Of the event, ms since 1970. */
  readonly at: number
  /** Of the event, the same whenever the same command is decided; 8 to 40 of `[a-z0-9]`. */
  readonly key: () => string
}

/** @param state after the event */
export const jobsOf = (event: HallEvent, state: HallState, context: JobContext): readonly Job[] => [
  ...printJobs(event, state, context),
  ...webhookJobs(event, state, context),
]

function printJobs(event: HallEvent, state: HallState, { at }: JobContext): readonly Job[] {
  if (event.type !== 'ticket.taken' && event.type !== 'ticket.reprinted') return []
  const { ticket } = event.data
  const slip = state.queue.tickets.get(ticket)?.slip
  const printer = slip ? state.devices.get(slip.device)?.printer : null
  if (!slip || !printer) return []
  return [
    {
      id: `print:${ticket}:${slip.copy}`,
      kind: 'print',
      target: printer,
      payload: { ticket, copy: slip.copy },
      notAfter: at + PRINT_MS,
    },
  ]
}

function webhookJobs({ type, data }: HallEvent, { config }: HallState, { at, key }: JobContext): readonly Job[] {
  if (config === null || config.webhooks.length === 0 || !isWebhookEvent(type)) return []
  const hooks = config.webhooks.filter(({ events }) => events.includes(type))
  if (hooks.length === 0) return []
  const own = key()
  return hooks.map(({ id }) => ({
    ...{ id: `webhook:${id}:${own}`, kind: 'webhook', target: id },
    payload: { type, at, data },
    notAfter: at + WEBHOOK_MS,
  }))
}
