// The demo's own doors, on this machine only: the page of links, screens that pair themselves, the workbench, the rehearsal.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { deviceKinds, type DeviceKind } from '@tingxu/shared/hall/people/permissions.ts'
import { DeviceId } from '@tingxu/shared/kernel/brands.ts'
import { slotSchema } from '@tingxu/shared/wire/protocol.ts'
import { API } from '../http/api.ts'
import { refusal } from '../http/server.ts'
import type { HallHub } from '../hub.ts'
import { deviceCookieMaxAge, deviceCookieName, writeCookie } from '../identity/cookies.ts'
import type { DemoAccount } from './accounts.ts'
import type { Rehearsal } from './rehearsal.ts'

export interface DemoRoutesOptions {
  readonly hub: HallHub
  readonly accounts: () => readonly DemoAccount[]
  readonly rehearsal: Rehearsal
  /** The simulated devices, where the demo has them. */
  readonly addWorkbench: (app: FastifyInstance, guard: (request: FastifyRequest) => void) => void
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const PairBody = v.looseObject({ slot: slotSchema, kind: v.picklist(deviceKinds), device: v.optional(DeviceId) })
const RehearseBody = v.looseObject({
  speed: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(600)), 60),
  stop: v.optional(v.boolean(), false),
})

export function addDemoRoutes(
  app: FastifyInstance,
  { hub, accounts, rehearsal, addWorkbench }: DemoRoutesOptions,
): void {
  const guard = (request: FastifyRequest): void => {
    if (!LOOPBACK.has(request.ip)) throw refusal({ code: 'auth.origin', context: { reason: 'loopback' } })
  }

  app.get(`${API}/demo`, async (request) => {
    guard(request)
    const { config } = hub.state()
    return {
      hall: config?.hall.name ?? { 'zh-Hans': 'Tingxu' },
      accounts: accounts().map(({ user, name, password, roles, counter }) => ({
        user,
        name,
        password,
        roles,
        ...(counter === undefined ? {} : { counter }),
      })),
      screens: screens(hub),
      rehearsal: rehearsal.state(),
    }
  })

  app.post(`${API}/demo/pair`, async (request, reply) => {
    guard(request)
    const body = v.safeParse(PairBody, request.body)
    if (!body.success)
      throw refusal({ code: 'command.malformed', context: { path: v.getDotPath(body.issues[0]) ?? '' } })
    const { slot, kind } = body.output
    const device = body.output.device ?? freeDevice(hub, kind)
    if (device === undefined || hub.state().devices.get(device)?.kind !== kind)
      throw refusal({ code: 'device.unknown', context: { kind } })
    const admission = `demo-${hub.now()}`
    hub.identity.devices.admit(device, admission)
    const token = hub.identity.devices.issue(device, admission)
    const name = deviceCookieName(slot)
    if (token === undefined || name === undefined) throw refusal({ code: 'device.unknown', context: { device } })
    void reply.header(
      'set-cookie',
      writeCookie(name, token, { secure: request.protocol === 'https', maxAgeSeconds: deviceCookieMaxAge }),
    )
    return { device }
  })

  app.post(`${API}/demo/rehearse`, async (request) => {
    guard(request)
    const body = v.safeParse(RehearseBody, request.body ?? {})
    if (!body.success)
      throw refusal({ code: 'command.malformed', context: { path: v.getDotPath(body.issues[0]) ?? '' } })
    if (body.output.stop) rehearsal.stop()
    else rehearsal.start(body.output.speed)
    return rehearsal.state()
  })

  addWorkbench(app, guard)
}

/** The first of its kind that nobody uses now. */
function freeDevice(hub: HallHub, kind: DeviceKind): DeviceId | undefined {
  const known = [...hub.state().devices.values()]
    .filter((device) => device.kind === kind)
    .map(({ id }) => id)
    .sort()
  return known.find((id) => !hub.presence.connected(id)) ?? known[0]
}

function screens(hub: HallHub) {
  const devices = [...hub.state().devices.values()].sort((a, b) => a.id.localeCompare(b.id))
  const of = (kind: DeviceKind, path: string) =>
    devices
      .filter((device) => device.kind === kind)
      .map(({ id, name, counter }) => ({
        kind,
        path: `${path}?slot=${id}&device=${id}${counter === null ? '' : `&counter=${counter}`}`,
        label: name,
      }))
  return [
    ...of('kiosk', '/kiosk'),
    // The demo's loudspeakers are drawn: nobody would hear a call that is left to them.
    ...of('board', '/board').map((screen) => ({ ...screen, path: `${screen.path}&voice=1` })),
    ...of('counter-screen', '/screen'),
    { kind: 'counter', path: '/counter', label: { 'zh-Hans': '窗口', en: 'Counter' } },
    { kind: 'console', path: '/console', label: { 'zh-Hans': '控制台', en: 'Console' } },
    { kind: 'workbench', path: '/workbench', label: { 'zh-Hans': '工作台', en: 'Workbench' } },
    { kind: 'styles', path: '/styles', label: { 'zh-Hans': '样式', en: 'Styles' } },
  ]
}
