// How long somebody waits: the visits ahead, at the speed of the counters that really work (rules §2).
import type { ServiceId, TicketId } from '../../kernel/brands.ts'
import type { HallConfig } from '../config/schema.ts'
import { countersOf, serviceConfig } from './order-context.ts'
import { counterOf, phaseOf, serviceOf } from './state.ts'
import type { QueueState } from './types.ts'

const MINUTE_MS = 60_000
/** A counter works if it is staffed, not paused, and called lately or stands free. */
const ACTIVE_MS = 10 * MINUTE_MS
/** Below this many known visits only "N ahead" is said. */
const KNOWN_VISITS = 30
/** Today's visits outweigh what the hall knew before from here on. */
const PRIOR_WEIGHT = 40
const DEFAULT_LOG_SD = 0.7
const P80 = 0.8416

/** Seconds; half of all wait less than `p50`, four in five less than `p80`. */
export interface Wait {
  readonly p50: number
  readonly p80: number
}

/** What somebody who takes a ticket now would wait. Null until enough visits are known, or while nobody serves. */
export function waitForNew(queue: QueueState, config: HallConfig, service: ServiceId, now: number): Wait | null {
  return waitBehind(queue, config, service, serviceOf(queue, service).waiting.length, now)
}

/** What this waiting person still waits. */
export function waitOf(queue: QueueState, config: HallConfig, ticket: TicketId, now: number): Wait | null {
  const found = queue.tickets.get(ticket)
  if (found?.state !== 'waiting') return null
  return waitBehind(queue, config, found.service, aheadOf(queue, ticket), now)
}

/** How many of the same service stand before this ticket. */
export function aheadOf(queue: QueueState, ticket: TicketId): number {
  const found = queue.tickets.get(ticket)
  if (found === undefined) return 0
  return Math.max(0, serviceOf(queue, found.service).waiting.indexOf(ticket))
}

function waitBehind(
  queue: QueueState,
  config: HallConfig,
  service: ServiceId,
  ahead: number,
  now: number,
): Wait | null {
  const pace = paceOf(queue, config, service, now)
  if (pace === null) return null
  const { rate, free, meanSeconds, logSd } = pace
  if (ahead === 0 && free > 0) return { p50: 0, p80: 60 }
  // Visits end one after another: the spread of their sum shrinks with their number.
  const turns = ahead + (free > 0 ? 0 : 1)
  const mean = (turns * meanSeconds) / rate
  const spread = meanSeconds * Math.sqrt(Math.exp(logSd ** 2) - 1) * Math.sqrt(turns) * (1 / rate)
  return { p50: Math.round(mean * (1 - 0.12 / Math.sqrt(turns))), p80: Math.round(mean + P80 * spread) }
}

/** How fast a service goes on. */
interface Pace {
  readonly meanSeconds: number
  readonly logSd: number
  /** Counters at work on it, each counted by the share it gives. More than 0. */
  readonly rate: number
  /** Of those, counters with nobody. */
  readonly free: number
}

interface PacesOfNow {
  readonly config: HallConfig
  readonly now: number
  readonly paces: Map<ServiceId, Pace | null>
}

/** Everybody who waits for a service is told by the same pace: it is worked out once for a value of `queue` and `now`. */
const pacesOfNow = new WeakMap<QueueState, PacesOfNow>()

function paceOf(queue: QueueState, config: HallConfig, service: ServiceId, now: number): Pace | null {
  let made = pacesOfNow.get(queue)
  if (made?.now !== now || made.config !== config) {
    made = { config, now, paces: new Map() }
    pacesOfNow.set(queue, made)
  }
  const known = made.paces.get(service)
  if (known !== undefined) return known
  const pace = workOutPace(queue, config, service, now)
  made.paces.set(service, pace)
  return pace
}

/** Null until enough visits are known, or while nobody serves. */
function workOutPace(queue: QueueState, config: HallConfig, service: ServiceId, now: number): Pace | null {
  const visit = visitOf(queue, config, service)
  if (visit === null) return null
  let rate = 0
  let free = 0
  for (const counter of countersOf(config, service)) {
    const phase = phaseOf(queue, counter.id)
    if (phase === 'closed' || phase === 'paused') continue
    const { lastCallAt, openedAt } = counterOf(queue, counter.id)
    if (phase === 'free') free += 1
    else if (now - Math.max(lastCallAt ?? 0, openedAt ?? 0) > Math.max(ACTIVE_MS, 3000 * visit.meanSeconds)) continue
    rate += shareOf(queue, counter.services, service)
  }
  return rate === 0 ? null : { ...visit, rate, free }
}

/** A counter with several services gives each the share its waiting line takes. */
function shareOf(queue: QueueState, services: readonly { readonly service: ServiceId }[], service: ServiceId): number {
  let all = 0
  for (const each of services) all += serviceOf(queue, each.service).waiting.length
  const own = serviceOf(queue, service).waiting.length
  return all === 0 ? 1 : Math.max(0.2, (own + 1) / (all + services.length))
}

function visitOf(
  queue: QueueState,
  config: HallConfig,
  service: ServiceId,
): { readonly meanSeconds: number; readonly logSd: number } | null {
  const { learnt } = serviceOf(queue, service)
  const typical = serviceConfig(config, service)?.typical
  if (learnt.visits + (typical?.visits ?? 0) < KNOWN_VISITS) return null
  const logSd = learnt.visits > 10 ? Math.sqrt(learnt.squares / learnt.visits) : DEFAULT_LOG_SD
  const own = Math.exp(learnt.meanLog + logSd ** 2 / 2)
  const known = (typical?.minutes ?? own / 60) * 60
  const weight = typical === undefined ? 1 : learnt.visits / (learnt.visits + PRIOR_WEIGHT)
  return { meanSeconds: weight * own + (1 - weight) * known, logSd }
}
