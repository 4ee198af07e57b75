// The queue run forward: when everybody who waits would be called, by the very order that calls them, if each visit took as
// long as usual and the counters at work stayed so.
import * as v from 'valibot'
import { Series, TicketId, TicketNumber, type CounterId, type ServiceId } from '../../kernel/brands.ts'
import type { CounterConfig, HallConfig } from '../config/schema.ts'
import { agedAfterMs, nextFor, turnAfter } from './order.ts'
import { counterOf, serviceOf } from './state.ts'
import type { Counter, OrderedQueue, QueueState, ServiceState, Ticket } from './types.ts'

/** A counter that calls, and when it is free for that. */
export interface Caller {
  readonly counter: CounterConfig
  readonly freeAt: number
}

/** One who waits. */
export interface Ahead {
  readonly ticket: Ticket
  /** How many of the same service stand before them. */
  readonly place: number
  /** Null for those whom no counter at work may call. */
  calledAt: number | null
}

export interface Forward {
  readonly people: ReadonlyMap<TicketId, Ahead>
  /** When somebody who comes now is called. */
  readonly newcomers: ReadonlyMap<ServiceId, number>
}

/** @param turnMs how long a person of a service keeps a counter */
export function runForward(
  queue: QueueState,
  config: HallConfig,
  callers: readonly Caller[],
  turnMs: (service: ServiceId) => number,
  now: number,
): Forward {
  const ahead = copyOf(queue, config, now)
  const newcomers = new Map<ServiceId, number>()
  const freeAt = Float64Array.from(callers, (caller) => Math.max(now, caller.freeAt))
  for (;;) {
    const at = firstFree(freeAt)
    const counter = callers[at]?.counter
    const time = freeAt[at]
    if (counter === undefined || time === undefined || time === Infinity) break
    const next = nextFor(ahead, counter, config.rules, time)
    if (next === null) {
      freeAt[at] = ahead.nextDue(time) ?? Infinity
      continue
    }
    const { ticket, reason } = next
    const person = ahead.take(ticket, counter.id, turnAfter(reason, counterOf(ahead, counter.id).lastTurn))
    if (person === undefined) newcomers.set(ticket.service, time)
    else {
      person.calledAt = time
      freeAt[at] = time + turnMs(ticket.service)
    }
  }
  return { people: ahead.people, newcomers }
}

/** A look at each is quicker than a heap: even the largest hall has few counters. */
function firstFree(freeAt: Float64Array): number {
  let first = 0
  let least = Infinity
  for (let at = 0; at < freeAt.length; at++) {
    const time = freeAt[at] ?? Infinity
    if (time >= least) continue
    first = at
    least = time
  }
  return first
}

/** The parts of the queue that calling changes, to be changed; and at the end of each line somebody who comes now and takes no time. */
function copyOf(queue: QueueState, config: HallConfig, now: number) {
  const people = new Map<TicketId, Ahead>()
  const services = new Map<ServiceId, ServiceState & { waiting: TicketId[]; special: TicketId[]; called: number }>()
  const agedAfter = new Map<ServiceId, number>()
  const newcomers = new Map<TicketId, Ticket>()
  const due: number[] = []
  const counters = new Map<CounterId, Counter>()
  const sent = [...queue.sent]
  const parked = queue.parked.filter((id) => (queue.tickets.get(id)?.notBefore ?? null) !== null)
  for (const id of parked) {
    const ticket = queue.tickets.get(id)
    if (ticket === undefined) continue
    people.set(id, { ticket, place: 0, calledAt: null })
    due.push(ticket.notBefore ?? now)
  }
  for (const [nth, { id }] of config.services.entries()) {
    const { waiting, special, ...rest } = serviceOf(queue, id)
    for (const [place, each] of waiting.entries()) {
      const ticket = queue.tickets.get(each)
      if (ticket !== undefined) people.set(each, { ticket, place, calledAt: null })
    }
    for (const each of special) {
      const at = people.get(each)?.ticket.appointmentAt ?? null
      if (at !== null) due.push(at - config.rules.appointmentHeadStartMinutes * 60_000)
    }
    const newcomer = comingNow(id, nth, now)
    newcomers.set(newcomer.id, newcomer)
    // A suspended service goes on when it goes on: told as if that were now.
    services.set(id, { ...rest, suspended: null, waiting: [...waiting, newcomer.id], special: [...special] })
  }
  due.sort((a, b) => a - b)
  const remove = (list: TicketId[], id: TicketId): void => {
    const at = list.indexOf(id)
    if (at === 0) list.shift()
    else if (at > 0) list.splice(at, 1)
  }
  const ahead: OrderedQueue = {
    tickets: { get: (id) => people.get(id)?.ticket ?? newcomers.get(id) },
    ...{ services, sent, parked },
    agedAfter: {
      get: (id) => {
        const known = agedAfter.get(id) ?? agedAfterMs(queue, id, config.rules, now)
        agedAfter.set(id, known)
        return known
      },
    },
    counters: { get: (id) => counters.get(id) ?? queue.counters.get(id) },
  }
  return {
    ...ahead,
    people,
    /** Undefined for somebody who comes now. */
    take: (ticket: Ticket, counter: CounterId, lastTurn: Counter['lastTurn']): Ahead | undefined => {
      const service = services.get(ticket.service)
      if (service !== undefined) {
        remove(service.waiting, ticket.id)
        if (service.special.length > 0) remove(service.special, ticket.id)
        service.called++
      }
      if (ticket.sentTo !== null) remove(sent, ticket.id)
      if (ticket.state === 'parked') remove(parked, ticket.id)
      const before = counterOf(ahead, counter)
      if (before.lastTurn !== lastTurn) counters.set(counter, { ...before, lastTurn })
      return people.get(ticket.id)
    },
    /** When an appointment or the end of a parking may give a counter somebody again. */
    nextDue: (after: number): number | null => due.find((at) => at > after) ?? null,
  }
}

const ANY_NUMBER = v.parse(TicketNumber, '999999')
const NO_SERIES = v.parse(Series, '')

/** A ticket nobody has; its id is of no day. */
const comingNow = (service: ServiceId, nth: number, now: number): Ticket => ({
  id: v.parse(TicketId, `99999999-${String(nth).padStart(6, '0')}`),
  number: ANY_NUMBER,
  ...{ series: NO_SERIES, service, state: 'waiting', lane: 'walk-in' },
  ...{ takenAt: now, waitingSince: now, takenAtDevice: null, appointmentAt: null, notBefore: null },
  ...{ sentTo: null, turnAtCall: null, transferredFrom: null, backTo: null, counter: null },
  ...{ calls: 0, announced: 0, firstCalledAt: null, calledAt: null, startedAt: null, endedAt: null },
  ...{ missedAtCall: 0, reason: null, slip: null, told: null },
})
