import { useEffect, useMemo } from 'preact/hooks'
import type { HallView } from '@tingxu/shared/hall/views/shapes.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import { translator } from '@tingxu/shared/i18n/translator.ts'
import type { HubClient } from '@tingxu/shared/ui/hub/client.ts'
import { useView } from '@tingxu/shared/ui/hub/hooks.ts'
import { applyTheme } from '@tingxu/shared/ui/theme.ts'
import type { Setting } from './setting.ts'

/** The hall's name, zone and accent; what hangs on them follows. */
export function useHall(
  hub: HubClient,
  lang: Lang,
  known: boolean,
): { readonly hall: HallView | null | undefined; readonly setting: Setting } {
  const hall = useView(hub, 'hall', known ? {} : null)
  const accent = hall?.accent ?? undefined
  const timeZone = hall?.timeZone ?? 'Asia/Shanghai'
  useEffect(() => {
    document.documentElement.lang = lang
    applyTheme(document.documentElement, 'light', accent)
  }, [lang, accent])
  const setting = useMemo(() => ({ lang, t: translator(lang), timeZone, now: hub.now }), [hub, lang, timeZone])
  return { hall, setting }
}
