// What an LED board has to say, as facts: the words are put to it when its turn comes.
import type { CounterId, TicketNumber } from '../../kernel/brands.ts'
import type { Device } from '../devices/types.ts'
import { zoneOf } from '../queue/order-context.ts'
import { counterOf, phaseOf } from '../queue/state.ts'
import type { HallState } from '../state.ts'

/** What one area of a board says of one counter. */
export type StripLine =
  | { readonly kind: 'called' | 'serving'; readonly counter: CounterId; readonly number: TicketNumber }
  | { readonly kind: 'free' | 'paused' | 'closed'; readonly counter: CounterId }
  | { readonly kind: 'empty' }

export interface StripArea {
  readonly area: number
  readonly line: StripLine
}

const EMPTY: StripLine = { kind: 'empty' }

/** The strip above a counter. */
export function stripOf({ queue }: HallState, id: CounterId): StripLine {
  const phase = phaseOf(queue, id)
  if (phase !== 'called' && phase !== 'serving') return { kind: phase, counter: id }
  const { ticket } = counterOf(queue, id)
  const number = ticket === null ? undefined : queue.tickets.get(ticket)?.number
  return number === undefined ? EMPTY : { kind: phase, counter: id, number }
}

/** All areas of a board (P8): those of its counters, or one with the newest call of its zone. */
export function stripAreas(state: HallState, { seats, counter, zone }: Device): readonly StripArea[] {
  if (seats.length > 0) return seats.map((seat) => ({ area: seat.address, line: stripOf(state, seat.counter) }))
  if (counter !== null) return [{ area: 0, line: stripOf(state, counter) }]
  const { config, queue } = state
  const newest = queue.calls.find((call) => zone === null || (config !== null && zoneOf(config, call.counter) === zone))
  const line: StripLine =
    newest === undefined ? EMPTY : { kind: 'called', counter: newest.counter, number: newest.number }
  return [{ area: 0, line }]
}
