// The texts of this page alone, in the phone's language.
import { common as commonEn } from '@tingxu/shared/i18n/en/common.ts'
import { phone as phoneEn } from '@tingxu/shared/i18n/en/phone.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { common } from '@tingxu/shared/i18n/zh-Hans/common.ts'
import { phone } from '@tingxu/shared/i18n/zh-Hans/phone.ts'

export type Words = Pick<Messages, 'common' | 'phone'>

export const wordsIn = (lang: Lang): Words => (lang === 'en' ? { common: commonEn, phone: phoneEn } : { common, phone })

/** Chinese wherever the phone speaks any; English for everybody else. */
export function langOf(preferred: readonly string[]): Lang {
  const first = preferred.find((tag) => /^(zh|en)\b/i.test(tag))
  if (first === undefined) return preferred.length === 0 ? 'zh-Hans' : 'en'
  return /^zh/i.test(first) ? 'zh-Hans' : 'en'
}
