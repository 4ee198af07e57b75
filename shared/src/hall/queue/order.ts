// Who is next at a counter, and why. One pure decision in one place (rules §1); the estimate runs the same one forward.
import type { ServiceId, TicketId } from '../../kernel/brands.ts'
import type { CounterConfig, HallRules } from '../config/schema.ts'
import { changedService } from './change.ts'
import { comesBefore, dequeued, isSpecial } from './line.ts'
import { counterOf, serviceOf } from './state.ts'
import type { CallReason, Counter, OrderedQueue, QueueState, ServiceState, Ticket } from './types.ts'

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
export function nextFor(queue: OrderedQueue, counter: CounterConfig, rules: HallRules, now: number): NextPerson | null {
  const first = sentHere(queue, counter, now)
  if (first !== null) return first
  const { cameBack, privileged, aged, walkIn, walkInHeadStart, held } = candidates(queue, counter, rules, now)
  if (cameBack !== null) return { ticket: cameBack, reason: { kind: 'came-back' } }
  if (privileged !== null && (aged === null || counterOf(queue, counter.id).lastTurn !== 'privileged'))
    return { ticket: privileged, reason: privilegedReason(privileged) }
  if (aged !== null) return { ticket: aged, reason: { kind: 'aged', minutes: minutesWaited(aged, now) } }
  if (walkIn !== null) return { ticket: walkIn, reason: waitedReason(walkIn, walkInHeadStart > 0, now) }
  // Somebody who came back is called at once when nobody else waits.
  return held === null ? null : { ticket: held, reason: { kind: 'came-back' } }
}

/** The best of each class so far, over the services of a counter. Filled in place: an order is made thousands of times a second. */
interface Candidates {
  cameBack: Ticket | null
  privileged: Ticket | null
  aged: Ticket | null
  walkIn: Ticket | null
  walkInHeadStart: number
  /** Came back, but not yet behind enough others. */
  held: Ticket | null
}

/** Looks at the few special people of each line and at the first plain walk-in, who has waited longest of those. */
function candidates(queue: OrderedQueue, counter: CounterConfig, rules: HallRules, now: number): Candidates {
  const best: Candidates = {
    cameBack: null,
    privileged: null,
    aged: null,
    walkIn: null,
    walkInHeadStart: 0,
    held: null,
  }
  for (const { service, headStartMinutes } of counter.services) {
    const state = serviceOf(queue, service)
    if (state.suspended !== null || state.waiting.length === 0) continue
    const headStart = headStartMinutes * MINUTE_MS
    for (const id of state.special) {
      const ticket = queue.tickets.get(id)
      if (ticket === undefined || ticket.sentTo !== null) continue
      if (ticket.turnAtCall !== null) {
        if (ticket.turnAtCall <= state.called) best.cameBack = earlier(best.cameBack, ticket)
        else best.held = earlier(best.held, ticket)
        continue
      }
      const claim = claimOf(ticket, rules, now)
      if (claim === 'privileged') best.privileged = moreUrgent(best.privileged, ticket)
      else if (claim === 'walk-in') addWalkIn(best, queue, ticket, headStart, rules, now)
    }
    const plain = firstPlain(queue, state.waiting)
    if (plain !== null) addWalkIn(best, queue, plain, headStart, rules, now)
  }
  return best
}

function addWalkIn(
  best: Candidates,
  queue: OrderedQueue,
  ticket: Ticket,
  headStart: number,
  rules: HallRules,
  now: number,
): void {
  if (isAged(queue, ticket, rules, now)) best.aged = earlier(best.aged, ticket)
  if (best.walkIn !== null && !precedes(ticket, headStart, best.walkIn, best.walkInHeadStart)) return
  best.walkIn = ticket
  best.walkInHeadStart = headStart
}

function firstPlain(queue: OrderedQueue, waiting: readonly TicketId[]): Ticket | null {
  for (const id of waiting) {
    const ticket = queue.tickets.get(id)
    if (ticket !== undefined && !isSpecial(ticket)) return ticket
  }
  return null
}

/** By waiting time and head start; a tie goes to who came earlier, whatever the order of a counter's services. */
function precedes(ticket: Ticket, headStart: number, best: Ticket, bestHeadStart: number): boolean {
  const ahead = best.waitingSince - bestHeadStart - (ticket.waitingSince - headStart)
  return ahead === 0 ? earlier(best, ticket) === ticket : ahead > 0
}

