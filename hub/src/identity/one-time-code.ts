// An empty hall has nobody who could let anybody in: a code printed at start makes the first administrator.
import * as v from 'valibot'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import { createAttempts, wholeMinutes } from './attempts.ts'
import { typedRows, type SecretRows } from './secret-rows.ts'
import { hashOf, randomBelow, sameText, type RandomBytes } from './secrets.ts'

export interface OneTimeCodeOptions {
  readonly rows: SecretRows
  readonly now: () => number
  readonly random: RandomBytes
  /** Default 24 h. */
  readonly validMs?: number
}

export interface OneTimeCode {
  /** Replaces a former one. Twelve letters and digits in three groups: `7K2M-X9QD-4HTW` (60 bits). */
  readonly issue: () => { readonly code: string; readonly expiresAt: number }
  /** Whether one could still be redeemed. */
  readonly open: () => boolean
  /**
   * Spends the code; the caller then issues the command that makes the administrator. Large or small letters and
   * hyphens do not matter. `auth.code-unknown`, `auth.throttled` with `minutes`.
   */
  readonly redeem: (code: string, address: string) => Result<OneTimeUse>
  /** The hall has an administrator by other means. */
  readonly withdraw: () => void
}

export interface OneTimeUse {
  /** The administrator could not be made after all (a weak password, say): the code is good again. */
  readonly giveBack: () => void
}

/** Without I, L, O and U, which people misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const rowId = 'administrator'

const typed = (code: string): string =>
  code.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

export const createOneTimeCode = (options: OneTimeCodeOptions): OneTimeCode => {
  const { now, random, validMs = 24 * 3_600_000 } = options
  const rows = typedRows(options.rows, 'one-time-code', v.object({ hash: v.string(), expiresAt: v.number() }))
  const addresses = createAttempts({ now, limit: 5 })
  const everybody = createAttempts({ now, limit: 50 })

  const live = () => {
    const row = rows.get(rowId)
    return row !== undefined && now() < row.expiresAt ? row : undefined
  }

  return {
    issue: () => {
      const digit = (): string => alphabet.charAt(randomBelow(random, alphabet.length))
      const code = Array.from({ length: 12 }, digit).join('')
      const expiresAt = now() + validMs
      rows.put(rowId, { hash: hashOf(code), expiresAt })
      return { code: `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`, expiresAt }
    },
    open: () => live() !== undefined,
    redeem: (code, address) => {
      const waitMs = Math.max(addresses.waitMs(address), everybody.waitMs(rowId))
      if (waitMs > 0) return refuse('auth.throttled', { minutes: wholeMinutes(waitMs) })
      addresses.start(address)
      everybody.start(rowId)
      const row = live()
      const hash = hashOf(typed(code.slice(0, 40)))
      if (row === undefined || !sameText(row.hash, hash)) return refuse('auth.code-unknown')
      rows.delete(rowId)
      addresses.clear(address)
      return ok({
        giveBack: () => {
          if (rows.get(rowId) === undefined) rows.put(rowId, row)
        },
      })
    },
    withdraw: () => rows.delete(rowId),
  }
}
