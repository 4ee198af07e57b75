// The link behind a ticket's QR code: nothing is stored, and it is dead on the next business day.
import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import { TicketId, type BusinessDate } from '@tingxu/shared/kernel/brands.ts'
import { sameText } from './secrets.ts'

export interface LinksOptions {
  /** 32 bytes or more, kept outside the data folder. */
  readonly key: Uint8Array
  readonly hall: string
}

/** Layout: three characters day (base 36, days since 2020-01-01), the ticket's number, 22 characters of HMAC. */
export interface Links {
  /** 29 to 33 characters of `[A-Za-z0-9_-]`. */
  readonly make: (ticket: TicketId) => string
  /** `expired`: ours, but not of today. `unknown`: forged, mistyped, or of another hall. */
  readonly read: (link: string, today: BusinessDate) => TicketId | 'expired' | 'unknown'
}

const dayMs = 86_400_000
const firstDay = Date.UTC(2020, 0, 1) / dayMs
const macBytes = 16

const dayText = (ticketDay: string): string => {
  const day = Date.UTC(Number(ticketDay.slice(0, 4)), Number(ticketDay.slice(4, 6)) - 1, Number(ticketDay.slice(6)))
  return (day / dayMs - firstDay).toString(36).padStart(3, '0')
}

const ticketDay = (text: string): string =>
  new Date((parseInt(text, 36) + firstDay) * dayMs).toISOString().slice(0, 10).replaceAll('-', '')

export const createLinks = ({ key, hall }: LinksOptions): Links => {
  if (key.length < 32) throw new Error('The key of the phone links needs 32 bytes or more')
  const mac = (ticket: TicketId): string =>
    createHmac('sha256', key)
      .update(JSON.stringify(['phone-link', hall, ticket]))
      .digest()
      .subarray(0, macBytes)
      .toString('base64url')

  return {
    make: (ticket) => {
      const [day = '', number = ''] = ticket.split('-')
      return `${dayText(day)}${number}${mac(ticket)}`
    },
    read: (link, today) => {
      const [, day, number, given] = /^([0-9a-z]{3})([A-Z]{0,2}\d{3,6})([A-Za-z0-9_-]{22})$/.exec(link) ?? []
      if (day === undefined || number === undefined || given === undefined) return 'unknown'
      const ticket = v.safeParse(TicketId, `${ticketDay(day)}-${number}`)
      if (!ticket.success || !sameText(mac(ticket.output), given)) return 'unknown'
      return ticket.output.startsWith(today.replaceAll('-', '')) ? ticket.output : 'expired'
    },
  }
}
