// A screen's way into the hall: its cookie has a successor at every connect; without one it asks to be paired.
import type { DeviceKind } from '../../hall/people/permissions.ts'
import type { PairingDesk } from './door.ts'
import { ask } from './http.ts'

export interface Pairing {
  readonly pairing: string
  readonly secret: string
  /** Six digits. */
  readonly code: string
  readonly expiresAt: number
}

/** Fetches the successor. False: this screen is not paired. Rejects where the hub is away. */
export async function renewDevice(slot: string): Promise<boolean> {
  const answer = await ask<{ device: string }>('POST', '/device/connect', { slot })
  return answer.ok
}

export type PairingState = 'waiting' | 'accepted' | 'refused' | 'expired'

/** @param device which device of the demo it wants to be; null: whichever is free */
export function pairingDesk(slot: string, kind: DeviceKind, device: string | null): PairingDesk {
  return {
    // Only in the demo on this machine; false where the hub does not allow it.
    pairDemo: async () => {
      const wanted = device === null ? {} : { device }
      return (await ask<{ device: string }>('POST', '/demo/pair', { slot, kind, ...wanted })).ok
    },
    begin: async () => {
      const answer = await ask<Pairing>('POST', '/pairings', { slot, kind })
      return answer.ok ? answer.value : null
    },
    // Once accepted, the cookie is set.
    poll: async ({ pairing, secret }) => {
      const answer = await ask<{ state: PairingState }>('POST', `/pairings/${pairing}/poll`, { slot, secret })
      return answer.ok ? answer.value.state : 'expired'
    },
  }
}
