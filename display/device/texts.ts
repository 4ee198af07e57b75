// The part of the catalogue that screens in the hall say: a board must not load the words of the console.
import { board as enBoard } from '@tingxu/shared/i18n/en/board.ts'
import { common as enCommon } from '@tingxu/shared/i18n/en/common.ts'
import { board } from '@tingxu/shared/i18n/zh-Hans/board.ts'
import { common } from '@tingxu/shared/i18n/zh-Hans/common.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'

export type Texts = Pick<Messages, 'board' | 'common'>

export const ENGLISH: Texts = { board: enBoard, common: enCommon }
const CHINESE: Texts = { board, common }

export function textsOf(lang: Lang): Texts {
  return lang === 'en' ? ENGLISH : CHINESE
}
