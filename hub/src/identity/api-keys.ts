// Keys of other systems: shown once when made, kept as a hash.
import * as v from 'valibot'
import { KeyId } from '@tingxu/shared/kernel/brands.ts'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import type { Ended } from './revocations.ts'
import { typedRows, type SecretRows } from './secret-rows.ts'
import { hashOf, newSecret, sameText, type RandomBytes } from './secrets.ts'

/** What a key may do: a role, or single permissions. What the names mean is for who checks a command. */
export type KeyGrant = { readonly role: string } | { readonly permissions: readonly string[] }

export interface ApiKey {
  readonly id: KeyId
  readonly grant: KeyGrant
  /** Ms since 1970. */
  readonly since: number
}

export interface ApiKeysOptions {
  readonly rows: SecretRows
  readonly now: () => number
  readonly random: RandomBytes
  readonly ended: (what: Ended) => void
}

export interface ApiKeys {
  /** The key's text, `tx_<id>_<43 characters>`: never to be had again. `key.exists`. */
  readonly create: (id: KeyId, grant: KeyGrant) => Result<string>
  readonly check: (text: string) => ApiKey | undefined
  /** `key.unknown`. */
  readonly revoke: (id: KeyId) => Result<void>
  readonly list: () => readonly ApiKey[]
}

const Row = v.object({
  id: KeyId,
  hash: v.string(),
  grant: v.union([
    v.strictObject({ role: v.string() }),
    v.strictObject({ permissions: v.pipe(v.array(v.string()), v.readonly()) }),
  ]),
  since: v.number(),
})

export const createApiKeys = (options: ApiKeysOptions): ApiKeys => {
  const { now, random, ended } = options
  const rows = typedRows(options.rows, 'api-key', Row)
  const shown = ({ id, grant, since }: v.InferOutput<typeof Row>): ApiKey => ({ id, grant, since })
  return {
    create: (id, grant) => {
      if (rows.get(id) !== undefined) return refuse('key.exists', { key: id })
      const secret = newSecret(random)
      rows.put(id, { id, hash: hashOf(secret), grant, since: now() })
      return ok(`tx_${id}_${secret}`)
    },
    check: (text) => {
      const [, id, secret] = /^tx_([a-z0-9-]{1,48})_([A-Za-z0-9_-]{43})$/.exec(text) ?? []
      if (id === undefined || secret === undefined) return undefined
      const row = rows.get(id)
      return row !== undefined && sameText(row.hash, hashOf(secret)) ? shown(row) : undefined
    },
    revoke: (id) => {
      if (rows.get(id) === undefined) return refuse('key.unknown', { key: id })
      rows.delete(id)
      ended({ key: id })
      return ok(undefined)
    },
    list: () => rows.list().map(({ value }) => shown(value)),
  }
}
