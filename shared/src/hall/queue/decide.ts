// Which events a command makes: one function per command, pure. Refusals are coded; nothing is half-done.
import * as v from 'valibot'
import { StaffId, VaultRef, type CounterId, type DeviceId, type TicketNumber } from '../../kernel/brands.ts'
import type { CommandOf, Decided, DecisionContext, EventOf } from '../../kernel/define.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { openingAt } from '../config/opening.ts'
import type { CounterConfig, HallConfig } from '../config/schema.ts'
import type { HallState } from '../state.ts'
import type { queueCommands } from './commands.ts'
import type { queueEvents } from './events.ts'
import { ticketId, ticketNumber, ticketOfNumber } from './numbers.ts'
import { nextFor, type NextPerson } from './order.ts'
import { counterConfig, serviceConfig } from './order-context.ts'
import { counterOf, phaseOf, serviceOf } from './state.ts'
import type { Counter, Ticket } from './types.ts'

export type QueueCommand = CommandOf<(typeof queueCommands)[number]>
export type QueueEvent = EventOf<(typeof queueEvents)[number]>
type Of<T extends QueueCommand['type']> = Extract<QueueCommand, { type: T }>['data']

const MINUTE_MS = 60_000
/** A no-show is not offered again before, unless they check in. */
const NO_SHOW_COOL_DOWN_MS = 5 * MINUTE_MS

const done = (...events: QueueEvent[]): Decided<QueueEvent> => ok({ events })

export function decideQueue(state: HallState, command: QueueCommand, context: DecisionContext): Decided<QueueEvent> {
  const { config } = state
  if (command.type === 'day.begin') return done()
  if (config === null) return refuse('hall.not-configured')
  switch (command.type) {
    case 'ticket.take':
      return takeTicket(state, config, command.data, context)
    case 'ticket.take-green':
      return takeGreen(state, config, command.data, context)
    case 'ticket.return':
      return returnTicket(state, config, command.data, context)
    case 'ticket.reprint':
      return reprint(state, command.data, context)
    case 'ticket.cancel':
      return cancel(state, command.data)
    case 'service.suspend': {
      const { service, reason, minutes } = command.data
      if (serviceConfig(config, service) === undefined) return refuse('service.unknown', { service })
      if (serviceOf(state.queue, service).suspended !== null) return refuse('service.suspended', { service })
      const until = minutes === null ? null : context.now + minutes * MINUTE_MS
      return done({ type: 'service.suspended', data: { service, reason, until } })
    }
    case 'service.resume': {
      const { service } = command.data
      if (serviceConfig(config, service) === undefined) return refuse('service.unknown', { service })
      if (serviceOf(state.queue, service).suspended === null) return refuse('service.not-suspended', { service })
      return done({ type: 'service.resumed', data: { service } })
    }
    case 'call.judge': {
      const { call, painted, expected } = command.data
      const judged = state.queue.calls.find(({ id }) => id === call)
      if (judged?.proof !== 'pending') return done()
      const proved = expected > 0 && painted >= expected
      return done({ type: proved ? 'call.proved' : 'call.unproved', data: { call, painted, expected } })
    }
    default:
      return decideCounter(state, config, command, context)
  }
}

/** The first things that happen on a new business day: who was still in the queue lapses, and the day begins. */
export function dayChange(state: HallState, context: Pick<DecisionContext, 'now' | 'zone'>): readonly QueueEvent[] {
  if (state.config === null) return []
  const date = context.zone.date(context.now)
  const { queue } = state
  // A clock set back never brings an earlier day back.
  if (queue.date !== null && date <= queue.date) return []
  const lapsed: QueueEvent[] = []
  for (const ticket of queue.tickets.values())
    if (isLive(ticket)) lapsed.push({ type: 'ticket.lapsed', data: { ticket: ticket.id } })
  return [...lapsed, { type: 'day.began', data: { date } }]
}

export const isLive = (ticket: Ticket): boolean =>
  ticket.state === 'waiting' ||
  ticket.state === 'called' ||
  ticket.state === 'serving' ||
  ticket.state === 'parked' ||
  ticket.state === 'no-show'

