// What the page shows, from its address: `?lang=en&theme=dark&large=1&accent=%23c8102e&screen=board`.
import { isLang, type Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { translator } from '@tingxu/shared/i18n/translator.ts'
import type { Theme } from '@tingxu/shared/ui/contrast.ts'

export interface Setting {
  readonly lang: Lang
  readonly t: Messages
  readonly theme: Theme
  readonly large: boolean
  readonly accent: string | undefined
  readonly screen: string | undefined
}

const THEMES: readonly Theme[] = ['light', 'dark', 'contrast']

export function setting(search: string): Setting {
  const asked = new URLSearchParams(search)
  const lang = asked.get('lang')
  const theme = THEMES.find((each) => each === asked.get('theme')) ?? 'light'
  const shown = isLang(lang) ? lang : 'zh-Hans'
  return {
    lang: shown,
    t: translator(shown),
    theme,
    large: asked.get('large') === '1',
    accent: asked.get('accent') ?? undefined,
    screen: asked.get('screen') ?? undefined,
  }
}

/** The same address with some of it changed. */
export function address(search: string, change: Readonly<Record<string, string | undefined>>): string {
  const asked = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) asked.delete(name)
    else asked.set(name, value)
  }
  return `?${asked.toString()}`
}

export const TIME_ZONE = 'Asia/Shanghai'

/** Specimens stand still at 9:42 on the demo day, so that pictures of them can be compared. */
export function demoNow(): number {
  return Date.UTC(2026, 2, 12, 1, 42, 7)
}
