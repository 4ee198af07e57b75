// What ails the store, told to the console: its own state, and that another writer has the log.
import type { Store } from '../store/contract.ts'
import type { StoreStatus } from '../store/errors.ts'
import type { Troubles } from './troubles.ts'

export interface StoreTroubles {
  /** Appends, and notices when this hub is no longer the one writer: it cannot go on by itself, however well its disk is. */
  readonly append: Store['append']
  readonly close: () => void
}

export function watchStore(store: Store, troubles: Troubles, report: (fault: unknown) => void): StoreTroubles {
  const forget = store.onStatus(({ code }: StoreStatus) => {
    troubles.set('store-read-only', code === 'store.read-only')
    troubles.set('store-unavailable', code === 'store.unavailable')
    troubles.set('store-space-low', code === 'store.space-low')
  })
  return {
    append: (request) => {
      const appended = store.append(request)
      const code = appended.ok ? undefined : appended.error.code
      if (code === 'store.fenced' || code === 'store.sequence-conflict') {
        report(new Error(`another writer has the log (${code})`))
        troubles.set('store-fenced', true)
      }
      return appended
    },
    close: forget,
  }
}
