// Every command x every role and device x socket and HTTP: who may, may; who may not, is told so. Grows by itself.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { io, type Socket } from 'socket.io-client'
import {
  DEVICE_RIGHTS,
  ROLES,
  type DeviceKind,
  type Permission,
  type Role,
} from '@tingxu/shared/hall/people/permissions.ts'
import { commandSpecs } from '@tingxu/shared/hall/registry.ts'
import type { CommandSpec } from '@tingxu/shared/kernel/define.ts'
import { PROTOCOL, type CommandResult } from '@tingxu/shared/wire/protocol.ts'
import { routePath } from '../http/api.ts'
import { serve, type Served } from '../serve.ts'
import { deviceCookie, keyText, openTestHub, staffCookie, type TestHub } from '../testing/test-hub.ts'

interface Caller {
  readonly name: string
  readonly rights: ReadonlySet<Permission>
  readonly auth: object
  readonly headers: Readonly<Record<string, string>>
}

const specs: readonly CommandSpec[] = commandSpecs
let test1: TestHub
let served: Served
let origin = ''
const callers: Caller[] = []
const sockets = new Map<string, Socket>()

before(async () => {
  test1 = await openTestHub()
  const { hub } = test1
  served = await serve({ hub, host: '127.0.0.1', port: 0, tls: null })
  origin = `http://127.0.0.1:${served.port}`
  for (const role of Object.keys(ROLES) as Role[]) {
    if (role === 'api') continue
    const cookie = await staffCookie(hub, role, [role])
    callers.push({
      name: `staff ${role}`,
      rights: new Set<Permission>(ROLES[role]),
      auth: { as: 'staff' },
      headers: { cookie, origin },
    })
  }
  for (const kind of Object.keys(DEVICE_RIGHTS) as DeviceKind[]) {
    const slot = `${kind}-1`
    const cookie = await deviceCookie(hub, slot, kind)
    callers.push({
      name: `device ${kind}`,
      rights: new Set<Permission>(DEVICE_RIGHTS[kind]),
      auth: { as: 'device', slot },
      headers: { cookie, origin, 'x-tingxu-slot': slot },
    })
  }
  const key = await keyText(hub, 'table', 'api')
  callers.push({
    name: 'API key',
    rights: new Set<Permission>(ROLES.api),
    auth: { as: 'key', key },
    headers: { authorization: `Bearer ${key}` },
  })
  for (const { name, auth, headers } of callers) {
    const socket = io(origin, {
      transports: ['websocket'],
      forceNew: true,
      auth: { protocol: PROTOCOL, build: 'test', ...auth },
      extraHeaders: headers,
    })
    await new Promise<void>((resolve, reject) => {
      socket.once('welcome', () => resolve())
      socket.once('connect_error', reject)
    })
    sockets.set(name, socket)
  }
})

after(async () => {
  for (const socket of sockets.values()) socket.disconnect()
  await served.close()
  test1.close()
})

/** The path with the example's own values; what is left is the body. */
function httpCall(spec: CommandSpec): { readonly url: string; readonly body: object } {
  const body = { ...(spec.example as Record<string, unknown>) }
  const url = routePath(spec.http.path)
    .replaceAll('::', ':')
    .replace(/:([a-z]\w*)(?=\/|$|:)/g, (whole, name: string) => {
      if (!spec.http.path.includes(`{${name}}`)) return whole
      const value = String(body[name])
      Reflect.deleteProperty(body, name)
      return encodeURIComponent(value)
    })
  return { url, body }
}

/** For want of the right itself; a decision that refuses some who hold it gives a reason, and is tested with its subject. */
function isDenied(code: string | undefined, context: unknown, permission: string): boolean {
  const said = context as { readonly permission?: string; readonly reason?: string } | undefined
  return code === 'permission.denied' && said?.permission === permission && said.reason === undefined
}

describe('every command asks for its permission', () => {
  for (const spec of specs) {
    test(`${spec.type} needs ${spec.permission}, over the socket and over HTTP`, async () => {
      // A system command is nobody's; the others have somebody who may.
      const may = callers.filter(({ rights }) => rights.has(spec.permission))
      assert.equal(may.length === 0, spec.permission === 'system', "somebody may give it, unless it is the hub's own")
      for (const caller of callers) {
        const allowed = caller.rights.has(spec.permission)
        const id = `t:${spec.type}:${caller.name.replaceAll(' ', '-')}`
        if (!allowed || !isDestructive(spec)) {
          const answer = (await sockets
            .get(caller.name)
            ?.timeout(5000)
            .emitWithAck('command', { id, type: spec.type, data: spec.example })) as CommandResult
          const denied = !answer.ok && isDenied(answer.error.code, answer.error.context, spec.permission)
          assert.equal(denied, !allowed, `${caller.name} over the socket: ${JSON.stringify(answer).slice(0, 200)}`)
          const { url, body } = httpCall(spec)
          const response = await fetch(origin + url, {
            method: spec.http.method,
            headers: { ...caller.headers, 'content-type': 'application/json', 'idempotency-key': `${id}:http` },
            body: JSON.stringify(body),
          })
          const { error } = (await response.json()) as { error?: { code: string; context: unknown } }
          const deniedByHttp = isDenied(error?.code, error?.context, spec.permission)
          assert.equal(deniedByHttp, !allowed, `${caller.name} over HTTP: ${response.status} ${JSON.stringify(error)}`)
          if (!allowed) assert.equal(response.status, 403)
          assert.notEqual(error?.code, 'command.malformed', 'the example is well-formed')
          assert.notEqual(error?.code, 'http.not-found', 'the route is there')
        }
      }
    })
  }

  test('without any credential nothing is done', async () => {
    for (const spec of specs) {
      const { url, body } = httpCall(spec)
      const response = await fetch(origin + url, {
        method: spec.http.method,
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      assert.equal(response.status, 401, spec.type)
    }
  })

  test('a page of another site is refused, whatever its cookies', async () => {
    const caller = callers.find(({ name }) => name === 'staff duty')
    const response = await fetch(`${origin}/api/v1/tickets`, {
      method: 'POST',
      headers: { ...caller?.headers, origin: 'https://evil.example', 'content-type': 'application/json' },
      body: '{"service":"residence"}',
    })
    assert.equal(response.status, 403)
  })
})

/** Would cut off the very callers of this table; allowed callers of these are proved by their own tests. */
const isDestructive = (spec: CommandSpec): boolean =>
  spec.type === 'device.revoke' || spec.type === 'staff.remove' || spec.type === 'staff.change'
