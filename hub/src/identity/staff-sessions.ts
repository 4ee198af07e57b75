// Staff sign in with a password and hold a session; only the hash of its token is kept, so it outlives a restart.
import * as v from 'valibot'
import { StaffId } from '@tingxu/shared/kernel/brands.ts'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import { createAttempts, wholeMinutes } from './attempts.ts'
import type { Passwords } from './passwords.ts'
import type { Ended } from './revocations.ts'
import { typedRows, type SecretRows } from './secret-rows.ts'
import { hashOf, newSecret, type RandomBytes } from './secrets.ts'

export interface StaffSessionsOptions {
  readonly rows: SecretRows
  readonly now: () => number
  readonly random: RandomBytes
  readonly passwords: Pick<Passwords, 'matches'>
  /** False for somebody who left or is locked out: asked at sign-in and at every check. */
  readonly mayEnter: (staff: StaffId) => boolean
  readonly ended: (what: Ended) => void
  /** Unused for so long, a session ends (kept to within 5 min). Default 12 h. */
  readonly idleMs?: number
  /** From sign-in, whatever happens. Default 24 h. */
  readonly absoluteMs?: number
  /** Wrong passwords within `windowMs` before an account is asked to wait. Default 5. */
  readonly perAccount?: number
  /** The same for an address. Default 5. */
  readonly perAddress?: number
  /** Default 5 min. */
  readonly windowMs?: number
}

export interface Credentials {
  readonly staff: string
  readonly password: string
  /** Where the request came from. */
  readonly address: string
}

export interface SignedIn extends StaffSession {
  /** For the cookie. Never kept, never logged. */
  readonly token: string
  /** When the session ends at the latest, ms since 1970. */
  readonly endsAt: number
}

export interface StaffSession {
  readonly staff: StaffId
  /** Names the session in `revocations` and in `touch`; opens nothing by itself. */
  readonly session: string
}

export interface StaffSessions {
  /** `auth.failed` for an unknown person and a wrong password alike; `auth.throttled` with `minutes`. */
  readonly signIn: (credentials: Credentials) => Promise<Result<SignedIn>>
  /** The same check without a session: before somebody signed in changes the password. */
  readonly confirm: (credentials: Credentials) => Promise<Result<StaffId>>
  /** Who holds this token; counts as use. Writes at most once in 5 min. */
  readonly check: (token: string) => StaffSession | undefined
  /** An open socket's use of its session; false when the session has ended. */
  readonly touch: (session: string) => boolean
  readonly signOut: (token: string) => void
  /** Gives how many there were. `except` keeps the session of who asks (a password changed by its owner). */
  readonly endAll: (staff: StaffId, except?: string) => number
  /** Ends what has run out, so that an open socket of a dead session is cut. Call each minute or so. */
  readonly sweep: () => void
}

const writeEveryMs = 5 * 60_000

const Row = v.object({ staff: StaffId, since: v.number(), seen: v.number() })
type Row = v.InferOutput<typeof Row>

export const createStaffSessions = (options: StaffSessionsOptions): StaffSessions => {
  const { now, random, passwords, mayEnter, ended, windowMs } = options
  const { idleMs = 12 * 3_600_000, absoluteMs = 24 * 3_600_000 } = options
  const rows = typedRows(options.rows, 'staff-session', Row)
  const pace = { now, ...(windowMs === undefined ? {} : { windowMs }) }
  const accounts = createAttempts({ ...pace, limit: options.perAccount ?? 5 })
  const addresses = createAttempts({ ...pace, limit: options.perAddress ?? 5 })

  const alive = ({ staff, since, seen }: Row): boolean =>
    now() - since < absoluteMs && now() - seen < idleMs && mayEnter(staff)

  const end = (session: string): void => {
    rows.delete(session)
    ended({ session })
  }

  /** For what may wait until the disk takes it: a dead session opens nothing, kept or not. */
  const ifItCan = (write: () => void): void => {
    try {
      write()
    } catch {
      // The store says so itself, to everybody.
    }
  }

  const use = (session: string): StaffSession | undefined => {
    const row = rows.get(session)
    if (row === undefined) return undefined
    if (!alive(row)) {
      ifItCan(() => rows.delete(session))
      ended({ session })
      return undefined
    }
    if (now() - row.seen >= writeEveryMs) ifItCan(() => rows.put(session, { ...row, seen: now() }))
    return { staff: row.staff, session }
  }

  const confirm: StaffSessions['confirm'] = async ({ staff, password, address }) => {
    const account = staff.slice(0, 64)
    const waitMs = Math.max(accounts.waitMs(account), addresses.waitMs(address))
    if (waitMs > 0) return refuse('auth.throttled', { minutes: wholeMinutes(waitMs) })
    const undo = [accounts.start(account), addresses.start(address)]
    const takeBack = () => undo.forEach((one) => one())
    const matched = await passwords.matches(staff, password)
    if (!matched.ok) {
      takeBack()
      return matched
    }
    const id = v.safeParse(StaffId, staff)
    if (!matched.value || !id.success || !mayEnter(id.output)) return refuse('auth.failed')
    takeBack()
    accounts.clear(account)
    return ok(id.output)
  }

  const sweep = (): void => {
    for (const { id, value } of rows.list()) if (!alive(value)) end(id)
  }

  return {
    confirm,
    signIn: async (credentials) => {
      const who = await confirm(credentials)
      if (!who.ok) return who
      const token = newSecret(random)
      const session = hashOf(token)
      rows.put(session, { staff: who.value, since: now(), seen: now() })
      return ok({ token, session, staff: who.value, endsAt: now() + absoluteMs })
    },
    check: (token) => use(hashOf(token)),
    touch: (session) => use(session) !== undefined,
    signOut: (token) => {
      const session = hashOf(token)
      if (rows.get(session) !== undefined) end(session)
    },
    endAll: (staff, except) => {
      const theirs = rows.list().filter(({ id, value }) => value.staff === staff && id !== except)
      for (const { id } of theirs) end(id)
      if (except === undefined) ended({ staff })
      return theirs.length
    },
    sweep,
  }
}
