// Pieces that several views are made of.
import type { ServiceId, TicketId } from '../../kernel/brands.ts'
import { openingAt } from '../config/opening.ts'
import type { HallConfig, ServiceConfig } from '../config/schema.ts'
import { aheadOf, waitForNew, waitOf } from '../queue/estimate.ts'
import { callsSinceMissed } from '../queue/numbers.ts'
import { counterConfig, countersOf, serviceConfig } from '../queue/order-context.ts'
import { phaseOf, serviceOf } from '../queue/state.ts'
import type { HallState } from '../state.ts'
import type { HallView, LocalWords, PlaceLine, ServiceLine, TicketView } from './shapes.ts'
import type { ViewContext } from './types.ts'

export const zoneName = (config: HallConfig, zone: string): LocalWords =>
  config.zones.find(({ id }) => id === zone)?.name ?? { 'zh-Hans': zone }

export const serviceName = (config: HallConfig, id: ServiceId): LocalWords =>
  serviceConfig(config, id)?.name ?? { 'zh-Hans': id }

export function hallView(config: HallConfig, { zone, now }: ViewContext): HallView {
  return {
    name: config.hall.name,
    accent: config.hall.accent ?? null,
    languages: config.hall.languages,
    timeZone: config.hall.timeZone,
    opening: openingAt(config.opening, zone, now),
    staleSeconds: config.boards.staleSeconds,
  }
}

export function serviceLine(state: HallState, config: HallConfig, service: ServiceConfig, now: number): ServiceLine {
  const { waiting, suspended } = serviceOf(state.queue, service.id)
  const phases = countersOf(config, service.id).map(({ id }) => phaseOf(state.queue, id))
  return {
    id: service.id,
    series: service.series,
    name: service.name,
    shortName: service.shortName ?? service.name,
    about: service.about ?? null,
    waiting: waiting.length,
    wait: waitForNew(state.queue, config, service.id, now),
    free: waiting.length === 0 && phases.includes('free'),
    open: phases.filter((phase) => phase !== 'closed').length,
    suspended: suspended === null ? null : { reason: suspended.reason, until: suspended.until },
  }
}

export const placeLine = (config: HallConfig, counter: HallConfig['counters'][number]): PlaceLine => ({
  id: counter.id,
  number: counter.number,
  services: counter.services.map(({ service }) => serviceName(config, service)),
})

export function ticketView(
  state: HallState,
  config: HallConfig,
  id: TicketId,
  context: ViewContext,
): TicketView | null {
  const ticket = state.queue.tickets.get(id)
  if (ticket === undefined) return null
  const service = serviceConfig(config, ticket.service)
  const suspended = serviceOf(state.queue, ticket.service).suspended
  const calledAt = ticket.state === 'called' || ticket.state === 'serving' ? ticket.calledAt : null
  const sinceMissedMs = context.now - (ticket.endedAt ?? 0)
  const { returnMinutes, returnTickets } = config.rules
  return {
    ticket: ticket.id,
    number: ticket.number,
    series: ticket.series,
    service: serviceName(config, ticket.service),
    state: ticket.state,
    takenAt: ticket.takenAt,
    ahead: ticket.state === 'waiting' ? aheadOf(state.queue, id) : 0,
    wait: waitOf(state.queue, config, id, context.now),
    zone: zoneName(config, service?.zone ?? ''),
    counters: countersOf(config, ticket.service).map(({ number }) => number),
    calledTo:
      calledAt === null || ticket.counter === null ? null : (counterConfig(config, ticket.counter)?.number ?? null),
    calledAt,
    parkedUntil: ticket.state === 'parked' ? ticket.notBefore : null,
    mayReturn:
      ticket.state === 'no-show' &&
      (sinceMissedMs <= returnMinutes * 60_000 || callsSinceMissed(state.queue, ticket) <= returnTickets),
    returnMinutes,
    suspended: suspended === null ? null : { reason: suspended.reason, until: suspended.until },
    slip: ticket.slip,
    link: context.linkOf(id),
  }
}

/** A staff member's name; their id where the name was erased. */
export function staffName(state: HallState, id: string, context: ViewContext): string {
  for (const staff of state.staff.values()) if (staff.id === id) return context.nameOf(staff.name) ?? id
  return id
}
