// A new device shows a code, somebody at the console accepts it, the device fetches its token.
import type { DeviceId } from '@tingxu/shared/kernel/brands.ts'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import { wholeMinutes } from './attempts.ts'
import type { Devices } from './devices.ts'
import { hashOf, newSecret, randomBelow, sameText, type RandomBytes } from './secrets.ts'

export interface PairingsOptions {
  readonly now: () => number
  readonly random: RandomBytes
  readonly devices: Pick<Devices, 'admit' | 'issue'>
  /** The list of open pairings changed: who shows it asks for `pending()` again. */
  readonly changed?: () => void
  /** Default 10 min. */
  readonly validMs?: number
  /** Default 50. */
  readonly maxOpen?: number
  /** Beyond it the address's own oldest gives way, so that a kiosk reloading its page is not locked out. Default 10. */
  readonly perAddress?: number
}

/** What a device says of itself; shown to who accepts it, believed by nobody. */
export interface PairingRequest {
  /** Class of device: `kiosk`, `board`, `agent` … */
  readonly kind: string
  /** One line; cut at 120 characters. */
  readonly about: string
  readonly address: string
}

export interface BegunPairing {
  readonly pairingId: string
  /** Kept by the page, asked for at each poll; never shown. */
  readonly secret: string
  /** Six digits, shown in two groups (`482 913`) by the page. */
  readonly code: string
  readonly expiresAt: number
}

export interface PendingPairing extends PairingRequest {
  readonly code: string
  readonly since: number
  readonly expiresAt: number
}

export type PairingAnswer =
  | { readonly state: 'waiting' }
  | { readonly state: 'refused' }
  /** Too late, unknown, or fetched and used already: begin again. */
  | { readonly state: 'expired' }
  | { readonly state: 'paired'; readonly device: DeviceId; readonly token: string }

/** Open pairings live in memory: a restart of the hub makes the page begin again, with a new code. */
export interface Pairings {
  /** `auth.throttled` with `minutes` when too many are open. */
  readonly begin: (request: PairingRequest) => Result<BegunPairing>
  readonly pending: () => readonly PendingPairing[]
  /** What the code stands for; `device.code-unknown`. Spaces in the code do not matter. */
  readonly claim: (code: string) => Result<PendingPairing>
  /** After the command that registered the device. A device known already loses its former tokens. */
  readonly accept: (code: string, device: DeviceId) => Result<void>
  readonly refuse: (code: string) => Result<void>
  /** May be asked again after a lost answer, until the device has connected. */
  readonly poll: (pairingId: string, secret: string) => PairingAnswer
}

interface Open extends PendingPairing {
  readonly pairingId: string
  readonly secretHash: string
  readonly outcome: 'waiting' | 'refused' | DeviceAccepted
}

interface DeviceAccepted {
  readonly device: DeviceId
}

export const createPairings = (options: PairingsOptions): Pairings => {
  const { now, random, devices, validMs = 10 * 60_000, maxOpen = 50, perAddress = 10 } = options
  const changed = options.changed ?? (() => undefined)
  const open = new Map<string, Open>()

  const sweep = (): void => {
    for (const one of open.values()) if (now() >= one.expiresAt) open.delete(one.pairingId)
  }

  const waiting = (): Open[] => {
    sweep()
    return [...open.values()].filter(({ outcome }) => outcome === 'waiting')
  }

  const newCode = (): string => {
    const taken = new Set([...open.values()].map(({ code }) => code))
    for (;;) {
      const code = String(randomBelow(random, 1_000_000)).padStart(6, '0')
      if (!taken.has(code)) return code
    }
  }

  const find = (code: string): Open | undefined => {
    const digits = code.normalize('NFKC').replace(/\s/g, '')
    return waiting().find((one) => one.code === digits)
  }

  const settle = (code: string, outcome: (found: Open) => Open['outcome']): Result<void> => {
    const found = find(code)
    if (found === undefined) return refuse('device.code-unknown')
    open.set(found.pairingId, { ...found, outcome: outcome(found) })
    changed()
    return ok(undefined)
  }

  const shown = ({ code, kind, about, address, since, expiresAt }: Open): PendingPairing => ({
    code,
    kind,
    about,
    address,
    since,
    expiresAt,
  })

  return {
    begin: ({ kind, about, address }) => {
      sweep()
      const [oldest, ...others] = waiting().filter((one) => one.address === address)
      if (oldest !== undefined && others.length + 1 >= perAddress) open.delete(oldest.pairingId)
      if (open.size >= maxOpen) {
        const firstEnd = Math.min(...[...open.values()].map(({ expiresAt }) => expiresAt))
        return refuse('auth.throttled', { minutes: wholeMinutes(firstEnd - now()) })
      }
      const pairingId = newSecret(random)
      const secret = newSecret(random)
      const since = now()
      const begun = { code: newCode(), expiresAt: since + validMs }
      const said = { kind, about: about.slice(0, 120), address }
      open.set(pairingId, { ...begun, ...said, pairingId, since, secretHash: hashOf(secret), outcome: 'waiting' })
      changed()
      return ok({ ...begun, pairingId, secret })
    },
    pending: () => waiting().map(shown),
    claim: (code) => {
      const found = find(code)
      return found === undefined ? refuse('device.code-unknown') : ok(shown(found))
    },
    accept: (code, device) =>
      settle(code, ({ pairingId }) => {
        devices.admit(device, pairingId)
        return { device }
      }),
    refuse: (code) => settle(code, () => 'refused'),
    poll: (pairingId, secret) => {
      sweep()
      const found = open.get(pairingId)
      if (found === undefined || !sameText(found.secretHash, hashOf(secret))) return { state: 'expired' }
      if (typeof found.outcome === 'string') return { state: found.outcome }
      const { device } = found.outcome
      const token = devices.issue(device, pairingId)
      return token === undefined ? { state: 'expired' } : { state: 'paired', device, token }
    },
  }
}