/** Whose turn the alternation of the aged and the privileged remembers after a call with this reason. */
export const turnAfter = (reason: CallReason, before: Counter['lastTurn']): Counter['lastTurn'] =>
  reason.kind === 'green' || reason.kind === 'appointment' ? 'privileged' : reason.kind === 'aged' ? 'aged' : before

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
    ahead = called(ahead, next, counter)
  }
  return people
}

function called(queue: QueueState, { ticket, reason }: NextPerson, counter: CounterConfig): QueueState {
  const own = counterOf(queue, counter.id)
  const next = changedService(dequeued(queue, ticket), ticket.service, {
    called: serviceOf(queue, ticket.service).called + 1,
  })
  return { ...next, counters: next.counters.set(counter.id, { ...own, lastTurn: turnAfter(reason, own.lastTurn) }) }
}

/** How long a walk-in of this service waits before it is aged. */
export function agedAfterMs(queue: OrderedQueue, service: ServiceId, rules: HallRules, now: number): number {
  const fixed = queue.agedAfter?.get(service)
  if (fixed !== undefined) return fixed
  const { recentWaits } = serviceOf(queue, service)
  let from = 0
  while ((recentWaits[from]?.[0] ?? Infinity) <= now - MEDIAN_WINDOW_MS) from++
  if (recentWaits.length - from < MEDIAN_PEOPLE) return rules.agedWithoutMedianMinutes * MINUTE_MS
  return Math.max(rules.agedAfterMinutes * MINUTE_MS, rules.agedTimesMedian * medianFrom(recentWaits, from))
}

function medianFrom(recentWaits: ServiceState['recentWaits'], from: number): number {
  const sorted = new Float64Array(recentWaits.length - from)
  for (let at = 0; at < sorted.length; at++) sorted[at] = recentWaits[from + at]?.[1] ?? 0
  sorted.sort()
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function isAged(queue: OrderedQueue, ticket: Ticket, rules: HallRules, now: number): boolean {
  const waited = now - ticket.waitingSince
  // Nobody is aged sooner, whatever the median, which costs a sort.
  if (waited < Math.min(rules.agedAfterMinutes, rules.agedWithoutMedianMinutes) * MINUTE_MS) return false
  return waited >= agedAfterMs(queue, ticket.service, rules, now)
}

function claimOf(ticket: Ticket, rules: HallRules, now: number): 'privileged' | 'walk-in' | 'early' {
  if (ticket.lane === 'green') return 'privileged'
  if (ticket.lane === 'walk-in' || ticket.appointmentAt === null) return 'walk-in'
  // Checked in too late: an appointment is a walk-in from then on.
  if (ticket.takenAt > ticket.appointmentAt + rules.appointmentLateMinutes * MINUTE_MS) return 'walk-in'
  return now >= ticket.appointmentAt - rules.appointmentHeadStartMinutes * MINUTE_MS ? 'privileged' : 'early'
}

/** Those sent to this very counter, of whichever service, and the parked whose time is up. */
function sentHere(queue: OrderedQueue, counter: CounterConfig, now: number): NextPerson | null {
  let sent: Ticket | null = null
  for (const id of queue.sent) {
    const ticket = queue.tickets.get(id)
    if (ticket?.sentTo === counter.id && isRunning(queue, ticket)) sent = earlier(sent, ticket)
  }
  let parked: Ticket | null = null
  for (const id of queue.parked) {
    const ticket = queue.tickets.get(id)
    if (ticket === undefined || !isRunning(queue, ticket)) continue
    if (ticket.notBefore === null || ticket.notBefore > now) continue
    const mine =
      ticket.sentTo === null
        ? counter.services.some(({ service }) => service === ticket.service)
        : ticket.sentTo === counter.id
    if (mine) parked = earlier(parked, ticket)
  }
  if (sent !== null && (parked === null || earlier(sent, parked) === sent))
    return { ticket: sent, reason: { kind: 'sent-back', from: sent.transferredFrom } }
  return parked === null ? null : { ticket: parked, reason: { kind: 'parked-due' } }
}

const isRunning = (queue: OrderedQueue, { service }: Ticket): boolean => serviceOf(queue, service).suspended === null

const earlier = (a: Ticket | null, b: Ticket): Ticket => (a !== null && comesBefore(a, b) ? a : b)

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
