import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'

/** What a plate with this number is called for the ear. */
export const plateLabel = (number: string): string => zhHans.common.ticket(spelledNumber(number))

/** The number of a plate that is called so. */
export const numberOn = (label: string | null): string =>
  /^([A-Z0-9] ?)+/.exec(label ?? '')?.[0].replaceAll(' ', '') ?? ''
