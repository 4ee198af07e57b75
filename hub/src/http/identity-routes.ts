// Sign-in, sign-out, first administrator, pairing, a device's next cookie. Answers set cookies; nothing here is a command.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import {
  deviceKinds,
  permissionsOf,
  roleNames,
  type Permission,
  type Role,
} from '@tingxu/shared/hall/people/permissions.ts'
import { KeyId, StaffId } from '@tingxu/shared/kernel/brands.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import { slotSchema } from '@tingxu/shared/wire/protocol.ts'
import { actorOf, systemActor } from '../access/access.ts'
import { issueKey } from '../access/issue-key.ts'
import {
  deviceCookieMaxAge,
  deviceCookieName,
  readCookies,
  removeCookie,
  staffCookieName,
  writeCookie,
} from '../identity/cookies.ts'
import { newId } from '../identity/secrets.ts'
import type { HallHub } from '../hub.ts'
import { API } from './api.ts'
import { callerOf } from './caller.ts'
import { refusal } from './server.ts'

const slot = v.optional(slotSchema)
const word = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max))
const SignIn = v.looseObject({ slot, user: word(48), password: word(200) })
const SignOut = v.looseObject({ slot })
const First = v.looseObject({ slot, code: word(40), user: StaffId, name: word(40), password: word(200) })
const Connect = v.looseObject({ slot: slotSchema })
const Begin = v.looseObject({ slot: slotSchema, kind: v.picklist(deviceKinds) })
const Poll = v.looseObject({ slot: slotSchema, secret: word(100) })
const Refuse = v.looseObject({ code: word(10) })
const NewPassword = v.looseObject({ slot, password: word(200), next: word(200) })

const body = <S extends v.GenericSchema>(schema: S, request: FastifyRequest): v.InferOutput<S> => {
  const parsed = v.safeParse(schema, request.body ?? {})
  if (parsed.success) return parsed.output
  throw refusal({ code: 'command.malformed', context: { path: v.getDotPath(parsed.issues[0]) ?? '' } })
}

/** What anybody at a counter may do: nobody gains by taking over such an account. */
const everyday = permissionsOf(['counter', 'cashier'])

/**
 * A right that somebody of these roles has and the actor has not. To give such a person another password is to act in
 * their name; who is to do that takes the right first, and the log says so. A first password takes over nothing.
 */
const rightBeyond = (actor: Actor, roles: readonly Role[]): Permission | undefined =>
  [...permissionsOf(roles)].find((right) => !everyday.has(right) && !actor.permissions.has(right))

