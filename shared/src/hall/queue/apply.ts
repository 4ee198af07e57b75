// Folds one event into the queue. Never throws on an event that `decide` made; pure, so that live and replay agree.
import type { CounterId, ServiceId, TicketId } from '../../kernel/brands.ts'
import type { QueueEvent } from './decide.ts'
import { counterOf, emptyQueue, serviceOf } from './state.ts'
import type { Call, Counter, QueueState, ServiceState, Ticket } from './types.ts'

const MOST_CALLS = 40
const MOST_RECENT = 200
const HOUR_MS = 3_600_000

/** @param at ms since 1970, of the event */
export function applyQueue(queue: QueueState, event: QueueEvent, at: number): QueueState {
  switch (event.type) {
    case 'day.began':
      return newDay(queue, event.data.date)
    case 'ticket.taken':
      return taken(queue, event.data, at)
    case 'ticket.called':
      return called(queue, event.data, at)
    case 'ticket.recalled':
      return withTicket(queue, event.data.ticket, (ticket) =>
        announced(
          putTicket(queue, { ...ticket, calls: ticket.calls + 1, calledAt: at }),
          ticket,
          event.data.counter,
          ticket.calls + 1,
          at,
        ),
      )
    case 'ticket.started':
      return changed(queue, event.data.ticket, { state: 'serving', startedAt: at })
    case 'ticket.finished':
      return finished(queue, event.data, at)
    case 'ticket.missed':
      return missed(queue, event.data, at)
    case 'ticket.returned':
      return withTicket(queue, event.data.ticket, (ticket) =>
        enqueued(
          { ...queue, missed: queue.missed.filter((id) => id !== ticket.id) },
          {
            ...ticket,
            state: 'waiting',
            behind: event.data.behind,
            notBefore: null,
            counter: null,
            calls: 0,
            endedAt: null,
          },
        ),
      )
    case 'ticket.parked':
      return withTicket(queue, event.data.ticket, (ticket) => {
        const { counter, until, here } = event.data
        const parked: Ticket = {
          ...ticket,
          state: 'parked',
          notBefore: until,
          sentTo: here ? counter : null,
          counter,
          calls: 0,
        }
        const freed = changedCounter(queue, counter, { ticket: null })
        return { ...putTicket(freed, parked), parked: [...queue.parked, ticket.id] }
      })
    case 'ticket.transferred':
      return transferred(queue, event.data)
    case 'ticket.cancelled':
      return over(queue, event.data.ticket, 'cancelled', at)
    case 'ticket.lapsed':
      return over(queue, event.data.ticket, 'lapsed', at)
    case 'ticket.reprinted': {
      const { ticket, device, copy } = event.data
      return changed(queue, ticket, { slip: { device, copy, state: 'queued', code: null } })
    }
    case 'counter.opened':
      return changedCounter(queue, event.data.counter, {
        staff: event.data.staff,
        openedAt: at,
        paused: null,
        lastCallAt: null,
      })
    case 'counter.closed':
      return changedCounter(queue, event.data.counter, { staff: null, openedAt: null, paused: null })
    case 'counter.paused':
      return changedCounter(queue, event.data.counter, {
        paused: { reason: event.data.reason, since: at, until: event.data.until },
      })
    case 'counter.resumed':
      return changedCounter(queue, event.data.counter, { paused: null })
    case 'service.suspended': {
      const { service, reason, until } = event.data
      return changedService(queue, service, { suspended: { reason, since: at, until } })
    }
    case 'service.resumed':
      return changedService(queue, event.data.service, { suspended: null })
    case 'call.proved':
    case 'call.unproved': {
      const { call, painted, expected } = event.data
      const proof = event.type === 'call.proved' ? 'proved' : 'unproved'
      return {
        ...queue,
        calls: queue.calls.map((each) => (each.id === call ? { ...each, proof, painted, expected } : each)),
      }
    }
  }
}

/** Tickets, numbers and calls begin anew; what was learnt of the services stays, and so do the people at their counters. */
function newDay(queue: QueueState, date: QueueState['date']): QueueState {
  let { services, counters } = queue
  for (const [id, service] of services) services = services.set(id, { ...service, waiting: [], recentWaits: [] })
  for (const [id, counter] of counters)
    counters = counters.set(id, {
      ...counter,
      ticket: null,
      last: null,
      lastCallAt: null,
      lastTurn: null,
      served: 0,
      servedMs: 0,
      noShows: 0,
    })
  return { ...emptyQueue, date, services, counters }
}

