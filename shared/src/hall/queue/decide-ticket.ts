// Tickets: taken, returned after a missed call, printed again, cancelled.
import * as v from 'valibot'
import { VaultRef, type DeviceId, type ServiceId } from '../../kernel/brands.ts'
import type { Decided, DecisionContext } from '../../kernel/define.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { openingAt } from '../config/opening.ts'
import type { HallConfig, ServiceConfig } from '../config/schema.ts'
import type { HallState } from '../state.ts'
import { isLive } from './day.ts'
import { done, type CommandData, type QueueEvent } from './messages.ts'
import { callsSinceMissed, ticketId, ticketNumber, todaysTicket } from './numbers.ts'
import { toldToFollow } from './learn-waits.ts'
import { serviceConfig } from './order-context.ts'
import { serviceOf } from './state.ts'
import type { TicketLane } from './types.ts'

const MINUTE_MS = 60_000

export function takeTicket(
  state: HallState,
  config: HallConfig,
  { service, another }: CommandData<'ticket.take'>,
  context: DecisionContext,
): Decided<QueueEvent> {
  const { device } = context.actor
  const issuing = issuingService(state, config, service, device, context)
  if (!issuing.ok) return issuing
  const last = device === null ? undefined : state.queue.lastTaken.get(device)
  const again = last?.service === service && context.now - last.at < config.rules.sameServiceSeconds * 1000
  if (again && !another) return refuse('ticket.another', { ticket: last.ticket })
  const taken = newTicket(state, issuing.value, { lane: 'walk-in', ground: null, appointmentAt: null }, context)
  const told = toldToFollow(state.queue, config, service, context.now)
  return done(
    taken,
    ...(told === null ? [] : [{ type: 'ticket.told', data: { ticket: taken.data.ticket, ...told } } as const]),
  )
}

export function takeGreenTicket(
  state: HallState,
  config: HallConfig,
  { service, ground }: CommandData<'ticket.take-green'>,
  context: DecisionContext,
): Decided<QueueEvent> {
  // An officer's word counts at a locked kiosk too.
  const issuing = issuingService(state, config, service, null, context)
  if (!issuing.ok) return issuing
  const ref = v.parse(VaultRef, `v-${context.newId('ground')}`)
  const taken = newTicket(state, issuing.value, { lane: 'green', ground: ref, appointmentAt: null }, context)
  return ok({ events: [taken], vault: [{ ref, person: ref, text: ground }] })
}

/** A ticket for somebody with an appointment who has just checked in. Their time was promised: it counts outside the hours in which numbers are given too. */
export function appointmentTicket(
  state: HallState,
  config: HallConfig,
  service: ServiceId,
  at: number,
  context: DecisionContext,
): Decided<QueueEvent> {
  const served = servedService(state, config, service, context.actor.device)
  if (!served.ok) return served
  return done(newTicket(state, served.value, { lane: 'appointment', ground: null, appointmentAt: at }, context))
}

function issuingService(
  state: HallState,
  config: HallConfig,
  service: ServiceId,
  device: DeviceId | null,
  context: DecisionContext,
) {
  const served = servedService(state, config, service, device)
  if (!served.ok) return served
  const opening = openingAt(config.opening, context.zone, context.now)
  return opening.issuing ? served : refuse('hall.closed', { state: opening.state, issuesAt: opening.issuesAt })
}

/** A service that is not stopped, at a device that is not locked. */
function servedService(state: HallState, config: HallConfig, service: ServiceId, device: DeviceId | null) {
  const known = serviceConfig(config, service)
  if (known === undefined) return refuse('service.unknown', { service })
  const suspended = serviceOf(state.queue, service).suspended
  if (suspended !== null) return refuse('service.suspended', { service, until: suspended.until })
  if (device !== null && state.devices.get(device)?.locked === true) return refuse('device.locked', { device })
  return ok(known)
}

function newTicket(
  { queue }: HallState,
  service: ServiceConfig,
  kind: { readonly lane: TicketLane; readonly ground: VaultRef | null; readonly appointmentAt: number | null },
  context: DecisionContext,
) {
  const { series } = service
  const number = ticketNumber(series, (queue.numbers.get(series) ?? 0) + 1)
  // The queue's own day, not the clock's: set back over midnight, a clock would give yesterday's ids again.
  const ticket = ticketId(queue.date ?? context.zone.date(context.now), number)
  const data = { ticket, number, series, service: service.id, device: context.actor.device, ...kind }
  return { type: 'ticket.taken', data } as const
}

export function returnTicket(
  state: HallState,
  config: HallConfig,
  { number }: CommandData<'ticket.return'>,
  context: DecisionContext,
): Decided<QueueEvent> {
  const ticket = todaysTicket(state.queue, number)
  if (ticket === undefined) return refuse('ticket.unknown', { number })
  if (ticket.state !== 'no-show') return refuse('ticket.wrong-state', { number, state: ticket.state })
  // A configuration may have done away with it meanwhile.
  if (serviceConfig(config, ticket.service) === undefined) return refuse('service.unknown', { service: ticket.service })
  const { rules } = config
  const inTime = context.now - (ticket.endedAt ?? 0) <= rules.returnMinutes * MINUTE_MS
  if (!inTime && callsSinceMissed(state.queue, ticket) > rules.returnTickets)
    return refuse('ticket.too-late', { number, minutes: rules.returnMinutes })
  return done({ type: 'ticket.returned', data: { ticket: ticket.id, behind: rules.returnBehind } })
}

export function reprintTicket(
  state: HallState,
  data: CommandData<'ticket.reprint'>,
  context: DecisionContext,
): Decided<QueueEvent> {
  const ticket = state.queue.tickets.get(data.ticket)
  if (ticket === undefined) return refuse('ticket.unknown', { ticket: data.ticket })
  if (!isLive(ticket)) return refuse('ticket.wrong-state', { ticket: data.ticket, state: ticket.state })
  const device = context.actor.device ?? ticket.slip?.device
  if (device === undefined) return refuse('device.unknown')
  return done({ type: 'ticket.reprinted', data: { ticket: ticket.id, device, copy: (ticket.slip?.copy ?? 1) + 1 } })
}

export function cancelTicket(state: HallState, data: CommandData<'ticket.cancel'>): Decided<QueueEvent> {
  const ticket = state.queue.tickets.get(data.ticket)
  if (ticket === undefined) return refuse('ticket.unknown', { ticket: data.ticket })
  if (!isLive(ticket) || ticket.state === 'serving' || ticket.state === 'called')
    return refuse('ticket.wrong-state', { ticket: data.ticket, state: ticket.state })
  return done({ type: 'ticket.cancelled', data: { ticket: ticket.id } })
}
