// Puts people at the counters and screens at the doors of a demo hall, through its own front doors.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { connect, type ConnectAs, type HubSocket } from '../support/connect.ts'
import { must } from '../support/http.ts'
import { demoAccounts, pairDemo, signIn, type DemoAccount } from '../support/identities.ts'
import { checkoutDir } from '../support/start-hub.ts'
import type { PlannedService } from './day.ts'

export interface Troupe {
  readonly people: ReadonlyMap<string, ConnectAs>
  readonly counters: readonly string[]
  /** Services by counter. */
  readonly servedAt: ReadonlyMap<string, readonly string[]>
  /** Takes the rehearsal's kiosks away again. */
  readonly leave: () => Promise<void>
}

/** Kiosks of the rehearsal's own, so that one that stands open on somebody's screen is left alone. */
const KIOSKS = [
  { device: 'rehearsal-1', zone: 'east', name: { 'zh-Hans': '排练取号机1', en: 'Rehearsal kiosk 1' } },
  { device: 'rehearsal-2', zone: 'west', name: { 'zh-Hans': '排练取号机2', en: 'Rehearsal kiosk 2' } },
] as const
export const KIOSK_COUNT = KIOSKS.length

/** Invented names for counters that have no account of their own. */
const NAMES = [
  '何静安',
  '苏明川',
  '韩知秋',
  '卢青禾',
  '唐远山',
  '许若溪',
  '邓云舒',
  '叶长宁',
  '薛千帆',
  '范向晚',
] as const

export async function staffTheHall(url: string, everyCounter: boolean): Promise<Troupe> {
  const accounts = await demoAccounts(url)
  const admin = accounts.find(({ roles }) => roles.includes('administrator') && roles.includes('duty'))
  if (admin === undefined) throw new Error('the demo hall has no administrator')
  const adminCookie = await signIn(url, admin.user, admin.password)
  const office = await connect(url, { as: 'staff', cookie: adminCookie })

  const people = new Map<string, ConnectAs>()
  for (const [at, { device, zone, name }] of KIOSKS.entries()) {
    const registered = await office.command('device.register', { device, kind: 'kiosk', zone, name })
    if (!registered.ok && registered.error.code !== 'device.exists')
      throw new Error(`no kiosk for the rehearsal: ${registered.error.code}`)
    const { cookie, slot } = await pairDemo(url, { slot: device, kind: 'kiosk', device })
    people.set(`kiosk:${at}`, { as: 'device', slot, cookie })
  }
  const known = accounts.flatMap((account) =>
    account.counter === undefined ? [] : [{ ...account, counter: account.counter }],
  )
  const clerks = everyCounter ? [...known, ...(await hire(url, office, adminCookie, known))] : known
  for (const { user, password, counter } of clerks)
    people.set(`counter:${counter}`, { as: 'staff', cookie: await signIn(url, user, password) })
  const counters = clerks.map(({ counter }) => counter)
  const servedAt = new Map<string, readonly string[]>()
  for (const counter of counters) servedAt.set(counter, await servicesOf(url, adminCookie, counter))
  return {
    ...{ people, counters, servedAt },
    leave: async () => {
      for (const { device } of KIOSKS) await office.command('device.revoke', { device })
      office.close()
    },
  }
}

type Clerk = Pick<DemoAccount, 'user' | 'password'> & { readonly counter: string }

/** An account for each counter that has none. Kept from one rehearsal to the next, with a new password. */
async function hire(
  url: string,
  office: HubSocket,
  cookie: string,
  known: readonly Clerk[],
): Promise<readonly Clerk[]> {
  const { body } = await must(url, '/counters', { cookie })
  const { value } = v.parse(v.object({ value: v.object({ counters: v.array(v.object({ id: v.string() })) }) }), body)
  const empty = value.counters.filter(({ id }) => !known.some(({ counter }) => counter === id))
  const clerks: Clerk[] = []
  for (const [at, { id: counter }] of empty.entries()) {
    const user = `clerk-${counter}`
    const name = NAMES[at % NAMES.length] ?? NAMES[0]
    const added = await office.command('staff.add', { staff: user, roles: ['counter'], name })
    if (!added.ok && added.error.code !== 'staff.exists')
      throw new Error(`no clerk for ${counter}: ${added.error.code}`)
    const password = randomUUID()
    await must(url, `/staff/${user}/password`, { body: { password }, cookie })
    clerks.push({ user, password, counter })
  }
  return clerks
}

async function servicesOf(url: string, cookie: string, counter: string): Promise<readonly string[]> {
  const { body } = await must(url, `/counter?counter=${counter}`, { cookie })
  const services = v.object({ services: v.array(v.object({ id: v.string() })) })
  return v.parse(v.object({ value: services }), body).value.services.map(({ id }) => id)
}

/** How long visits last and how many there are, where the demo's file says; else like many others. */
export function plannedServices(ids: readonly string[]): readonly PlannedService[] {
  const typical = v.optional(v.object({ minutes: v.number(), visits: v.number() }))
  const schema = v.object({ services: v.array(v.object({ id: v.string(), typical })) })
  const demo = v.parse(schema, JSON.parse(readFileSync(join(checkoutDir, 'config/demo/hall.json'), 'utf8')))
  return [...new Set(ids)].sort().map((id) => {
    const { minutes = 8, visits = 300 } = demo.services.find((service) => service.id === id)?.typical ?? {}
    return { id, minutes, visits }
  })
}
