// The texts of this page alone, in the languages it is shown in.
import { common as commonEn } from '@tingxu/shared/i18n/en/common.ts'
import { kiosk as kioskEn } from '@tingxu/shared/i18n/en/kiosk.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { common } from '@tingxu/shared/i18n/zh-Hans/common.ts'
import { kiosk } from '@tingxu/shared/i18n/zh-Hans/kiosk.ts'

export type Words = Pick<Messages, 'common' | 'kiosk'>

const WORDS: Partial<Record<Lang, Words>> = { 'zh-Hans': { common, kiosk }, en: { common: commonEn, kiosk: kioskEn } }

export const wordsIn = (lang: Lang): Words => WORDS[lang] ?? { common, kiosk }

/** Of the hall's languages those that this page speaks: a key that changes nothing is no key. */
export const spoken = (langs: readonly Lang[]): readonly Lang[] => langs.filter((lang) => WORDS[lang] !== undefined)

/** The sentence for a refusal; the general one where there is none. */
export function refusalText({ common: shared, kiosk: own }: Words, code: string): string {
  return Object.hasOwn(own.refused, code) ? (own.refused[code] ?? shared.somethingWrong) : shared.somethingWrong
}
