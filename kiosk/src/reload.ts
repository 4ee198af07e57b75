// A page of another build than the hub's loads itself again, but never while somebody is at it and never over and over.
import type { HubStatus } from '@tingxu/shared/ui/hub/client.ts'
import type { Session } from './session.ts'

export interface ReloaderOptions {
  readonly page: Pick<Window, 'sessionStorage'> & { readonly location: Pick<Location, 'reload'> }
  readonly status: () => HubStatus
  readonly session: () => Session
  readonly clock: () => number
}

const QUIET_MS = 5000
const AGAIN_MS = 10 * 60_000
const KEY = 'reloaded-at'

export function createReloader({ page, status, session, clock }: ReloaderOptions): () => void {
  return () => {
    const { outdated, phase } = status()
    const { screen, touchedAt, pending } = session()
    if (!outdated || phase !== 'live' || screen.at !== 'home' || pending !== null) return
    if (clock() - touchedAt < QUIET_MS) return
    const last = Number(page.sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - last < AGAIN_MS) return
    page.sessionStorage.setItem(KEY, String(Date.now()))
    page.location.reload()
  }
}