function takeTicket(
  state: HallState,
  config: HallConfig,
  data: Of<'ticket.take'>,
  context: DecisionContext,
): Decided<QueueEvent> {
  const { service, another } = data
  const { device } = context.actor
  const refused = refusedToIssue(state, config, data.service, device, context)
  if (refused !== null) return refused
  const last = device === null ? undefined : state.queue.lastTaken.get(device)
  const again = last?.service === service && context.now - last.at < config.rules.sameServiceSeconds * 1000
  if (again && !another) return refuse('ticket.another', { ticket: last.ticket })
  return newTicket(state, config, service, 'walk-in', context)
}

function takeGreen(
  state: HallState,
  config: HallConfig,
  data: Of<'ticket.take-green'>,
  context: DecisionContext,
): Decided<QueueEvent> {
  const refused = refusedToIssue(state, config, data.service, null, context)
  if (refused !== null) return refused
  const ref = v.parse(VaultRef, `v-${context.newId('ground')}`)
  const taken = newTicket(state, config, data.service, 'green', context, ref)
  return taken.ok ? ok({ ...taken.value, vault: [{ ref, person: ref, text: data.ground }] }) : taken
}

function refusedToIssue(
  state: HallState,
  config: HallConfig,
  service: string,
  device: DeviceId | null,
  context: DecisionContext,
) {
  const known = config.services.find(({ id }) => id === service)
  if (known === undefined) return refuse('service.unknown', { service })
  const suspended = serviceOf(state.queue, known.id).suspended
  if (suspended !== null) return refuse('service.suspended', { service, until: suspended.until })
  if (device !== null && state.devices.get(device)?.locked === true) return refuse('device.locked', { device })
  const opening = openingAt(config.opening, context.zone, context.now)
  if (!opening.issuing) return refuse('hall.closed', { state: opening.state, issuesAt: opening.issuesAt })
  return null
}

function newTicket(
  state: HallState,
  config: HallConfig,
  serviceId: Ticket['service'],
  lane: Ticket['lane'],
  context: DecisionContext,
  ground: VaultRef | null = null,
  appointmentAt: number | null = null,
): Decided<QueueEvent> {
  const service = serviceConfig(config, serviceId)
  if (service === undefined) return refuse('service.unknown', { service: serviceId })
  const number = ticketNumber(service.series, (state.queue.numbers.get(service.series) ?? 0) + 1)
  const ticket = ticketId(context.zone.date(context.now), number)
  return done({
    type: 'ticket.taken',
    data: {
      ticket,
      number,
      series: service.series,
      service: service.id,
      lane,
      appointmentAt,
      device: context.actor.device,
      ground,
    },
  })
}

/** A ticket for somebody with an appointment who has just checked in. */
export const appointmentTicket = (
  state: HallState,
  config: HallConfig,
  service: Ticket['service'],
  at: number,
  context: DecisionContext,
): Decided<QueueEvent> => newTicket(state, config, service, 'appointment', context, null, at)

function returnTicket(
  state: HallState,
  config: HallConfig,
  data: Of<'ticket.return'>,
  context: DecisionContext,
): Decided<QueueEvent> {
  const ticket = today(state, data.number)
  if (ticket === undefined) return refuse('ticket.unknown', { number: data.number })
  if (ticket.state !== 'no-show') return refuse('ticket.wrong-state', { number: data.number, state: ticket.state })
  const { rules } = config
  const inTime = context.now - (ticket.endedAt ?? 0) <= rules.returnMinutes * MINUTE_MS
  if (!inTime && ticket.missedCalls > rules.returnTickets)
    return refuse('ticket.too-late', { number: data.number, minutes: rules.returnMinutes })
  return done({ type: 'ticket.returned', data: { ticket: ticket.id, behind: rules.returnBehind } })
}

function reprint(state: HallState, data: Of<'ticket.reprint'>, context: DecisionContext): Decided<QueueEvent> {
  const ticket = state.queue.tickets.get(data.ticket)
  if (ticket === undefined) return refuse('ticket.unknown', { ticket: data.ticket })
  if (!isLive(ticket)) return refuse('ticket.wrong-state', { ticket: data.ticket, state: ticket.state })
  const device = context.actor.device ?? ticket.slip?.device
  if (device === undefined) return refuse('device.unknown')
  return done({ type: 'ticket.reprinted', data: { ticket: ticket.id, device, copy: (ticket.slip?.copy ?? 1) + 1 } })
}

