// Ways into a demo hall: its accounts, signing in, screens that pair themselves.
import * as v from 'valibot'
import { setTimeout as delay } from 'node:timers/promises'
import { roleNames, type DeviceKind } from '@tingxu/shared/hall/people/permissions.ts'
import { must } from './http.ts'

const accountSchema = v.object({
  user: v.string(),
  password: v.string(),
  roles: v.array(v.picklist(roleNames)),
  counter: v.optional(v.string()),
})
export type DemoAccount = v.InferOutput<typeof accountSchema>

const ACCOUNTS_MS = 60_000

/** The demo's accounts. The hub answers before they are there, for a password is work: waits for them. */
export async function demoAccounts(url: string, withinMs = ACCOUNTS_MS): Promise<readonly DemoAccount[]> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const { body } = await must(url, '/demo')
    const { accounts } = v.parse(v.object({ accounts: v.array(accountSchema) }), body)
    if (accounts.length > 0) return accounts
    if (performance.now() > deadline) throw new Error('the demo hall has no accounts')
    await delay(100)
  }
}

/** Signs a person in; gives the cookie. */
export async function signIn(url: string, user: string, password: string): Promise<string> {
  return (await must(url, '/session', { body: { user, password } })).cookie
}

/** The same for an account of the demo. */
export async function signInDemo(url: string, user: string): Promise<string> {
  const account = (await demoAccounts(url)).find((each) => each.user === user)
  if (account === undefined) throw new Error(`the demo hall has no account ${user}`)
  return signIn(url, user, account.password)
}

export interface PairedDevice {
  readonly device: string
  readonly slot: string
  readonly cookie: string
}

/** Pairs a screen of the demo hall. Whoever was paired as the same device before is cut off. */
export async function pairDemo(
  url: string,
  { slot, kind, device }: { readonly slot: string; readonly kind: DeviceKind; readonly device?: string },
): Promise<PairedDevice> {
  const answered = await must(url, '/demo/pair', { body: { slot, kind, ...(device === undefined ? {} : { device }) } })
  const paired = v.parse(v.object({ device: v.string() }), answered.body)
  return { device: paired.device, slot, cookie: answered.cookie }
}
