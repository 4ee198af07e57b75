// `/api/v1`: one route per command and per view, made from the same schemas and checks as the sockets.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { commandSpecs } from '@tingxu/shared/hall/registry.ts'
import { viewSpecs } from '@tingxu/shared/hall/views/registry.ts'
import type { CommandSpec } from '@tingxu/shared/kernel/define.ts'
import { hallErrors } from '@tingxu/shared/kernel/error.ts'
import { newId } from '../identity/secrets.ts'
import type { HallHub } from '../hub.ts'
import { callerOf } from './caller.ts'
import { refusal } from './server.ts'

export const API = '/api/v1'

/** `/counters/{counter}/call-next` → `/counters/:counter/call-next`; a colon of our own is doubled for the router. */
export const routePath = (path: string): string => API + path.replaceAll(':', '::').replace(/\{(\w+)\}/g, ':$1')

const EVENTS_AT_ONCE = 500

export function addApi(app: FastifyInstance, hub: HallHub): void {
  for (const spec of commandSpecs as readonly CommandSpec[]) {
    app.route({
      method: spec.http.method,
      url: routePath(spec.http.path),
      handler: async (request, reply) => {
        const actor = callerOf(request, hub)
        if (!actor.ok) throw refusal(actor.error)
        const id = idempotencyKey(request) ?? newId(hub.random)
        const data = { ...objectOf(request.body), ...(request.params as object) }
        const result = await hub.pipeline.submit({ id, type: spec.type, data, actor: actor.value })
        if (!result.ok) return reply.status(hallErrors[result.error.code]).send({ error: result.error })
        return result.value
      },
    })
  }

  for (const { name } of viewSpecs) {
    app.get(`${API}/${name}`, async (request) => {
      const caller = callerOf(request, hub)
      const view = hub.watch.once(caller.ok ? caller.value : hub.nobody, name, request.query)
      // Somebody nobody knows is told to sign in rather than that they may not.
      if (!view.ok) throw refusal(view.error.code === 'permission.denied' && !caller.ok ? caller.error : view.error)
      return { seq: hub.store.head().seq, now: hub.now(), value: view.value }
    })
  }

  app.get(`${API}/events`, async (request) => {
    const actor = callerOf(request, hub)
    if (!actor.ok) throw refusal(actor.error)
    if (!actor.value.permissions.has('log.read'))
      throw refusal({ code: 'permission.denied', context: { permission: 'log.read' } })
    const asked = request.query as { after?: string; limit?: string }
    const after = Number(asked.after ?? 0)
    const limit = Number(asked.limit ?? EVENTS_AT_ONCE)
    if (!Number.isInteger(after) || after < 0)
      throw refusal({ code: 'command.malformed', context: { path: 'after', expected: 'a sequence' } })
    if (!Number.isInteger(limit) || limit < 1 || limit > EVENTS_AT_ONCE)
      throw refusal({ code: 'command.malformed', context: { path: 'limit', expected: `1 to ${EVENTS_AT_ONCE}` } })
    return { events: hub.store.read(after, limit), head: hub.store.head() }
  })
}

/** Nothing sent is an empty object; anything else must be one. */
function objectOf(body: unknown): object {
  if (body === undefined) return {}
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  throw refusal({ code: 'command.malformed', context: { path: '', expected: 'a JSON object' } })
}

function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' ? key : undefined
}
