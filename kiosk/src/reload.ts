// A page of another build than the hub's loads itself again, but never while somebody is at it.
import type { HubStatus } from '@tingxu/shared/ui/hub/client.ts'
import { reloadOnce } from '@tingxu/shared/ui/hub/reload.ts'
import type { Session } from './session.ts'

export interface ReloaderOptions {
  readonly page: Parameters<typeof reloadOnce>[0]
  readonly status: () => HubStatus
  readonly session: () => Session
  readonly clock: () => number
}

const QUIET_MS = 5000

export function createReloader({ page, status, session, clock }: ReloaderOptions): () => void {
  return () => {
    const { outdated, phase } = status()
    const { screen, touchedAt, pending } = session()
    if (!outdated || phase !== 'live' || screen.at !== 'home' || pending !== null) return
    if (clock() - touchedAt >= QUIET_MS) reloadOnce(page)
  }
}
