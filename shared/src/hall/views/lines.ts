// Pieces that several views are made of.
import type { ServiceId, StaffId, TicketId } from '../../kernel/brands.ts'
import { openingAt } from '../config/opening.ts'
import type { HallConfig, ServiceConfig } from '../config/schema.ts'
import { aheadOf } from '../queue/estimate.ts'
import { callsSinceMissed } from '../queue/numbers.ts'
import { counterConfig, countersOf, serviceConfig } from '../queue/order-context.ts'
import { phaseOf, serviceOf } from '../queue/state.ts'
import type { Suspension } from '../queue/types.ts'
import type { HallState } from '../state.ts'
import type { HallView, LocalWords, PlaceLine, ServiceLine, TicketView } from './shapes.ts'
import type { ViewContext } from './types.ts'
import { canRecord } from './troubles.ts'

export const zoneName = (config: HallConfig, zone: string): LocalWords =>
  config.zones.find(({ id }) => id === zone)?.name ?? { 'zh-Hans': zone }

export const serviceName = (config: HallConfig, id: ServiceId): LocalWords =>
  serviceConfig(config, id)?.name ?? { 'zh-Hans': id }

export function hallView(config: HallConfig, { zone, now, facts }: ViewContext): HallView {
  return {
    name: config.hall.name,
    accent: config.hall.accent ?? null,
    languages: config.hall.languages,
    timeZone: config.hall.timeZone,
    opening: openingAt(config.opening, zone, now),
    staleSeconds: config.boards.staleSeconds,
    recording: canRecord(facts.troubles),
  }
}

interface LinesOfNow {
  readonly config: HallConfig
  readonly now: number
  readonly lines: Map<ServiceId, ServiceLine>
}

/** Every counter, board and kiosk shows the same lines: one making of a value of `queue` and `now` serves them all. */
const linesOfNow = new WeakMap<HallState['queue'], LinesOfNow>()

export function serviceLine(
  state: HallState,
  config: HallConfig,
  service: ServiceConfig,
  context: ViewContext,
): ServiceLine {
  let made = linesOfNow.get(state.queue)
  if (made?.now !== context.now || made.config !== config) {
    made = { config, now: context.now, lines: new Map() }
    linesOfNow.set(state.queue, made)
  }
  const known = made.lines.get(service.id)
  if (known !== undefined) return known
  const line = makeServiceLine(state, config, service, context)
  made.lines.set(service.id, line)
  return line
}

function makeServiceLine(
  state: HallState,
  config: HallConfig,
  service: ServiceConfig,
  { waits, now }: ViewContext,
): ServiceLine {
  const { waiting, suspended } = serviceOf(state.queue, service.id)
  const phases = countersOf(config, service.id).map(({ id }) => phaseOf(state.queue, id))
  return {
    id: service.id,
    series: service.series,
    name: service.name,
    shortName: service.shortName ?? service.name,
    about: service.about ?? null,
    waiting: waiting.length,
    wait: waits.forNew(state.queue, config, service.id, now),
    free: waiting.length === 0 && phases.includes('free'),
    open: phases.filter((phase) => phase !== 'closed').length,
    suspended: stopShown(suspended, now),
  }
}

/** A time of return that has gone by is no promise any more. */
const stopShown = (stop: Suspension | null, now: number): ServiceLine['suspended'] =>
  stop === null ? null : { reason: stop.reason, until: stop.until !== null && stop.until > now ? stop.until : null }

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
    wait: context.waits.of(state.queue, config, id, context.now),
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
    suspended: stopShown(suspended, context.now),
    slip: ticket.slip,
    link: context.linkOf(id),
  }
}

/** A staff member's name; their id where the name was erased. */
export function staffName(state: HallState, id: string, context: ViewContext): string {
  // A name of somebody who is no more may be no id at all: what is not found is shown as it is.
  const name = state.staff.get(id as StaffId)?.name
  return (name === undefined ? undefined : context.nameOf(name)) ?? id
}
