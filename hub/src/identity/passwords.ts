// The passwords of staff: set, checked and removed; kept as scrypt hashes only.
import * as v from 'valibot'
import type { StaffId } from '@tingxu/shared/kernel/brands.ts'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import { createBoundedQueue } from './bounded-queue.ts'
import { checkPassword, normalPassword, passwordMaxLength } from './password-rule.ts'
import { matchesScrypt, readScryptHash, scryptHash, standardCost, type ScryptCost } from './scrypt-hash.ts'
import { typedRows, type SecretRows } from './secret-rows.ts'
import type { RandomBytes } from './secrets.ts'

export interface PasswordsOptions {
  readonly rows: SecretRows
  readonly random: RandomBytes
  /** Tests take less. */
  readonly cost?: ScryptCost
  /** Hashes under way and waiting, 1-1000, default 64 (about 20 s of work: a whole hall signing in at once). */
  readonly maxWaiting?: number
}

export interface Passwords {
  /** `auth.password-weak` by the rule, `auth.throttled` when too many wait. Does not end sessions: the caller does. */
  readonly set: (staff: StaffId, password: string) => Promise<Result<void>>
  /**
   * True when it is this person's password. Takes as long for somebody unknown, so that nobody learns who works here.
   * `auth.throttled` when too many wait.
   */
  readonly matches: (staff: string, password: string) => Promise<Result<boolean>>
  readonly has: (staff: string) => boolean
  readonly remove: (staff: string) => void
}

const saltBytes = 16

export const createPasswords = (options: PasswordsOptions): Passwords => {
  const { random, cost = standardCost, maxWaiting = 64 } = options
  const hashes = typedRows(options.rows, 'password', v.object({ hash: v.string() }))
  const queue = createBoundedQueue({ maxWaiting })
  const busy = refuse('auth.throttled', { minutes: 1 })

  return {
    set: async (staff, password) => {
      const fit = checkPassword(staff, password)
      if (!fit.ok) return fit
      const hash = queue.run(() => scryptHash(normalPassword(password), random(saltBytes), cost))
      if (hash === undefined) return busy
      hashes.put(staff, { hash: await hash })
      return ok(undefined)
    },
    matches: async (staff, password) => {
      const row = hashes.get(staff)
      const known = row === undefined ? undefined : readScryptHash(row.hash)
      // The nobody's hash is right for no password, and costs what a real one costs.
      const against = known ?? { cost, salt: Buffer.from(random(saltBytes)), hash: Buffer.from(random(32)) }
      const typed = normalPassword(password.slice(0, 4 * passwordMaxLength))
      const match = queue.run(() => matchesScrypt(typed, against))
      if (match === undefined) return busy
      const right = (await match) && known !== undefined
      // The password may have been changed while this one waited its turn.
      return ok(right && hashes.get(staff)?.hash === row?.hash)
    },
    has: (staff) => hashes.get(staff) !== undefined,
    remove: (staff) => hashes.delete(staff),
  }
}