function cancel(state: HallState, data: Of<'ticket.cancel'>): Decided<QueueEvent> {
  const ticket = state.queue.tickets.get(data.ticket)
  if (ticket === undefined) return refuse('ticket.unknown', { ticket: data.ticket })
  if (!isLive(ticket) || ticket.state === 'serving' || ticket.state === 'called')
    return refuse('ticket.wrong-state', { ticket: data.ticket, state: ticket.state })
  return done({ type: 'ticket.cancelled', data: { ticket: ticket.id } })
}

const today = (state: HallState, number: TicketNumber): Ticket | undefined => {
  const id = ticketOfNumber(state.queue, number)
  return id === undefined ? undefined : state.queue.tickets.get(id)
}

type CounterCommand = Extract<QueueCommand, { type: `counter.${string}` }>

function decideCounter(
  state: HallState,
  config: HallConfig,
  command: CounterCommand,
  context: DecisionContext,
): Decided<QueueEvent> {
  const place = counterConfig(config, command.data.counter)
  if (place === undefined) return refuse('counter.unknown', { counter: command.data.counter })
  const counter = counterOf(state.queue, place.id)
  if (command.type === 'counter.open') return open(state, counter, context)
  const foreign = notYours(counter, context)
  if (foreign !== null) return foreign

  const here = counter.ticket === null ? undefined : state.queue.tickets.get(counter.ticket)
  const phase = phaseOf(state.queue, place.id)
  switch (command.type) {
    case 'counter.close':
      return here === undefined ? done({ type: 'counter.closed', data: { counter: place.id } }) : busy(here)
    case 'counter.pause': {
      if (here !== undefined) return busy(here)
      if (phase === 'paused') return refuse('counter.paused', { counter: place.id })
      const { reason, minutes } = command.data
      const until = minutes === null ? null : context.now + minutes * MINUTE_MS
      return done({ type: 'counter.paused', data: { counter: place.id, reason, until } })
    }
    case 'counter.resume':
      if (phase !== 'paused') return refuse('counter.not-paused', { counter: place.id })
      return done({ type: 'counter.resumed', data: { counter: place.id } })
    case 'counter.call-next':
    case 'counter.call-chosen':
    case 'counter.unpark': {
      if (here !== undefined) return busy(here)
      if (phase === 'paused') return refuse('counter.paused', { counter: place.id })
      const next = chosen(state, config, place, command, context)
      if (!next.ok) return next
      return done({
        type: 'ticket.called',
        data: { ticket: next.value.ticket.id, counter: place.id, reason: next.value.reason },
      })
    }
    default:
      return here === undefined
        ? refuse('counter.nobody-here', { counter: place.id })
        : withPerson(config, place, here, command, context)
  }
}

const busy = (here: Ticket) => refuse('counter.busy', { number: here.number, state: here.state })

function open(state: HallState, counter: Counter, { actor }: DecisionContext): Decided<QueueEvent> {
  if (actor.kind !== 'staff') return refuse('permission.denied', { permission: 'counter.serve' })
  const staff = v.parse(StaffIdOf, actor.id)
  if (counter.staff === staff) return refuse('counter.already-open', { counter: counter.id })
  if (counter.staff !== null) return refuse('counter.already-open', { counter: counter.id, staff: counter.staff })
  for (const other of state.queue.counters.values())
    if (other.staff === staff) return refuse('counter.elsewhere', { counter: other.id })
  return done({ type: 'counter.opened', data: { counter: counter.id, staff } })
}

/** `staff:luo` → `luo`. */
const StaffIdOf = v.pipe(
  v.string(),
  v.regex(/^staff:/),
  v.transform((id) => id.slice('staff:'.length)),
  StaffId,
)

function notYours(counter: Counter, { actor }: DecisionContext) {
  if (counter.staff === null) return refuse('counter.not-open', { counter: counter.id })
  const mine = actor.id === `staff:${counter.staff}` || actor.counter === counter.id
  return mine || actor.permissions.has('counter.any') ? null : refuse('counter.not-yours', { counter: counter.id })
}

