import type { WebhookId } from '../../kernel/brands.ts'
import type { HallEvent } from '../registry.ts'
import type { HallState } from '../state.ts'
import type { JobContext } from './jobs.ts'
import { isWebhookEvent, type WebhookEvent } from './webhooks.ts'

/** Another system may be away overnight. */
const WEBHOOK_MS = 24 * 3_600_000

export interface WebhookJobRow {
  /** `webhook:city:<key>`; the receiver knows by it what it has had already. */
  readonly id: string
  readonly kind: 'webhook'
  readonly target: WebhookId
  readonly payload: { readonly type: WebhookEvent; readonly at: number; readonly data: unknown }
  readonly notAfter: number
}

/** One for each receiver that asked for this kind of event. */
export function webhookJobs(
  { type, data }: HallEvent,
  { config }: HallState,
  { at, key }: JobContext,
): readonly WebhookJobRow[] {
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
