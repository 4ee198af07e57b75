import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks'
import type { PhoneView } from '@tingxu/shared/hall/views/shapes.ts'
import type { HubClient } from '@tingxu/shared/ui/hub/client.ts'
import { useAge, useStatus, useView } from '@tingxu/shared/ui/hub/hooks.ts'
import { reloadOnce } from '@tingxu/shared/ui/hub/reload.ts'
import { applyTheme } from '@tingxu/shared/ui/theme.ts'
import { useTraditional } from '@tingxu/shared/ui/use-traditional.ts'
import { PhonePage } from './page.tsx'
import { CHINESE, langOf, wordsIn } from './words.ts'

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
  const lang = langOf(preferred)
  const traditional = useTraditional(CHINESE, lang === 'zh-Hant', phase)
  const words = wordsIn(lang, traditional)
  const told: PhoneView | null | undefined = LINK.test(link) ? value : { kind: 'unknown' }
  const view = useMemo(() => traditional?.fill(told) ?? told, [told, traditional])
  const accent = view?.kind === 'ticket' ? view.hall.accent : null
  useLayoutEffect(() => {
    document.documentElement.lang = lang
    document.title = words.phone.title
    applyTheme(document.documentElement, 'light', accent ?? undefined)
  }, [lang, words, accent])
  useEffect(() => {
    if (outdated) reloadOnce(window)
  }, [outdated])
  return <PhonePage {...{ view, words, lang, now: hub.now, ageSeconds: age }} away={phase === 'away'} />
}
