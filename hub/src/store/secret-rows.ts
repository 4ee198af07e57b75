// The secrets of a store as identity wants them: a change that is not on the disk throws.
import type { Result } from '@tingxu/shared/kernel/result.ts'
import type { KeptRow, Store } from './contract.ts'
import type { StoreFailure } from './errors.ts'

const pageLength = 1000

function orThrow(result: Result<void, StoreFailure>): void {
  if (!result.ok) throw new Error(`the secret could not be written: ${result.error.code}`)
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
