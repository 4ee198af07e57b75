// The texts of this page alone, in the languages it is shown in.
import { common as commonEn } from '@tingxu/shared/i18n/en/common.ts'
import { kiosk as kioskEn } from '@tingxu/shared/i18n/en/kiosk.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import type { Traditional } from '@tingxu/shared/i18n/zh-Hant/traditional.ts'
import { common } from '@tingxu/shared/i18n/zh-Hans/common.ts'
import { kiosk } from '@tingxu/shared/i18n/zh-Hans/kiosk.ts'

export type Words = Pick<Messages, 'common' | 'kiosk'>

export const CHINESE: Words = { common, kiosk }
const ENGLISH: Words = { common: commonEn, kiosk: kioskEn }

/** @param traditional null until it has come */
export function wordsIn(lang: Lang, traditional: Traditional<Words> | null): Words {
  if (lang === 'en') return ENGLISH
  return lang === 'zh-Hant' && traditional !== null ? traditional.words : CHINESE
}

/** The sentence for a refusal; the general one where there is none. */
export function refusalText({ common: shared, kiosk: own }: Words, code: string): string {
  return Object.hasOwn(own.refused, code) ? (own.refused[code] ?? shared.somethingWrong) : shared.somethingWrong
}
