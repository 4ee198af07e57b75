import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { PhoneView } from '@tingxu/shared/hall/views/shapes.ts'
import type { HubClient } from '@tingxu/shared/ui/hub/client.ts'
import { useAge, useStatus, useView } from '@tingxu/shared/ui/hub/hooks.ts'
import { applyTheme } from '@tingxu/shared/ui/theme.ts'
import { PhonePage } from './page.tsx'
import { langOf, wordsIn } from './words.ts'

export interface PhoneProps {
  readonly hub: HubClient
  readonly link: string
  /** The phone's languages, best first. */
  readonly preferred: readonly string[]
}

/** A link that cannot be one was never given. */
const LINK = /^[A-Za-z0-9_-]{8,48}$/

export function Phone({ hub, link, preferred }: PhoneProps) {
  const { outdated, phase } = useStatus(hub)
  const value = useView(hub, 'phone', LINK.test(link) ? { link } : null)
  const age = useAge(hub)
  const view: PhoneView | null | undefined = LINK.test(link) ? value : { kind: 'unknown' }
  const lang = langOf(preferred)
  const accent = view?.kind === 'ticket' ? view.hall.accent : null
  useLayoutEffect(() => {
    document.documentElement.lang = lang
    document.title = wordsIn(lang).phone.title
    applyTheme(document.documentElement, 'light', accent ?? undefined)
  }, [lang, accent])
  useEffect(() => {
    // Once per build: a hub that is behind its pages must not make a phone load for ever.
    if (!outdated || sessionStorage.getItem('build') === __BUILD__) return
    sessionStorage.setItem('build', __BUILD__)
    location.reload()
  }, [outdated])
  return <PhonePage {...{ view, lang, now: hub.now, ageSeconds: age }} away={phase === 'away'} />
}
