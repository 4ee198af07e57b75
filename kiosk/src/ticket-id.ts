// A ticket's id is the business day and the number: `20260312-A001`.
import { hallTime } from '@tingxu/shared/i18n/when.ts'

export const numberOf = (ticket: string): string => ticket.slice(ticket.indexOf('-') + 1)

const two = (value: number): string => String(value).padStart(2, '0')

/** Today's ticket of this number: `A23` and `A023` are the same. */
export function ticketIdToday(series: string, digits: string, now: number, timeZone: string): string {
  const { year, month, day } = hallTime(now, timeZone)
  return `${year}${two(month)}${two(day)}-${series}${digits.replace(/^0+/, '').padStart(3, '0')}`
}
