// The texts of this page alone, in the phone's language.
import { common as commonEn } from '@tingxu/shared/i18n/en/common.ts'
import { phone as phoneEn } from '@tingxu/shared/i18n/en/phone.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import type { Traditional } from '@tingxu/shared/i18n/zh-Hant/traditional.ts'
import { common } from '@tingxu/shared/i18n/zh-Hans/common.ts'
import { phone } from '@tingxu/shared/i18n/zh-Hans/phone.ts'

export type Words = Pick<Messages, 'common' | 'phone'>

export const CHINESE: Words = { common, phone }
const ENGLISH: Words = { common: commonEn, phone: phoneEn }

/** @param traditional null until it has come */
export function wordsIn(lang: Lang, traditional: Traditional<Words> | null): Words {
  if (lang === 'en') return ENGLISH
  return lang === 'zh-Hant' && traditional !== null ? traditional.words : CHINESE
}

/** Chinese wherever the phone speaks any; English for everybody else. */
export function langOf(preferred: readonly string[]): Lang {
  const first = preferred.find((tag) => /^(zh|en)\b/i.test(tag))
  if (first === undefined) return preferred.length === 0 ? 'zh-Hans' : 'en'
  if (!/^zh/i.test(first)) return 'en'
  return /hant|-(hk|mo|tw)\b/i.test(first) && !/hans/i.test(first) ? 'zh-Hant' : 'zh-Hans'
}
