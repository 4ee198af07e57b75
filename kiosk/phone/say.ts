// What a ticket's state means for who holds the phone: a headline, what to do, and whether the three lines still count.
import type { TicketView } from '@tingxu/shared/hall/views/shapes.ts'
import { hallTime, sayTime } from '@tingxu/shared/i18n/when.ts'
import type { Words } from './words.ts'

export interface Said {
  readonly title: string
  readonly hint: string | null
  /** `turn` go now; `queue` the three lines count; `over` nothing more will happen. */
  readonly look: 'turn' | 'queue' | 'held' | 'over'
}

export function sayTicket({ common, phone }: Words, ticket: TicketView, timeZone: string): Said {
  const { state, suspended } = ticket
  switch (state) {
    case 'called':
      return { title: phone.calledNow, hint: phone.calledHint, look: 'turn' }
    case 'serving':
      return {
        title: phone.serving,
        hint: ticket.calledTo === null ? null : common.counter(ticket.calledTo),
        look: 'held',
      }
    case 'parked': {
      const until = ticket.parkedUntil
      const title = until === null ? phone.parkedOpen : phone.parked(sayTime(hallTime(until, timeZone)))
      return { title, hint: null, look: 'held' }
    }
    case 'no-show':
      return ticket.mayReturn
        ? { title: phone.missed, hint: phone.missedHint(ticket.returnMinutes), look: 'held' }
        : { title: phone.missed, hint: phone.missedLate, look: 'over' }
    case 'done':
      return { title: phone.done, hint: phone.doneHint, look: 'over' }
    case 'cancelled':
      return { title: phone.cancelled, hint: null, look: 'over' }
    case 'lapsed':
      return { title: phone.expired, hint: phone.expiredHint, look: 'over' }
    case 'waiting':
      return suspended === null
        ? { title: phone.waiting, hint: null, look: 'queue' }
        : { title: phone.suspended(phone.reasons[suspended.reason]), hint: phone.suspendedHint, look: 'queue' }
  }
}
