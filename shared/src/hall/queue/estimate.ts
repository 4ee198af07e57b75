// How long everybody waits, and whoever comes now: the order run forward, corrected by how such waits came out (rules §2, Q8).
import type { ServiceId, TicketId } from '../../kernel/brands.ts'
import type { HallConfig, ServiceConfig } from '../config/schema.ts'
import { createTeller, crowdOf, type Told } from '../estimate/learning.ts'
import { callersOf } from './callers.ts'
import { runForward, type Forward } from './forward.ts'
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

/** What somebody who takes a ticket now would wait. Null until enough visits are known, or while nobody can be expected to serve. */
export const waitForNew = (queue: QueueState, config: HallConfig, service: ServiceId, now: number): Wait | null =>
  estimatesOf(queue, config, now).forNew(service)

/** What this waiting person still waits. */
export function waitOf(queue: QueueState, config: HallConfig, ticket: TicketId, now: number): Wait | null {
  const found = queue.tickets.get(ticket)
  return found?.state === 'waiting' ? estimatesOf(queue, config, now).of(found) : null
}

/** How many of the same service stand before this ticket. */
export function aheadOf(queue: QueueState, ticket: TicketId): number {
  const found = queue.tickets.get(ticket)
  if (found === undefined) return 0
  return Math.max(0, serviceOf(queue, found.service).waiting.indexOf(ticket))
}

/** What is told to a ticket, to be held against what comes; null where nothing can be. */
export function toldTo(queue: QueueState, config: HallConfig, ticket: TicketId, now: number): Told | null {
  const found = queue.tickets.get(ticket)
  // Kept for nobody: while a log is replayed, what was worked out for each state would only burden the memory.
  return found === undefined ? null : createEstimates(queue, config, now).told(found)
}

type Estimates = ReturnType<typeof createEstimates>
interface EstimatesOfNow {
  readonly estimates: Estimates
  readonly config: HallConfig
  readonly second: number
  readonly counters: QueueState['counters']
  readonly parked: QueueState['parked']
}

/** Every board, phone and slip asks the same: one run serves all of a second in which nobody came or was called. */
const estimatesOfNow = new WeakMap<QueueState['services'], EstimatesOfNow>()

function estimatesOf(queue: QueueState, config: HallConfig, now: number): Estimates {
  const second = Math.floor(now / SECOND_MS)
  const { counters, parked, services } = queue
  const made = estimatesOfNow.get(services)
  if (made?.config === config && made.second === second && made.counters === counters && made.parked === parked)
    return made.estimates
  const estimates = createEstimates(queue, config, second * SECOND_MS)
  estimatesOfNow.set(services, { estimates, config, second, counters, parked })
  return estimates
}

function createEstimates(queue: QueueState, config: HallConfig, now: number) {
  const turnMs = turnsOf(queue, config)
  let run: Forward | undefined
  const forward = (): Forward => (run ??= runForward(queue, config, callersOf(queue, config, turnMs, now), turnMs, now))
  const tellers = new Map<ServiceId, ReturnType<typeof createTeller>>()
  const places = new Map<ServiceId, ReadonlyMap<TicketId, number>>()

  const placeOf = (service: ServiceId, ticket: TicketId): number => {
    const known = places.get(service) ?? new Map(serviceOf(queue, service).waiting.map((id, place) => [id, place]))
    places.set(service, known)
    return known.get(ticket) ?? 0
  }

  const tell = (service: ServiceId, ahead: number, calledAt: number | undefined): Told | null => {
    if (calledAt === undefined) return null
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

  const told = ({ id, service }: Ticket): Told | null => tell(service, placeOf(service, id), forward().calls.get(id))

  return {
    told,
    of: (ticket: Ticket): Wait | null => asWait(ticket.service, told(ticket)),
    forNew: (service: ServiceId): Wait | null =>
      asWait(service, tell(service, serviceOf(queue, service).waiting.length, forward().newcomers.get(service))),
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
