// Who is next at a counter, and why. One pure decision in one place (rules §1); the estimate runs the same one forward.
import type { ServiceId, TicketId } from '../../kernel/brands.ts'
import type { CounterConfig, HallRules } from '../config/schema.ts'
import { counterOf, serviceOf } from './state.ts'
import type { CallReason, QueueState, Ticket } from './types.ts'

const MINUTE_MS = 60_000
/** A median says something from so many people on. */
const MEDIAN_PEOPLE = 20
const MEDIAN_WINDOW_MS = 60 * MINUTE_MS

export interface NextPerson {
  readonly ticket: Ticket
  readonly reason: CallReason
}

/**
 * The classes, in this order:
 * 1. those sent back to this very counter, parked people whose time is up, and no-shows who came back and waited their turn;
 * 2. aged walk-ins and privileged people (appointments, green channel), alternating one to one when both wait;
 * 3. walk-ins by waiting time, a counter's preference being a head start.
 */
export function nextFor(queue: QueueState, counter: CounterConfig, rules: HallRules, now: number): NextPerson | null {
  const first = sentHere(queue, counter, now)
  if (first !== null) return first

  let aged: Ticket | null = null
  let privileged: Ticket | null = null
  let walkIn: Ticket | null = null
  let walkInScore = -Infinity
  let walkInPreferred = false
  let held: Ticket | null = null

  for (const { service, headStartMinutes } of counter.services) {
    const state = serviceOf(queue, service)
    if (state.suspended !== null) continue
    const agedAfter = agedAfterMs(queue, service, rules, now)
    for (const id of state.waiting) {
      const ticket = queue.tickets.get(id)
      if (ticket === undefined || !isOffered(ticket, now)) continue
      if (ticket.behind !== null && ticket.behind > 0) {
        held = earlier(held, ticket)
        continue
      }
      if (ticket.behind === 0) return { ticket, reason: { kind: 'came-back' } }
      const claim = claimOf(ticket, rules, now)
      if (claim === 'privileged') {
        privileged = moreUrgent(privileged, ticket)
        continue
      }
      const waited = now - ticket.waitingSince
      if (waited >= agedAfter) aged = earlier(aged, ticket)
      const score = waited + headStartMinutes * MINUTE_MS
      if (score > walkInScore) {
        walkIn = ticket
        walkInScore = score
        walkInPreferred = headStartMinutes > 0
      }
    }
  }

  if (privileged !== null && (aged === null || counterOf(queue, counter.id).lastTurn !== 'privileged'))
    return { ticket: privileged, reason: privilegedReason(privileged) }
  if (aged !== null) return { ticket: aged, reason: { kind: 'aged', minutes: minutesWaited(aged, now) } }
  if (walkIn !== null) return { ticket: walkIn, reason: waitedReason(walkIn, walkInPreferred, now) }
  // Somebody who came back is called at once when nobody else waits.
  return held === null ? null : { ticket: held, reason: { kind: 'came-back' } }
}

/** The next few, as if each were called at once: what the counter's page and the estimate look at. At most `count`. */
export function nextFewFor(
  queue: QueueState,
  counter: CounterConfig,
  rules: HallRules,
  now: number,
  count: number,
): readonly NextPerson[] {
  const people: NextPerson[] = []
  let ahead = queue
  while (people.length < count) {
    const next = nextFor(ahead, counter, rules, now)
    if (next === null) break
    people.push(next)
    ahead = without(ahead, next, counter)
  }
  return people
}

function without(queue: QueueState, { ticket, reason }: NextPerson, counter: CounterConfig): QueueState {
  const service = serviceOf(queue, ticket.service)
  const privileged = reason.kind === 'appointment' || reason.kind === 'green'
  const lastTurn = privileged ? 'privileged' : reason.kind === 'aged' ? 'aged' : counterOf(queue, counter.id).lastTurn
  return {
    ...queue,
    parked: queue.parked.filter((id) => id !== ticket.id),
    services: queue.services.set(ticket.service, {
      ...service,
      waiting: service.waiting.filter((id) => id !== ticket.id),
    }),
    counters: queue.counters.set(counter.id, { ...counterOf(queue, counter.id), lastTurn }),
  }
}

