import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { test, type TestContext } from 'node:test'
import { exampleConfig } from '@tingxu/shared/hall/config/example.ts'
import { staff } from '@tingxu/shared/hall/testing/actors.ts'
import type { HallHub } from '../hub.ts'
import { openTestHub } from '../testing/test-hub.ts'

interface Had {
  readonly headers: IncomingHttpHeaders
  readonly type: unknown
}

/** Another system that answers with these in turn, then with 200. */
async function openReceiver(t: TestContext, ...statuses: number[]) {
  const had: Had[] = []
  let told: () => void = () => undefined
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      had.push({
        headers: request.headers,
        type: (JSON.parse(Buffer.concat(pieces).toString()) as { type: unknown }).type,
      })
      response.writeHead(statuses.shift() ?? 200).end(() => told())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return {
    had,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/halls`,
    /** Until so many have come. */
    until: (count: number) =>
      new Promise<void>((resolve) => {
        told = () => {
          if (had.length >= count) resolve()
        }
        told()
      }),
  }
}

/** Commands of an officer. */
const asking = (hub: HallHub) => {
  let n = 0
  return (type: string, data: object) =>
    hub.pipeline.submit({ id: `test-${String(++n).padStart(6, '0')}`, type, data, actor: staff('fang', 'duty') })
}

/** How many jobs are in which state. */
const jobStates = (store: {
  readonly jobsInState: (state: 'confirmed' | 'failed' | 'queued') => readonly { readonly id: string }[]
}) => ({
  confirmed: store.jobsInState('confirmed').length,
  failed: store.jobsInState('failed').length,
  queued: store.jobsInState('queued').length,
})

test('what a webhook asks for is told once each, and what it does not ask for is not', async (t) => {
  const { had, url, until } = await openReceiver(t)
  const { hub, close, faults } = await openTestHub({
    config: { ...exampleConfig, webhooks: [{ id: 'city', url, events: ['ticket.taken', 'ticket.cancelled'] }] },
  })
  t.after(close)
  const [service] = hub.state().config?.services ?? []
  const ask = asking(hub)
  const taken = await ask('ticket.take', { service: service?.id })
  assert.ok(taken.ok, JSON.stringify(taken))
  const ticket = (taken.value.events.find(({ type }) => type === 'ticket.taken')?.data as { ticket: string }).ticket
  await ask('ticket.reprint', { ticket })
  await ask('ticket.cancel', { ticket })
  await until(2)
  assert.deepEqual(
    had.map(({ type }) => type),
    ['ticket.taken', 'ticket.cancelled'],
  )
  assert.notEqual(had[0]?.headers['webhook-id'], had[1]?.headers['webhook-id'])
  assert.deepEqual(faults, [])
})

test('the row of a webhook is there as soon as the command is answered, and gone from the queue once it was had', async (t) => {
  const { url, until } = await openReceiver(t, 410)
  const { hub, close } = await openTestHub({
    config: { ...exampleConfig, webhooks: [{ id: 'city', url, events: ['ticket.taken'] }] },
  })
  t.after(close)
  const [service] = hub.state().config?.services ?? []
  await asking(hub)('ticket.take', { service: service?.id })
  assert.deepEqual(jobStates(hub.store), { confirmed: 0, failed: 0, queued: 1 })
  await until(1)
  while (hub.store.jobsInState('queued').length > 0) await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(jobStates(hub.store), { confirmed: 0, failed: 1, queued: 0 })
})
