// Which page of the console is shown: its address after the hash, so that back, reload and bookmarks work.
import { useEffect, useState } from 'preact/hooks'
import type { May } from '../common/session.ts'

export const CONSOLE_PAGES = ['hall', 'devices', 'statistics'] as const
export type ConsolePage = (typeof CONSOLE_PAGES)[number]

const NEEDS = { hall: 'view.console', devices: 'view.devices', statistics: 'view.console' } as const

/** Those this person may see. */
export const pagesFor = (may: May): readonly ConsolePage[] => CONSOLE_PAGES.filter((page) => may(NEEDS[page]))

/** The page of the address if it may be seen, else the first that may; null where none may. */
export function pageOf(hash: string, pages: readonly ConsolePage[]): ConsolePage | null {
  return pages.find((page) => hash === `#${page}`) ?? pages[0] ?? null
}

export function useHash(): string {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const turn = (): void => setHash(location.hash)
    window.addEventListener('hashchange', turn)
    return () => window.removeEventListener('hashchange', turn)
  }, [])
  return hash
}