/** How long a walk-in of this service waits before it is aged. */
export function agedAfterMs(queue: QueueState, service: ServiceId, rules: HallRules, now: number): number {
  const recent = serviceOf(queue, service)
    .recentWaits.filter(([at]) => at > now - MEDIAN_WINDOW_MS)
    .map(([, waitMs]) => waitMs)
  if (recent.length < MEDIAN_PEOPLE) return rules.agedWithoutMedianMinutes * MINUTE_MS
  const sorted = recent.sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return Math.max(rules.agedAfterMinutes * MINUTE_MS, rules.agedTimesMedian * median)
}

/** Whether this waiting person may be called by anybody: not early, not cooling down after a no-show, not meant for one counter. */
function isOffered(ticket: Ticket, now: number): boolean {
  return ticket.sentTo === null && (ticket.notBefore === null || ticket.notBefore <= now)
}

function claimOf(ticket: Ticket, rules: HallRules, now: number): 'privileged' | 'walk-in' {
  if (ticket.lane === 'green') return 'privileged'
  if (ticket.lane === 'walk-in' || ticket.appointmentAt === null) return 'walk-in'
  // Checked in too late: an appointment is a walk-in from then on.
  const onTime = ticket.takenAt <= ticket.appointmentAt + rules.appointmentLateMinutes * MINUTE_MS
  return onTime && now >= ticket.appointmentAt - rules.appointmentHeadStartMinutes * MINUTE_MS
    ? 'privileged'
    : 'walk-in'
}

function sentHere(queue: QueueState, counter: CounterConfig, now: number): NextPerson | null {
  let sent: Ticket | null = null
  for (const { service } of counter.services) sent = sentTo(queue, service, counter, now, sent)
  // A transfer to a counter may be for a service that it does not serve otherwise.
  for (const [service] of queue.services) sent = sentTo(queue, service, counter, now, sent)
  let parked: Ticket | null = null
  for (const id of queue.parked) {
    const ticket = queue.tickets.get(id)
    if (ticket?.notBefore == null || ticket.notBefore > now) continue
    const mine =
      ticket.sentTo === null
        ? counter.services.some(({ service }) => service === ticket.service)
        : ticket.sentTo === counter.id
    if (mine) parked = earlier(parked, ticket)
  }
  if (sent !== null && (parked === null || sent.waitingSince <= parked.waitingSince))
    return { ticket: sent, reason: { kind: 'sent-back', from: sent.transferredFrom } }
  return parked === null ? null : { ticket: parked, reason: { kind: 'parked-due' } }
}

function sentTo(
  queue: QueueState,
  service: ServiceId,
  counter: CounterConfig,
  now: number,
  best: Ticket | null,
): Ticket | null {
  let found = best
  for (const id of serviceOf(queue, service).waiting) {
    const ticket = queue.tickets.get(id)
    if (ticket?.sentTo === counter.id && (ticket.notBefore === null || ticket.notBefore <= now))
      found = earlier(found, ticket)
  }
  return found
}

/** By waiting time; the number breaks a tie, so that the order is the same everywhere. */
function earlier(a: Ticket | null, b: Ticket): Ticket {
  if (a === null) return b
  if (a.waitingSince !== b.waitingSince) return a.waitingSince < b.waitingSince ? a : b
  return compareIds(a.id, b.id) <= 0 ? a : b
}

const compareIds = (a: TicketId, b: TicketId): number => (a < b ? -1 : a > b ? 1 : 0)

/** An appointment counts from its time, a green-channel visitor from when they came. */
function moreUrgent(a: Ticket | null, b: Ticket): Ticket {
  if (a === null) return b
  const dueA = a.appointmentAt ?? a.waitingSince
  const dueB = b.appointmentAt ?? b.waitingSince
  return dueA === dueB ? earlier(a, b) : dueA < dueB ? a : b
}

const privilegedReason = (ticket: Ticket): CallReason =>
  ticket.lane === 'green' || ticket.appointmentAt === null
    ? { kind: 'green' }
    : { kind: 'appointment', at: ticket.appointmentAt }

const waitedReason = (ticket: Ticket, preferred: boolean, now: number): CallReason =>
  ticket.transferredFrom === null
    ? { kind: 'waited', minutes: minutesWaited(ticket, now), preferred }
    : { kind: 'transferred', from: ticket.transferredFrom, minutes: minutesWaited(ticket, now) }

const minutesWaited = (ticket: Ticket, now: number): number => Math.floor((now - ticket.waitingSince) / MINUTE_MS)
