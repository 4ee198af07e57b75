// For those who run the hall's machine: is it well, and figures for their monitoring. No personal data.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HUB_TROUBLES } from '@tingxu/shared/hall/views/troubles.ts'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { HallHub } from '../hub.ts'
import { callerOf } from './caller.ts'
import { refusal } from './server.ts'
import { API } from './api.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** A proxy on this machine speaks for others, whether the hub was told of it or not. */
export const isThisMachine = (request: FastifyRequest): boolean =>
  LOOPBACK.has(request.ip) && (request.headers['x-forwarded-for'] === undefined || request.ips !== undefined)

export function addOperations(app: FastifyInstance, hub: HallHub): void {
  app.get(`${API}/health`, async (_request, reply) => {
    const store = hub.store.status()
    void reply.header('cache-control', 'no-store')
    return reply.status(store.level === 'down' ? 503 : 200).send({
      status: store.level,
      store: store.code,
      hall: hub.state().config?.hall.id ?? null,
      build: hub.build,
      seq: hub.store.head().seq,
      now: hub.now(),
      demo: hub.demo,
      configured: hub.state().config !== null,
    })
  })

  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect: function () {
        this.set(value())
      },
    })
  }
  gauge('tingxu_log_seq', 'Last event of the log', () => hub.store.head().seq)
  gauge('tingxu_sockets', 'Open sockets', () => hub.sockets())
  gauge('tingxu_commands_waiting', 'Commands waiting to be decided', () => hub.pipeline.depth())
  gauge('tingxu_views', 'Views that somebody watches', () => hub.watch.count())
  gauge('tingxu_tickets_taken_today', 'Tickets taken on this business day', () => hub.state().queue.day.taken)
  gauge(
    'tingxu_alerts',
    'Alerts nobody has handled',
    () => [...hub.state().alerts.values()].filter(({ handledAt }) => handledAt === null).length,
  )

  gauge('tingxu_loop_delay_ms', 'Longest hold-up of the main thread in the last minute', () => hub.worstDelayMs())
  const troubles = new Gauge({
    name: 'tingxu_trouble',
    help: 'What ails the hub itself: 1 while it lasts',
    labelNames: ['kind'],
    registers: [registry],
    collect: () => {
      const lasting = new Set(hub.troubles.all().map(({ kind }) => kind))
      for (const kind of HUB_TROUBLES) troubles.set({ kind }, lasting.has(kind) ? 1 : 0)
    },
  })

  app.get('/metrics', async (request, reply) => {
    // The machine itself may look; others need the right to the console.
    if (!isThisMachine(request)) {
      const actor = callerOf(request, hub)
      if (!actor.ok) throw refusal(actor.error)
      if (!actor.value.permissions.has('view.console'))
        throw refusal({ code: 'permission.denied', context: { permission: 'view.console' } })
    }
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