function chosen(
  state: HallState,
  config: HallConfig,
  place: CounterConfig,
  command: Extract<CounterCommand, { type: 'counter.call-next' | 'counter.call-chosen' | 'counter.unpark' }>,
  context: DecisionContext,
) {
  if (command.type === 'counter.call-next') {
    const next = nextFor(state.queue, place, config.rules, context.now)
    return next === null ? refuse('counter.nobody-waiting', { counter: place.id }) : ok(next)
  }
  const { number } = command.data
  const ticket = today(state, number)
  if (ticket === undefined) return refuse('ticket.unknown', { number })
  if (command.type === 'counter.unpark') {
    const mine = ticket.sentTo === null || ticket.sentTo === place.id
    if (ticket.state !== 'parked' || !mine) return refuse('ticket.wrong-state', { number, state: ticket.state })
    return ok<NextPerson>({ ticket, reason: { kind: 'parked-due' } })
  }
  if (ticket.state !== 'waiting') return refuse('ticket.wrong-state', { number, state: ticket.state })
  return ok<NextPerson>({ ticket, reason: { kind: 'chosen' } })
}

type PersonCommand = Extract<
  CounterCommand,
  {
    type:
      'counter.recall' | 'counter.start' | 'counter.finish' | 'counter.no-show' | 'counter.park' | 'counter.transfer'
  }
>

function withPerson(
  config: HallConfig,
  place: CounterConfig,
  here: Ticket,
  command: PersonCommand,
  context: DecisionContext,
): Decided<QueueEvent> {
  const at = { ticket: here.id, counter: place.id }
  const wrong = refuse('ticket.wrong-state', { number: here.number, state: here.state })
  switch (command.type) {
    case 'counter.recall': {
      if (here.state !== 'called') return wrong
      if (here.calls >= config.rules.maxCalls)
        return refuse('ticket.calls-used-up', { number: here.number, calls: here.calls })
      const waitMs = (here.calledAt ?? 0) + config.rules.recallAfterSeconds * 1000 - context.now
      if (waitMs > 0)
        return refuse('ticket.recall-too-soon', { number: here.number, seconds: Math.ceil(waitMs / 1000) })
      return done({ type: 'ticket.recalled', data: at })
    }
    case 'counter.start':
      return here.state === 'called' ? done({ type: 'ticket.started', data: at }) : wrong
    case 'counter.finish':
      return here.state === 'serving' ? done({ type: 'ticket.finished', data: at }, ...sentBack(here, place)) : wrong
    case 'counter.no-show':
      if (here.state !== 'called') return wrong
      return done({ type: 'ticket.missed', data: { ...at, notBefore: context.now + NO_SHOW_COOL_DOWN_MS } })
    case 'counter.park': {
      const { minutes, here: keptHere } = command.data
      const until = minutes === null ? null : context.now + minutes * MINUTE_MS
      return done({ type: 'ticket.parked', data: { ...at, until, here: keptHere } })
    }
    case 'counter.transfer':
      return transfer(config, place, here, command.data)
  }
}

/** Lent by another counter "and back here": finished at this one, they are waiting for the first again. */
const sentBack = (here: Ticket, place: CounterConfig): readonly QueueEvent[] =>
  here.backTo === null || here.backTo === place.id
    ? []
    : [
        {
          type: 'ticket.transferred',
          data: { ticket: here.id, from: place.id, service: here.service, counter: here.backTo, backTo: null },
        },
      ]

function transfer(
  config: HallConfig,
  place: CounterConfig,
  here: Ticket,
  { to, andBack }: Of<'counter.transfer'>,
): Decided<QueueEvent> {
  const backTo: CounterId | null = andBack ? place.id : null
  if (to.kind === 'service') {
    if (serviceConfig(config, to.service) === undefined) return refuse('service.unknown', { service: to.service })
    if (!config.counters.some(({ services }) => services.some(({ service }) => service === to.service)))
      return refuse('ticket.nowhere-to-go', { service: to.service })
    return done({
      type: 'ticket.transferred',
      data: { ticket: here.id, from: place.id, service: to.service, counter: null, backTo },
    })
  }
  if (counterConfig(config, to.counter) === undefined) return refuse('counter.unknown', { counter: to.counter })
  if (to.counter === place.id) return refuse('ticket.nowhere-to-go', { counter: to.counter })
  return done({
    type: 'ticket.transferred',
    data: { ticket: here.id, from: place.id, service: here.service, counter: to.counter, backTo },
  })
}
