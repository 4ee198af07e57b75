// Tells whoever holds a connection that its right to it has ended, so that it is cut at once.
import type { DeviceId, KeyId, StaffId } from '@tingxu/shared/kernel/brands.ts'

export type Ended =
  /** A session's id as `StaffSessions` gives it (not its token). */
  | { readonly session: string }
  /** All tokens of a device: revoked, stolen, or paired anew. */
  | { readonly device: DeviceId }
  | { readonly key: KeyId }
  /** All sessions of a member of staff; each of them is told by itself as well. */
  | { readonly staff: StaffId }

export interface Revocations {
  /** Listeners run at once, in the order they came. One that throws does not keep the others from being told. */
  readonly ended: (what: Ended) => void
  /** Gives the function that ends the subscription. */
  readonly subscribe: (listener: (what: Ended) => void) => () => void
}

export const createRevocations = (options: { readonly onFault: (fault: unknown) => void }): Revocations => {
  const listeners = new Set<{ readonly tell: (what: Ended) => void }>()
  return {
    ended: (what) => {
      for (const { tell } of [...listeners]) {
        try {
          tell(what)
        } catch (fault) {
          options.onFault(fault)
        }
      }
    },
    subscribe: (listener) => {
      const entry = { tell: listener }
      listeners.add(entry)
      return () => {
        listeners.delete(entry)
      }
    },
  }
}
