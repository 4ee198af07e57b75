import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import * as v from 'valibot'
import { exampleConfig } from '@tingxu/shared/hall/config/example.ts'
import { hallConfigSchema } from '@tingxu/shared/hall/config/schema.ts'
import type { OutboxEntry } from '../store/contract.ts'
import { createWebhookSender } from './webhook-sender.ts'

const SECRET = 'c2VjcmV0LWZvci10ZXN0cw'
const AT = Date.UTC(2026, 2, 12, 1, 0, 0)
const config = v.parse(hallConfigSchema, {
  ...exampleConfig,
  webhooks: [{ id: 'city', url: 'https://city.example/halls', events: ['ticket.called'] }],
})

interface Post {
  readonly url: string
  readonly body: string
  readonly headers: Headers
  readonly redirect: string | undefined
}

/** A receiver that answers with these, the last one for ever; `null` is no answer at all. */
function createStand(...statuses: readonly (number | null)[]) {
  const posts: Post[] = []
  const away: string[] = []
  let monotonic = 0
  const left = [...statuses]
  const send = (async (url: string, { body, headers, redirect }: RequestInit) => {
    posts.push({ url, body: typeof body === 'string' ? body : '', headers: new Headers(headers), redirect })
    const status = left.length > 1 ? left.shift() : left[0]
    if (status === null || status === undefined) throw new TypeError('fetch failed')
    return new Response(null, { status })
  }) as typeof fetch
  const sender = createWebhookSender({
    ...{ hall: 'example', config: () => config, secretOf: () => SECRET, send, now: () => AT },
    monotonic: () => monotonic,
    onAway: (webhook, isAway) => void away.push(`${webhook} ${isAway ? 'away' : 'there'}`),
  })
  return {
    ...{ sender, posts, away },
    pass: (ms: number) => {
      monotonic += ms
    },
  }
}

const entry: OutboxEntry = {
  ...{ id: 'webhook:city:abcdefgh', kind: 'webhook', target: 'city', state: 'queued', tries: 0, result: null },
  ...{ notAfter: AT + 1000, createdAt: AT, updatedAt: AT },
  payload: { type: 'ticket.called', at: AT, data: { ticket: '20260312-A001', counter: 'c1' } },
}

test('it is sent signed, under the id of the job, and holds when and what', async () => {
  const { sender, posts } = createStand(204)
  assert.equal(await sender.deliver(entry), 'confirmed')
  const [post] = posts
  assert.ok(post !== undefined && posts.length === 1)
  assert.equal(post.url, 'https://city.example/halls')
  assert.deepEqual(JSON.parse(post.body), {
    ...{ type: 'ticket.called', timestamp: '2026-03-12T01:00:00.000Z', hall: 'example' },
    data: { ticket: '20260312-A001', counter: 'c1' },
  })
  const seconds = post.headers.get('webhook-timestamp')
  const signed = createHmac('sha256', Buffer.from(SECRET, 'base64url'))
    .update(`${entry.id}.${seconds}.${post.body}`)
    .digest('base64')
  assert.equal(post.headers.get('webhook-id'), entry.id)
  assert.equal(post.headers.get('webhook-signature'), `v1,${signed}`)
})

test('a receiver that is away or broken is asked again under the same id, after pauses that grow', async () => {
  const { sender, posts, away, pass } = createStand(null, 503, 429, 200)
  assert.equal(await sender.deliver(entry), 'later')
  assert.equal(await sender.deliver(entry), 'later')
  assert.equal(posts.length, 1, 'asked during the pause')
  pass(2000)
  assert.equal(await sender.deliver(entry), 'later')
  pass(2000)
  assert.equal(await sender.deliver(entry), 'later')
  assert.equal(posts.length, 2, 'the second pause is no longer than the first')
  pass(2000)
  assert.equal(await sender.deliver(entry), 'later')
  assert.deepEqual(away, ['city away'], 'somebody should know from the third time on')
  pass(8000)
  assert.equal(await sender.deliver(entry), 'confirmed')
  assert.deepEqual(away, ['city away', 'city there'])
  assert.deepEqual(new Set(posts.map(({ headers }) => headers.get('webhook-id'))), new Set([entry.id]))
})

test('what the receiver does not want is not sent again', async () => {
  const { sender } = createStand(410)
  assert.deepEqual(await sender.deliver(entry), { failed: 'webhook.refused' })
})

test('a redirect is not followed: the signed body goes to the address of the configuration alone', async () => {
  const { sender, posts } = createStand(302)
  assert.equal(await sender.deliver(entry), 'later')
  assert.deepEqual([posts.length, posts[0]?.redirect], [1, 'manual'])
})

test('a webhook that the configuration no longer has is over', async () => {
  const { sender, posts } = createStand(200)
  assert.deepEqual(await sender.deliver({ ...entry, target: 'province' }), { failed: 'webhook.unknown' })
  assert.equal(posts.length, 0)
})
