/** The languages a screen can be shown in. The first is the source: every text exists in it. */
export const LANGS = ['zh-Hans', 'zh-Hant', 'en'] as const

export type Lang = (typeof LANGS)[number]

export function isLang(value: unknown): value is Lang {
  return LANGS.some((lang) => lang === value)
}

/** What stands on the language keys: a language is always named in itself. */
export const LANG_KEYS: Readonly<Record<Lang, { readonly short: string; readonly long: string }>> = {
  'zh-Hans': { short: '简', long: '简体中文' },
  'zh-Hant': { short: '繁', long: '繁體中文' },
  en: { short: 'EN', long: 'English' },
}