export function addIdentityRoutes(app: FastifyInstance, hub: HallHub): void {
  const { identity } = hub
  const secure = (request: FastifyRequest): boolean => request.protocol === 'https'

  const enter = (
    request: FastifyRequest,
    reply: FastifyReply,
    session: { readonly token: string; readonly endsAt: number; readonly staff: string },
    slotName: string | undefined,
  ) => {
    const name = staffCookieName(slotName)
    if (name === undefined) throw refusal({ code: 'command.malformed', context: { path: 'slot' } })
    const maxAgeSeconds = Math.max(1, Math.floor((session.endsAt - hub.now()) / 1000))
    void reply.header('set-cookie', writeCookie(name, session.token, { secure: secure(request), maxAgeSeconds }))
    return { staff: session.staff }
  }

  app.post(`${API}/session`, async (request, reply) => {
    const { slot: slotName, user, password } = body(SignIn, request)
    const signedIn = await identity.sessions.signIn({ staff: user, password, address: request.ip })
    if (!signedIn.ok) throw refusal(signedIn.error)
    return enter(request, reply, signedIn.value, slotName)
  })

  app.delete(`${API}/session`, async (request, reply) => {
    const { slot: slotName } = body(SignOut, request)
    const name = staffCookieName(slotName)
    if (name === undefined) throw refusal({ code: 'command.malformed', context: { path: 'slot' } })
    const token = readCookies(request.headers.cookie).get(name)
    if (token !== undefined) identity.sessions.signOut(token)
    void reply.header('set-cookie', removeCookie(name, secure(request)))
    return { signedOut: true }
  })

  /** Somebody changes their own password; their other sessions end. */
  app.post(`${API}/session/password`, async (request) => {
    const { slot: slotName, password, next } = body(NewPassword, request)
    const who = identity.recognise({ as: 'staff', slot: slotName, cookie: request.headers.cookie })
    if (!who.ok) throw refusal(who.error)
    if (who.value.kind !== 'staff') throw refusal({ code: 'auth.required', context: {} })
    const confirmed = await identity.sessions.confirm({ staff: who.value.staff, password, address: request.ip })
    if (!confirmed.ok) throw refusal(confirmed.error)
    const set = await identity.passwords.set(who.value.staff, next)
    if (!set.ok) throw refusal(set.error)
    identity.sessions.endAll(who.value.staff, who.value.session)
    return { changed: true }
  })

  /** The one-time code of an empty hall makes the first administrator. */
  app.post(`${API}/session/first`, async (request, reply) => {
    const { slot: slotName, code, user, name, password } = body(First, request)
    const redeemed = identity.firstCode.redeem(code, request.ip)
    if (!redeemed.ok) throw refusal(redeemed.error)
    // The code makes somebody new; it must not open an account that is there.
    if (hub.state().staff.has(user) || hub.hasAdministrator()) {
      redeemed.value.giveBack()
      throw refusal({ code: 'staff.exists', context: { staff: user } })
    }
    const set = await identity.passwords.set(user, password)
    if (!set.ok) {
      redeemed.value.giveBack()
      throw refusal(set.error)
    }
    const data = { staff: user, roles: ['administrator'], name }
    const added = await hub.pipeline.submit({ id: newId(hub.random), type: 'staff.add', data, actor: systemActor })
    if (!added.ok) {
      redeemed.value.giveBack()
      throw refusal(added.error)
    }
    identity.firstCode.withdraw()
    const signedIn = await identity.sessions.signIn({ staff: user, password, address: request.ip })
    if (!signedIn.ok) throw refusal(signedIn.error)
    return enter(request, reply, signedIn.value, slotName)
  })

  /** An administrator gives somebody a first or a new password. */
  app.post(`${API}/staff/:staff/password`, async (request) => {
    const actor = callerOf(request, hub)
    if (!actor.ok) throw refusal(actor.error)
    if (!actor.value.permissions.has('staff.manage'))
      throw refusal({ code: 'permission.denied', context: { permission: 'staff.manage' } })
    const staff = v.safeParse(StaffId, (request.params as { staff?: string }).staff)
    const known = staff.success ? hub.state().staff.get(staff.output) : undefined
    if (!staff.success || known === undefined) throw refusal({ code: 'staff.unknown', context: {} })
    const beyond = identity.passwords.has(staff.output) ? rightBeyond(actor.value, known.roles) : undefined
    if (beyond !== undefined) throw refusal({ code: 'staff.beyond-your-rights', context: { permission: beyond } })
    const { password } = body(v.looseObject({ password: word(200) }), request)
    const set = await identity.passwords.set(staff.output, password)
    if (!set.ok) throw refusal(set.error)
    identity.sessions.endAll(staff.output)
    return { set: true }
  })

  /** A key for a program, shown this once. */
  app.post(`${API}/keys/:key/issue`, async (request) => {
    const actor = callerOf(request, hub)
    if (!actor.ok) throw refusal(actor.error)
    const key = v.safeParse(KeyId, (request.params as { key?: string }).key)
    if (!key.success) throw refusal({ code: 'command.malformed', context: { path: 'key' } })
    const { role } = body(v.looseObject({ role: v.picklist(roleNames) }), request)
    const issued = await issueKey(hub, key.output, role, actor.value)
    if (!issued.ok) throw refusal(issued.error)
    return { text: issued.value }
  })

  const giveDevice = (request: FastifyRequest, reply: FastifyReply, slotName: string, token: string): void => {
    const name = deviceCookieName(slotName)
    if (name === undefined) throw refusal({ code: 'command.malformed', context: { path: 'slot' } })
    void reply.header(
      'set-cookie',
      writeCookie(name, token, { secure: secure(request), maxAgeSeconds: deviceCookieMaxAge }),
    )
  }

  app.post(`${API}/device/connect`, async (request, reply) => {
    const { slot: slotName } = body(Connect, request)
    const token = readCookies(request.headers.cookie).get(deviceCookieName(slotName) ?? '')
    if (token === undefined) throw refusal({ code: 'auth.required', context: { as: 'device' } })
    const connected = identity.devices.connect(token)
    if (!connected.ok) throw refusal(connected.error)
    const { device, successor } = connected.value
    if (actorOf({ kind: 'device', device }, hub.state()) === null)
      throw refusal({ code: 'auth.required', context: { as: 'device' } })
    if (successor !== null) giveDevice(request, reply, slotName, successor)
    return { device }
  })

  app.post(`${API}/pairings`, async (request) => {
    const { kind } = body(Begin, request)
    const about = request.headers['user-agent'] ?? ''
    const begun = identity.pairings.begin({ kind, about, address: request.ip })
    if (!begun.ok) throw refusal(begun.error)
    const { pairingId, secret, code, expiresAt } = begun.value
    return { pairing: pairingId, secret, code, expiresAt }
  })

  app.post(`${API}/pairings/:pairing/poll`, async (request, reply) => {
    const { slot: slotName, secret } = body(Poll, request)
    const answer = identity.pairings.poll((request.params as { pairing: string }).pairing, secret)
    if (answer.state !== 'paired') return { state: answer.state }
    giveDevice(request, reply, slotName, answer.token)
    return { state: 'accepted', device: answer.device }
  })

  app.post(`${API}/pairings/refuse`, async (request) => {
    const actor = callerOf(request, hub)
    if (!actor.ok) throw refusal(actor.error)
    if (!actor.value.permissions.has('device.manage'))
      throw refusal({ code: 'permission.denied', context: { permission: 'device.manage' } })
    const refused = identity.pairings.refuse(body(Refuse, request).code)
    if (!refused.ok) throw refusal(refused.error)
    return { refused: true }
  })
}
