// The waits that screens and slips show: worked out anew so seldom that they cost little, however much happens.
import type { ServiceId, TicketId } from '../../kernel/brands.ts'
import type { HallConfig } from '../config/schema.ts'
import { estimatesOf, type Estimates, type Wait } from './estimate.ts'
import { isSpecial } from './line.ts'
import type { QueueState, Ticket } from './types.ts'

export interface Waits {
  /** What this waiting person still waits. */
  readonly of: (queue: QueueState, config: HallConfig, ticket: TicketId, now: number) => Wait | null
  /** What somebody who takes a ticket now would wait. */
  readonly forNew: (queue: QueueState, config: HallConfig, service: ServiceId, now: number) => Wait | null
}

/** A run costs a few microseconds for each who waits: so long, ms, it serves for each of them, and half a percent of a core is spent. */
const SERVES_MS_EACH = 0.5
const SERVES_MS_AT_MOST = 1000

interface Kept {
  readonly estimates: Estimates
  readonly queue: QueueState
  readonly config: HallConfig
  readonly from: number
  readonly until: number
}

/** For one hall: keeps the last run, which serves a second in the fullest hall and a few milliseconds in a quiet one. */
export function createWaits(): Waits {
  let last: Kept | undefined

  const anew = (queue: QueueState, config: HallConfig, now: number): Kept => {
    let waiting = 0
    for (const [, service] of queue.services) waiting += service.waiting.length
    const until = now + Math.min(SERVES_MS_AT_MOST, SERVES_MS_EACH * waiting)
    return (last = { estimates: estimatesOf(queue, config, now), queue, config, from: now, until })
  }
  const kept = (queue: QueueState, config: HallConfig, now: number): Kept => {
    if (last === undefined || last.config !== config || now < last.from) return anew(queue, config, now)
    const until = last.queue === queue ? last.from + SERVES_MS_AT_MOST : last.until
    return now < until ? last : anew(queue, config, now)
  }

  return {
    forNew: (queue, config, service, now) => kept(queue, config, now).estimates.forNew(service),
    of: (queue, config, id, now) => {
      const ticket = queue.tickets.get(id)
      if (ticket?.state !== 'waiting') return null
      const { queue: then, estimates } = kept(queue, config, now)
      const before = then.tickets.get(id)
      if (before !== undefined && isSamePlace(before, ticket)) return estimates.of(before)
      // Somebody who came since stands where whoever came then would have stood.
      if (before === undefined && !isSpecial(ticket)) return estimates.forNew(ticket.service)
      return anew(queue, config, now).estimates.of(ticket)
    },
  }
}

const isSamePlace = (a: Ticket, b: Ticket): boolean =>
  a.state === b.state &&
  a.service === b.service &&
  a.waitingSince === b.waitingSince &&
  a.sentTo === b.sentTo &&
  a.turnAtCall === b.turnAtCall
