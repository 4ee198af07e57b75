// The tokens by which paired devices prove themselves, each replaced at the next connect.
import * as v from 'valibot'
import { DeviceId } from '@tingxu/shared/kernel/brands.ts'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import type { Ended } from './revocations.ts'
import { typedRows, type SecretRows } from './secret-rows.ts'
import { hashOf, newSecret, sameText, type RandomBytes } from './secrets.ts'

export interface DevicesOptions {
  readonly rows: SecretRows
  readonly now: () => number
  readonly random: RandomBytes
  readonly ended: (what: Ended) => void
  /** A token that had been replaced came back: somebody holds a copy. The device is revoked already. Raise an alarm. */
  readonly onStolen: (device: DeviceId) => void
  /**
   * A successor counts as arrived when it is used this long after it was handed out; until then the token before it
   * stays good. Chromium writes cookies to the disk within 30 s, and a kiosk whose power is cut before that comes back
   * with the older one. Default 60 s.
   */
  readonly settleMs?: number
}

export interface Connected {
  readonly device: DeviceId
  /** The token for the next connect, to be stored in place of this one; null = keep this one. */
  readonly successor: string | null
}

/**
 * Row of a device: `current` token, `pending` successors (handed out, not yet proved to have arrived) and `retired`
 * ones, all as hashes, changed in one write. Why several pending: an answer may be lost, the device asks again, and
 * a hash cannot be turned back into the token that was lost.
 */
export interface Devices {
  /** Makes the device known under this admission, without a token yet. A device paired anew loses its former tokens. */
  readonly admit: (device: DeviceId, admission: string) => void
  /** A token for a device just admitted; undefined once it connected, was revoked or was admitted anew. */
  readonly issue: (device: DeviceId, admission: string) => string | undefined
  /** At each connect of a device. `auth.required` for a token that is none. */
  readonly connect: (token: string) => Result<Connected>
  /** For requests between connects; changes nothing for a good token. */
  readonly check: (token: string) => { readonly device: DeviceId } | undefined
  readonly revoke: (device: DeviceId) => void
  /** Devices that have, or may fetch, a token. */
  readonly list: () => readonly DeviceId[]
}

const maxPending = 4
/** Older ones are refused without an alarm. */
const maxRetired = 200

const Row = v.object({
  admission: v.string(),
  current: v.nullable(v.string()),
  pending: v.array(v.object({ hash: v.string(), at: v.number() })),
  retired: v.array(v.string()),
})
type Row = v.InferOutput<typeof Row>

const readToken = (token: string): { readonly device: DeviceId; readonly hash: string } | undefined => {
  const [, name, secret] = /^([^.]{1,48})\.([A-Za-z0-9_-]{43})$/.exec(token) ?? []
  const device = v.safeParse(DeviceId, name)
  return device.success && secret !== undefined ? { device: device.output, hash: hashOf(secret) } : undefined
}

export const createDevices = (options: DevicesOptions): Devices => {
  const { now, random, ended, onStolen, settleMs = 60_000 } = options
  const rows = typedRows(options.rows, 'device-token', Row)

  const drop = (device: DeviceId): void => {
    rows.delete(device)
    ended({ device })
  }

  /** Adds a successor and forgets the oldest when there are too many. */
  const handOut = (device: DeviceId, row: Row): string => {
    const secret = newSecret(random)
    const pending = [...row.pending, { hash: hashOf(secret), at: now() }]
    const tooOld = pending.slice(0, -maxPending).map(({ hash }) => hash)
    rows.put(device, {
      ...row,
      pending: pending.slice(-maxPending),
      retired: [...tooOld, ...row.retired].slice(0, maxRetired),
    })
    return `${device}.${secret}`
  }

  /** While nothing can be written the token at hand stays good, so that screens come back all the same. */
  const handOutIfItCan = (device: DeviceId, row: Row): string | null => {
    try {
      return handOut(device, row)
    } catch {
      return null
    }
  }

  /** The token's place in its device's row. A retired one revokes the device on the way. */
  const place = (token: string) => {
    const read = readToken(token)
    const row = read === undefined ? undefined : rows.get(read.device)
    if (read === undefined || row === undefined) return undefined
    const { device, hash } = read
    if (row.current !== null && sameText(row.current, hash)) return { device, row, pending: undefined }
    const pending = row.pending.find((one) => sameText(one.hash, hash))
    if (pending !== undefined) return { device, row, pending }
    if (row.retired.some((one) => sameText(one, hash))) {
      drop(device)
      onStolen(device)
    }
    return undefined
  }

  return {
    admit: (device, admission) => {
      if (rows.get(device) !== undefined) drop(device)
      rows.put(device, { admission, current: null, pending: [], retired: [] })
    },
    issue: (device, admission) => {
      const row = rows.get(device)
      if (row?.current !== null || !sameText(row.admission, admission)) return undefined
      return handOut(device, row)
    },
    connect: (token) => {
      const found = place(token)
      if (found === undefined) return refuse('auth.required')
      const { device, row, pending } = found
      if (pending === undefined) return ok({ device, successor: handOutIfItCan(device, row) })
      if (now() - pending.at < settleMs) return ok({ device, successor: null })
      const others = row.pending.filter((one) => one !== pending).map(({ hash }) => hash)
      const before = row.current === null ? [] : [row.current]
      const settled = { ...row, current: pending.hash, pending: [], retired: [...before, ...others, ...row.retired] }
      return ok({ device, successor: handOutIfItCan(device, settled) })
    },
    check: (token) => {
      const found = place(token)
      return found === undefined ? undefined : { device: found.device }
    },
    revoke: (device) => {
      if (rows.get(device) !== undefined) drop(device)
    },
    list: () =>
      rows.list().flatMap(({ id }) => {
        const device = v.safeParse(DeviceId, id)
        return device.success ? [device.output] : []
      }),
  }
}