function taken(queue: QueueState, data: Extract<QueueEvent, { type: 'ticket.taken' }>['data'], at: number): QueueState {
  const { ticket: id, number, series, service, lane, appointmentAt, device } = data
  const ticket: Ticket = {
    ...{ id, number, series, service, lane, appointmentAt },
    ...{ state: 'waiting', takenAt: at, waitingSince: at, takenAtDevice: device },
    ...{ notBefore: null, sentTo: null, behind: null, transferredFrom: null, backTo: null, counter: null },
    ...{ calls: 0, firstCalledAt: null, calledAt: null, startedAt: null, endedAt: null, missedCalls: 0, reason: null },
    slip: device === null ? null : { device, copy: 1, state: 'queued', code: null },
  }
  const queued = enqueued(queue, ticket)
  return {
    ...queued,
    numbers: queue.numbers.set(series, Number(number.slice(series.length))),
    lastTaken: device === null ? queue.lastTaken : queue.lastTaken.set(device, { service, ticket: id, at }),
    day: { ...queue.day, taken: queue.day.taken + 1 },
  }
}

function called(
  queue: QueueState,
  data: Extract<QueueEvent, { type: 'ticket.called' }>['data'],
  at: number,
): QueueState {
  return withTicket(queue, data.ticket, (ticket) => {
    const { counter: counterId, reason } = data
    let next = dequeued(queue, ticket)
    const privileged = reason.kind === 'green' || reason.kind === 'appointment'
    const lastTurn = privileged ? 'privileged' : reason.kind === 'aged' ? 'aged' : counterOf(queue, counterId).lastTurn
    next = changedCounter(next, counterId, { ticket: ticket.id, lastCallAt: at, lastTurn })
    const first = ticket.firstCalledAt === null
    next = putTicket(next, {
      ...ticket,
      ...{
        state: 'called',
        counter: counterId,
        reason,
        calls: 1,
        calledAt: at,
        firstCalledAt: ticket.firstCalledAt ?? at,
      },
      ...{ notBefore: null, sentTo: null, behind: null },
    })
    if (first) next = waitRecorded(next, ticket, at)
    next = countedPast(next, ticket)
    return announced(next, ticket, counterId, callsSoFar(queue, ticket.id) + 1, at)
  })
}

/** A recall must not rewrite waits: only the first call of a walk-in counts. */
function waitRecorded(queue: QueueState, ticket: Ticket, at: number): QueueState {
  if (ticket.lane !== 'walk-in') return queue
  const service = serviceOf(queue, ticket.service)
  const kept = service.recentWaits.filter(([when]) => when > at - HOUR_MS).slice(1 - MOST_RECENT)
  return changedService(queue, ticket.service, { recentWaits: [...kept, [at, at - ticket.waitingSince]] })
}

/** Each call of a service brings those who came back one closer, and those who missed one further away. */
function countedPast(queue: QueueState, called: Ticket): QueueState {
  let next = queue
  for (const id of serviceOf(queue, called.service).waiting) {
    const ticket = next.tickets.get(id)
    if (ticket?.behind != null && ticket.behind > 0) next = putTicket(next, { ...ticket, behind: ticket.behind - 1 })
  }
  for (const id of queue.missed) {
    const ticket = next.tickets.get(id)
    if (ticket?.service === called.service) next = putTicket(next, { ...ticket, missedCalls: ticket.missedCalls + 1 })
  }
  return next
}

const callsSoFar = (queue: QueueState, ticket: TicketId): number => {
  const last = queue.calls.find((call) => call.ticket === ticket)
  return last === undefined ? 0 : Number(last.id.slice(last.id.indexOf(':') + 1))
}

function announced(queue: QueueState, ticket: Ticket, counter: CounterId, count: number, at: number): QueueState {
  const nth = Math.max(count, callsSoFar(queue, ticket.id) + 1)
  const call: Call = {
    ...{ id: `${ticket.id}:${nth}`, ticket: ticket.id, number: ticket.number, counter, at },
    ...{ proof: 'pending', painted: 0, expected: 0 },
  }
  return { ...queue, calls: [call, ...queue.calls.filter((each) => each.ticket !== ticket.id)].slice(0, MOST_CALLS) }
}

function finished(
  queue: QueueState,
  data: { readonly ticket: TicketId; readonly counter: CounterId },
  at: number,
): QueueState {
  return withTicket(queue, data.ticket, (ticket) => {
    const tookMs = at - (ticket.startedAt ?? at)
    const counter = counterOf(queue, data.counter)
    const freed = changedCounter(queue, data.counter, {
      ticket: null,
      last: { number: ticket.number, at },
      served: counter.served + 1,
      servedMs: counter.servedMs + tookMs,
    })
    const learnt = visitLearnt(serviceOf(queue, ticket.service).learnt, tookMs)
    const next = changedService(putTicket(freed, { ...ticket, state: 'done', endedAt: at }), ticket.service, { learnt })
    return { ...next, day: { ...next.day, done: next.day.done + 1 } }
  })
}

