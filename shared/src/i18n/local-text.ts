// Texts that belong to a hall (names of services, counters, zones, bulletins) are data, not translations of the product.
import type { Lang } from './lang.ts'

/** Simplified Chinese is always there; the others may be missing. */
export interface LocalText {
  readonly 'zh-Hans': string
  readonly 'zh-Hant'?: string | undefined
  readonly en?: string | undefined
}

/**
 * The text in this language, or in simplified Chinese where it is missing or blank:
 * a Chinese name on an English screen still helps a visitor find the sign on the wall.
 */
export function localText(text: LocalText, lang: Lang): string {
  const own = text[lang]
  return own !== undefined && own.trim() !== '' ? own : text['zh-Hans']
}

/** The language the picked text is really in, for the `lang` attribute that a screen reader needs. */
export function localTextLang(text: LocalText, lang: Lang): Lang {
  const own = text[lang]
  return own !== undefined && own.trim() !== '' ? lang : 'zh-Hans'
}
