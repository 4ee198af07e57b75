// The secrets of a store as identity wants them: a change that is not on the disk throws.
import type { HallError } from '@tingxu/shared/kernel/error.ts'
import type { Result } from '@tingxu/shared/kernel/result.ts'
import type { KeptRow, Store } from './contract.ts'
import type { StoreFailure } from './errors.ts'

const pageLength = 1000

/** The loss is the caller's answer too: `hall` is what it says to whoever asked. */
export class SecretNotWritten extends Error {
  override readonly name = 'SecretNotWritten'
  readonly hall: HallError
  constructor({ code }: StoreFailure) {
    super(`the secret could not be written: ${code}`)
    this.hall = { code: code === 'store.read-only' ? code : 'store.unavailable', context: {} }
  }
}

function orThrow(result: Result<void, StoreFailure>): void {
  if (!result.ok) throw new SecretNotWritten(result.error)
}

export const secretRowsOf = (store: Pick<Store, 'secretGet' | 'secretPut' | 'secretDelete' | 'secretList'>) => ({
  get: (kind: string, id: string): unknown => store.secretGet(kind, id),
  put: (kind: string, id: string, value: unknown): void => orThrow(store.secretPut(kind, id, value)),
  delete: (kind: string, id: string): void => orThrow(store.secretDelete(kind, id)),
  list(kind: string): readonly KeptRow[] {
    const rows: KeptRow[] = []
    for (;;) {
      const page = store.secretList(kind, { after: rows.at(-1)?.id ?? '', limit: pageLength })
      rows.push(...page)
      if (page.length < pageLength) return rows
    }
  },
})
