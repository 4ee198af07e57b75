// The language of the office: asked once, kept on this machine.
import { useState } from 'preact/hooks'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'

const KEPT_AS = 'tingxu.staff.lang'

export const OFFICE_LANGS = ['zh-Hans', 'en'] as const

export type OfficeLang = (typeof OFFICE_LANGS)[number]

/** Anything but a language of the office is simplified Chinese. */
export const officeLang = (kept: string | null): OfficeLang => OFFICE_LANGS.find((lang) => lang === kept) ?? 'zh-Hans'

export function useLanguage(storage: Storage): readonly [Lang, (lang: OfficeLang) => void] {
  const [lang, setLang] = useState<OfficeLang>(() => officeLang(storage.getItem(KEPT_AS)))
  return [
    lang,
    (next) => {
      storage.setItem(KEPT_AS, next)
      setLang(next)
    },
  ]
}
