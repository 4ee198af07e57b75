// The start of a page that is read from near, on somebody's desk: language from the address or the browser.
import { isLang, type Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { translator } from '@tingxu/shared/i18n/translator.ts'
import { installAutospace } from '@tingxu/shared/ui/install-autospace.ts'
import { applySizes } from '@tingxu/shared/ui/theme.ts'

export interface NearPage {
  readonly lang: Lang
  readonly t: Messages
  readonly root: HTMLElement
}

export function startNearPage(title: (t: Messages) => string): NearPage {
  installAutospace()
  const asked = new URLSearchParams(location.search).get('lang')
  const lang: Lang = isLang(asked) ? asked : navigator.language.toLowerCase().startsWith('zh') ? 'zh-Hans' : 'en'
  const t = translator(lang)
  document.documentElement.lang = lang
  document.title = `${title(t)} · ${t.common.product}`
  applySizes(document.documentElement, { body: 17 })
  return { lang, t, root: document.getElementById('page') ?? document.body }
}
