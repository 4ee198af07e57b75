// Tells another system by HTTP POST, signed as standardwebhooks.com says: at least once, each time under the same id.
import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import type { HallConfig } from '@tingxu/shared/hall/config/schema.ts'
import { WEBHOOK_EVENTS } from '@tingxu/shared/hall/outbox/webhooks.ts'
import type { OutboxEntry } from '../store/contract.ts'

export interface WebhookSenderOptions {
  readonly hall: string
  readonly config: () => HallConfig | null
  /** What both sides sign with, base64url. */
  readonly secretOf: (webhook: string) => string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  readonly send?: typeof fetch
  /** A receiver has been away for some tries, or is there again. */
  readonly onAway: (webhook: string, isAway: boolean) => void
}

/** `later`: it was not had; the dispatcher comes again. */
export type Delivery = 'confirmed' | 'later' | { readonly failed: string }

export interface WebhookSender {
  readonly deliver: (entry: OutboxEntry) => Promise<Delivery>
}

/** Longest time for an answer. */
const ANSWER_MS = 10_000
const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 10 * 60_000
/** From this pause on somebody should know: the third in a row. */
const AWAY_FROM_MS = 4 * FIRST_PAUSE_MS

const payloadSchema = v.object({ type: v.picklist(WEBHOOK_EVENTS), at: v.number(), data: v.unknown() })

export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const { hall, config, secretOf, now, monotonic, onAway, send = fetch } = options
  /** Receivers that were not there: nobody is asked again before the pause is over. */
  const pauses = new Map<string, { readonly until: number; readonly ms: number }>()

  const pause = (webhook: string): 'later' => {
    const ms = Math.min(LONGEST_PAUSE_MS, (pauses.get(webhook)?.ms ?? FIRST_PAUSE_MS / 2) * 2)
    pauses.set(webhook, { until: monotonic() + ms, ms })
    if (ms >= AWAY_FROM_MS) onAway(webhook, true)
    return 'later'
  }

  const post = async (url: string, entry: OutboxEntry, body: string): Promise<number | null> => {
    const seconds = String(Math.floor(now() / 1000))
    const signature = createHmac('sha256', Buffer.from(secretOf(entry.target), 'base64url'))
      .update(`${entry.id}.${seconds}.${body}`)
      .digest('base64')
    try {
      const response = await send(url, {
        ...{ method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) },
        headers: {
          'content-type': 'application/json',
          'webhook-id': entry.id,
          'webhook-timestamp': seconds,
          'webhook-signature': `v1,${signature}`,
        },
      })
      await response.body?.cancel()
      return response.status
    } catch {
      // Nobody there, no answer in time, or a line that broke: it may or may not have been had.
      return null
    }
  }

  return {
    deliver: async (entry) => {
      const hook = config()?.webhooks.find(({ id }) => id === entry.target)
      const payload = v.safeParse(payloadSchema, entry.payload)
      if (hook === undefined) return { failed: 'webhook.unknown' }
      if (!payload.success) return { failed: 'job.invalid' }
      if ((pauses.get(hook.id)?.until ?? 0) > monotonic()) return 'later'
      const { type, at, data } = payload.output
      const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), hall, data })
      const status = await post(hook.url, entry, body)
      if (status !== null && status >= 200 && status < 300) {
        pauses.delete(hook.id)
        onAway(hook.id, false)
        return 'confirmed'
      }
      // It understood and does not want it: asking again would not change that.
      const isFinal = status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429
      return isFinal ? { failed: 'webhook.refused' } : pause(hook.id)
    },
  }
}
