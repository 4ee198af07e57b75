// How long everybody waits, and whoever comes now: the order run forward, corrected by how such waits came out (rules §2, Q8).
import type { ServiceId, TicketId } from '../../kernel/brands.ts'
import type { HallConfig, ServiceConfig } from '../config/schema.ts'
import { createTeller, crowdOf, type Told } from '../estimate/learning.ts'
import { callersOf } from './callers.ts'
import { runForward, type Caller, type Forward } from './forward.ts'
import { serviceConfig } from './order-context.ts'
import { serviceOf } from './state.ts'
import type { QueueState, Ticket } from './types.ts'
import { HALF_HOURS, halfHourOf, stretched } from './usual-counters.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60_000
/** Below this many known visits only "N ahead" is said. */
const KNOWN_VISITS = 30
/** From so many of today on they outweigh all before. */
const TODAY_WEIGHT = 30
/** What the hall says of itself counts like so many visits. */
const TYPICAL_WEIGHT = 40
/** Where nothing at all is known; nobody is told anything made of it. */
const SOME_TURN_MS = 6 * MINUTE_MS
/** Few counters will be at work before their turn. */
const BREAK_MS = 10 * MINUTE_MS

/** Seconds; half of all wait less than `p50`, four in five less than `p80`. */
export interface Wait {
  readonly p50: number
  readonly p80: number
}

/** How many of the same service stand before this ticket. */
export function aheadOf(queue: QueueState, ticket: TicketId): number {
  const found = queue.tickets.get(ticket)
  if (found === undefined) return 0
  return Math.max(0, serviceOf(queue, found.service).waiting.indexOf(ticket))
}

/** Of one moment. Nothing is worked out before it is asked for; all who ask share one run of the queue. */
export interface Estimates {
  /** What this person still waits; null for whoever does not wait, and where nobody can be expected to serve them. */
  readonly of: (ticket: Ticket) => Wait | null
  /** What somebody who takes a ticket now would wait. Null until enough visits are known, too. */
  readonly forNew: (service: ServiceId) => Wait | null
  /** The same with all it was made of, to be held against what comes. */
  readonly toldToNew: (service: ServiceId) => Told | null
}

export function estimatesOf(queue: QueueState, config: HallConfig, now: number): Estimates {
  const turnMs = turnsOf(queue, config)
  let known: readonly Caller[] | undefined
  const callers = (): readonly Caller[] => (known ??= callersOf(queue, config, turnMs, now))
  let run: Forward | undefined
  const forward = (): Forward => (run ??= runForward(queue, config, callers(), turnMs, now))
  const tellers = new Map<ServiceId, ReturnType<typeof createTeller>>()

  const tell = (service: ServiceId, ahead: number, calledAt: number | null | undefined): Told | null => {
    if (calledAt === undefined || calledAt === null) return null
    const halfHour = halfHourOf(now) % HALF_HOURS
    const teller =
      tellers.get(service) ?? createTeller(serviceOf(queue, service).waits, queue.learnt.together, halfHour)
    tellers.set(service, teller)
    const work = calledAt - now
    const plan = stretched(queue.learnt, service, now, work)
    const situation = work <= 0 ? 0 : crowdOf(ahead, plan > BREAK_MS + 1.3 * work)
    return teller(situation, { work, plan, line: lineMs(service, ahead) }, turnMs(service))
  }

  /** At the pace at which people of this service were called lately. */
  const lineMs = (service: ServiceId, ahead: number): number => {
    const { recentWaits } = serviceOf(queue, service)
    const first = recentWaits[Math.max(0, recentWaits.length - PACE_CALLS)]
    const calls = Math.min(PACE_CALLS, recentWaits.length)
    if (first === undefined || calls < 3) return (ahead + 1) * turnMs(service)
    return ((ahead + 1) * (now - first[0])) / calls
  }

  const isKnown = (service: ServiceId): boolean =>
    serviceOf(queue, service).turns.seen + (serviceConfig(config, service)?.typical?.visits ?? 0) >= KNOWN_VISITS

  const asWait = (service: ServiceId, told: Told | null): Wait | null =>
    told === null || !isKnown(service)
      ? null
      : { p50: Math.round(told.p50Ms / SECOND_MS), p80: Math.round(told.p80Ms / SECOND_MS) }

  const toldTo = ({ id, service }: Ticket): Told | null => {
    const ahead = forward().people.get(id)
    return ahead === undefined ? null : tell(service, ahead.place, ahead.calledAt)
  }

  const toldToNew = (service: ServiceId): Told | null => {
    // No run for a line that nobody serves: each who comes to it would ask for one.
    if (!callers().some(({ counter }) => counter.services.some((each) => each.service === service))) return null
    return tell(service, serviceOf(queue, service).waiting.length, forward().newcomers.get(service))
  }

  return {
    of: (ticket) => (ticket.state === 'waiting' ? asWait(ticket.service, toldTo(ticket)) : null),
    forNew: (service) => asWait(service, toldToNew(service)),
    toldToNew,
  }
}

const PACE_CALLS = 12

/** How long a person of each service keeps a counter: the long mean, moved towards today's; what the hall says of itself at first. */
function turnsOf(queue: QueueState, config: HallConfig): (service: ServiceId) => number {
  const known = new Map<ServiceId, number>()
  for (const service of config.services) known.set(service.id, turnMsOf(queue, service))
  return (service) => known.get(service) ?? SOME_TURN_MS
}

function turnMsOf(queue: QueueState, { id, typical }: ServiceConfig): number {
  const { meanMs, seen, todayMs, today } = serviceOf(queue, id).turns
  const typicalMs = typical === undefined ? null : typical.minutes * MINUTE_MS
  if (seen === 0) return typicalMs ?? SOME_TURN_MS
  const before = typicalMs === null ? meanMs : (seen * meanMs + TYPICAL_WEIGHT * typicalMs) / (seen + TYPICAL_WEIGHT)
  const weight = today / (today + TODAY_WEIGHT)
  return weight * todayMs + (1 - weight) * before
}
