// A screen's way into the hall: its cookie has a successor at every connect; without one it asks to be paired.
import type { DeviceKind } from '../../hall/people/permissions.ts'
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

/** In the demo on this machine a screen pairs itself. False where the hub does not allow it. */
export async function pairDemo(slot: string, kind: DeviceKind, device: string | null): Promise<boolean> {
  const answer = await ask<{ device: string }>('POST', '/demo/pair', {
    slot,
    kind,
    ...(device === null ? {} : { device }),
  })
  return answer.ok
}

export async function beginPairing(slot: string, kind: DeviceKind): Promise<Pairing | null> {
  const answer = await ask<Pairing>('POST', '/pairings', { slot, kind })
  return answer.ok ? answer.value : null
}

export type PairingState = 'waiting' | 'accepted' | 'refused' | 'expired'

/** Once accepted, the cookie is set. */
export async function pollPairing(slot: string, { pairing, secret }: Pairing): Promise<PairingState> {
  const answer = await ask<{ state: PairingState }>('POST', `/pairings/${pairing}/poll`, { slot, secret })
  return answer.ok ? answer.value.state : 'expired'
}
