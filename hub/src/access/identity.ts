// All of identity over one store: who may come in, and the end of what they came in with.
import type { DeviceId, StaffId } from '@tingxu/shared/kernel/brands.ts'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import { createApiKeys, type ApiKeys } from '../identity/api-keys.ts'
import { deviceCookieName, readCookies, staffCookieName } from '../identity/cookies.ts'
import { createDevices, type Devices } from '../identity/devices.ts'
import { createOneTimeCode, type OneTimeCode } from '../identity/one-time-code.ts'
import { createOrigins, type Origins } from '../identity/origins.ts'
import { createPairings, type Pairings } from '../identity/pairing.ts'
import { createPasswords, type Passwords } from '../identity/passwords.ts'
import { createRevocations, type Revocations } from '../identity/revocations.ts'
import { createStaffSessions, type StaffSessions } from '../identity/staff-sessions.ts'
import type { Store } from '../store/contract.ts'
import { secretRowsOf } from '../store/secret-rows.ts'
import type { Principal } from './access.ts'
import type { ScryptCost } from '../identity/scrypt-hash.ts'

export interface IdentityOptions {
  readonly store: Store
  readonly now: () => number
  readonly random: (count: number) => Uint8Array
  readonly mayEnter: (staff: StaffId) => boolean
  readonly onStolen: (device: DeviceId) => void
  readonly pairingsChanged: () => void
  readonly onFault: (fault: unknown) => void
  readonly scryptCost?: ScryptCost | undefined
  readonly hostNames?: readonly string[] | undefined
}

export interface Identity {
  readonly passwords: Passwords
  readonly sessions: StaffSessions
  readonly devices: Devices
  readonly pairings: Pairings
  readonly keys: ApiKeys
  readonly firstCode: OneTimeCode
  readonly origins: Origins
  readonly revocations: Revocations
  /** From cookies and keys to who this is. */
  readonly recognise: (asked: Asked) => Result<Principal>
}

export interface Asked {
  readonly as: 'device' | 'staff' | 'key' | 'public'
  readonly slot?: string | undefined
  readonly key?: string | undefined
  readonly cookie: string | undefined
}

export function createIdentity(options: IdentityOptions): Identity {
  const { store, now, random, mayEnter, onStolen, pairingsChanged, onFault, scryptCost } = options
  const rows = secretRowsOf(store)
  const revocations = createRevocations({ onFault })
  const { ended } = revocations
  const common = { rows, now, random }
  const passwords = createPasswords({ rows, random, ...(scryptCost === undefined ? {} : { cost: scryptCost }) })
  const sessions = createStaffSessions({ ...common, passwords, mayEnter, ended })
  const devices = createDevices({ ...common, ended, onStolen })
  const pairings = createPairings({ now, random, devices, changed: pairingsChanged })
  const keys = createApiKeys({ ...common, ended })
  const firstCode = createOneTimeCode(common)
  return {
    ...{ passwords, sessions, devices, pairings, keys, firstCode, revocations },
    origins: createOrigins(options.hostNames === undefined ? {} : { hostNames: options.hostNames }),
    recognise: ({ as, slot, key, cookie }) => {
      const required = refuse('auth.required', { as })
      if (as === 'public') return ok({ kind: 'public' })
      if (as === 'key') {
        const known = key === undefined ? undefined : keys.check(key)
        return known === undefined ? required : ok({ kind: 'key', key: known.id })
      }
      const name = as === 'staff' ? staffCookieName(slot) : deviceCookieName(slot ?? '')
      const token = name === undefined ? undefined : readCookies(cookie).get(name)
      if (token === undefined) return required
      if (as === 'staff') {
        const session = sessions.check(token)
        return session === undefined ? required : ok({ kind: 'staff', ...session })
      }
      const device = devices.check(token)
      return device === undefined ? required : ok({ kind: 'device', device: device.device })
    },
  }
}
