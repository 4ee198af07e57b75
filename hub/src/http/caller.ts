// Who calls over HTTP: an API key, else the staff session of this slot, else the paired device of it.
import type { FastifyRequest } from 'fastify'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import { actorOf, type Principal } from '../access/access.ts'
import type { HallHub } from '../hub.ts'

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

export function principalOf(request: FastifyRequest, hub: HallHub): Result<Principal> {
  const bearer = /^Bearer (\S+)$/i.exec(header(request, 'authorization') ?? '')?.[1]
  const cookie = header(request, 'cookie')
  const slot = header(request, 'x-tingxu-slot')
  const { recognise } = hub.identity
  if (bearer !== undefined) return recognise({ as: 'key', key: bearer, cookie: undefined })
  const staff = recognise({ as: 'staff', slot, cookie })
  if (staff.ok || slot === undefined) return staff
  return recognise({ as: 'device', slot, cookie })
}

export function callerOf(request: FastifyRequest, hub: HallHub): Result<Actor> {
  const principal = principalOf(request, hub)
  if (!principal.ok) return principal
  const actor = actorOf(principal.value, hub.state())
  return actor === null ? refuse('auth.required') : ok(actor)
}
