// Who is at this page and what they may do, out of the hub's welcome.
import type { Permission } from '@tingxu/shared/hall/people/permissions.ts'
import type { HubClient, HubStatus } from '@tingxu/shared/ui/hub/client.ts'
import { ask } from '@tingxu/shared/ui/hub/http.ts'
import { slotSchema, type Session } from '@tingxu/shared/wire/protocol.ts'
import * as v from 'valibot'

/** `luo` of `staff:luo`; null for anybody who is no person. */
export function staffOf(session: Session | null): string | null {
  const actor = session?.actor ?? ''
  return actor.startsWith('staff:') ? actor.slice('staff:'.length) : null
}

export type May = (permission: Permission) => boolean

export const mayOf =
  (session: Session | null): May =>
  (permission) =>
    session?.permissions.includes(permission) ?? false

/** The slot of the address, so that several people can be signed in in one browser. */
export function slotOf(search: string): string | undefined {
  const asked = v.safeParse(slotSchema, new URLSearchParams(search).get('slot'))
  return asked.success ? asked.output : undefined
}

/** Ends the session, and comes back to the sign-in. */
export async function signOut(hub: HubClient, slot: string | undefined): Promise<void> {
  try {
    await ask('DELETE', '/session', slot === undefined ? {} : { slot })
  } catch {
    // The hub is away: the session ends there by itself; this page asks again either way.
  }
  hub.close()
  hub.open()
}

/** Keys work only while the hub is heard. */
export const isLive = ({ phase }: HubStatus): boolean => phase === 'live'