/** Welford's running mean and sum of squares of the logarithm; old visits fade after a thousand. */
function visitLearnt(learnt: ServiceState['learnt'], tookMs: number): ServiceState['learnt'] {
  const value = Math.log(Math.max(5, tookMs / 1000))
  const visits = Math.min(learnt.visits + 1, 1000)
  const delta = value - learnt.meanLog
  const meanLog = learnt.meanLog + delta / visits
  const fade = learnt.visits >= 1000 ? 999 / 1000 : 1
  return { visits, meanLog, squares: learnt.squares * fade + delta * (value - meanLog) }
}

function missed(
  queue: QueueState,
  data: Extract<QueueEvent, { type: 'ticket.missed' }>['data'],
  at: number,
): QueueState {
  return withTicket(queue, data.ticket, (ticket) => {
    const counter = counterOf(queue, data.counter)
    const freed = changedCounter(queue, data.counter, { ticket: null, noShows: counter.noShows + 1 })
    const next = putTicket(freed, {
      ...ticket,
      state: 'no-show',
      endedAt: at,
      notBefore: data.notBefore,
      missedCalls: 0,
    })
    return { ...next, missed: [...next.missed, ticket.id], day: { ...next.day, noShows: next.day.noShows + 1 } }
  })
}

function transferred(queue: QueueState, data: Extract<QueueEvent, { type: 'ticket.transferred' }>['data']): QueueState {
  return withTicket(queue, data.ticket, (ticket) => {
    const freed =
      counterOf(queue, data.from).ticket === ticket.id ? changedCounter(queue, data.from, { ticket: null }) : queue
    // A visit that goes on elsewhere is not done yet.
    const day = ticket.state === 'done' ? { ...freed.day, done: freed.day.done - 1 } : freed.day
    return enqueued(
      { ...freed, day },
      {
        ...ticket,
        ...{
          state: 'waiting',
          service: data.service,
          sentTo: data.counter,
          backTo: data.backTo,
          transferredFrom: data.from,
        },
        ...{ counter: null, calls: 0, startedAt: null, endedAt: null, notBefore: null, behind: null },
      },
    )
  })
}

function over(queue: QueueState, id: TicketId, state: 'cancelled' | 'lapsed', at: number): QueueState {
  return withTicket(queue, id, (ticket) => {
    let next = dequeued({ ...queue, missed: queue.missed.filter((each) => each !== id) }, ticket)
    if (ticket.counter !== null && counterOf(next, ticket.counter).ticket === id)
      next = changedCounter(next, ticket.counter, { ticket: null })
    next = putTicket(next, { ...ticket, state, endedAt: at })
    return state === 'lapsed' ? next : { ...next, day: { ...next.day, cancelled: next.day.cancelled + 1 } }
  })
}

/** Into its service's line at the place its waiting time gives it. */
function enqueued(queue: QueueState, ticket: Ticket): QueueState {
  const { waiting } = serviceOf(queue, ticket.service)
  let at = waiting.length
  while (at > 0 && (queue.tickets.get(waiting[at - 1] ?? ticket.id)?.waitingSince ?? 0) > ticket.waitingSince) at--
  const line =
    at === waiting.length ? [...waiting, ticket.id] : [...waiting.slice(0, at), ticket.id, ...waiting.slice(at)]
  return changedService(putTicket(queue, ticket), ticket.service, { waiting: line })
}

function dequeued(queue: QueueState, ticket: Ticket): QueueState {
  if (ticket.state === 'parked') return { ...queue, parked: queue.parked.filter((id) => id !== ticket.id) }
  if (ticket.state !== 'waiting') return queue
  const { waiting } = serviceOf(queue, ticket.service)
  return changedService(queue, ticket.service, { waiting: waiting.filter((id) => id !== ticket.id) })
}

const withTicket = (queue: QueueState, id: TicketId, change: (ticket: Ticket) => QueueState): QueueState => {
  const ticket = queue.tickets.get(id)
  return ticket === undefined ? queue : change(ticket)
}

const putTicket = (queue: QueueState, ticket: Ticket): QueueState => ({
  ...queue,
  tickets: queue.tickets.set(ticket.id, ticket),
})

/** A ticket with some of it changed; slips come through here too. */
export const changed = (queue: QueueState, id: TicketId, part: Partial<Ticket>): QueueState =>
  withTicket(queue, id, (ticket) => putTicket(queue, { ...ticket, ...part }))

const changedCounter = (queue: QueueState, id: CounterId, part: Partial<Counter>): QueueState => ({
  ...queue,
  counters: queue.counters.set(id, { ...counterOf(queue, id), ...part }),
})

const changedService = (queue: QueueState, id: ServiceId, part: Partial<ServiceState>): QueueState => ({
  ...queue,
  services: queue.services.set(id, { ...serviceOf(queue, id), ...part }),
})
