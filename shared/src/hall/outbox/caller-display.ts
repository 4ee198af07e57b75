// What the small display of a caller tells its clerk, as facts: how many wait here, and who was called.
import type { CounterId } from '../../kernel/brands.ts'
import type { Device } from '../devices/types.ts'
import { counterConfig } from '../queue/order-context.ts'
import { counterOf, phaseOf, serviceOf } from '../queue/state.ts'
import type { HallState } from '../state.ts'

export interface CallerDisplay {
  /** 0-999, of all the counter's services. Null at a closed counter, which stays dark. */
  readonly waiting: number | null
  /** The last three digits of the number that is called or served here: callers have no letters. */
  readonly ticket: number | null
}

export interface CallerSeat extends CallerDisplay {
  readonly address: number
}

/** Three digits each. */
const DIGITS = 1000

export function callerDisplay({ queue, config }: HallState, id: CounterId): CallerDisplay {
  if (config === null || phaseOf(queue, id) === 'closed') return { waiting: null, ticket: null }
  const { ticket } = counterOf(queue, id)
  const number = ticket === null ? undefined : queue.tickets.get(ticket)?.number
  const services = counterConfig(config, id)?.services ?? []
  const waiting = services.reduce((sum, { service }) => sum + serviceOf(queue, service).waiting.length, 0)
  return {
    waiting: Math.min(waiting, DIGITS - 1),
    ticket: number === undefined ? null : Number(number.replace(/^[A-Z]+/, '')) % DIGITS,
  }
}

/** All callers of a line. */
export const callerSeats = (state: HallState, { seats }: Device): readonly CallerSeat[] =>
  seats.map(({ address, counter }) => ({ address, ...callerDisplay(state, counter) }))
