// Looks after the certificate of a hub that runs for months: renewed in time, taken over without a restart, or told.

export interface Served {
  readonly cert: string
  readonly key: string
  /** ms since 1970. */
  readonly endsAt: number
}

export interface RenewalOptions {
  /** What is served now. */
  readonly served: Served
  /** Renews where it is due and reads. Rejects with words. */
  readonly read: () => Promise<Served>
  /** New connections get it from now on. */
  readonly serve: (files: { readonly cert: string; readonly key: string }) => void
  readonly now: () => number
  readonly trouble: (lasts: boolean) => void
  readonly report: (fault: unknown) => void
}

export interface Renewal {
  /** Once a day, or more often. Never rejects. */
  readonly look: () => Promise<void>
}

/** It should have been renewed by then. */
export const WARN_BEFORE_MS = 14 * 86_400_000

export function createRenewal({ served, read, serve, now, trouble, report }: RenewalOptions): Renewal {
  let current = served
  return {
    look: async () => {
      try {
        const found = await read()
        if (found.cert !== current.cert || found.key !== current.key) serve({ cert: found.cert, key: found.key })
        current = found
      } catch (fault) {
        report(fault)
      }
      trouble(current.endsAt - now() < WARN_BEFORE_MS)
    },
  }
}
