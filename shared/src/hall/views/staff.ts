// What people who work here see: their counter, the choice of counters, the whole hall.
import * as v from 'valibot'
import { CounterId, TicketId } from '../../kernel/brands.ts'
import type { Alert } from '../alerts/types.ts'
import type { CounterConfig, HallConfig } from '../config/schema.ts'
import { unwatchedCounters } from '../devices/displays.ts'
import { nextFewFor } from '../queue/order.ts'
import { counterConfig } from '../queue/order-context.ts'
import { counterOf, phaseOf, placeAndPerson, serviceOf } from '../queue/state.ts'
import type { HallState } from '../state.ts'
import { placeLine, serviceLine, serviceName, staffName, zoneName } from './lines.ts'
import type {
  AlertLine,
  ConsoleView,
  CountersView,
  CounterView,
  DeskLine,
  HeldLine,
  HereLine,
  LocalWords,
  PlacesView,
} from './shapes.ts'
import { troubleLevel, type HubTrouble } from './troubles.ts'
import { defineView, type ViewContext } from './types.ts'

const NEXT_SHOWN = 3
const nothing = v.strictObject({})

export const counter = defineView({
  name: 'counter',
  permission: 'view.counter',
  params: v.strictObject({ counter: CounterId }),
  leastIntervalMs: 500,
  everyMs: 30_000,
  reads: (state) => [state.config, state.queue, state.staff],
  urgent: (state, params) => placeAndPerson(state.queue, params.counter),
  make: (state, params, context): CounterView | null => {
    const { config, queue } = state
    const place = config === null ? undefined : counterConfig(config, params.counter)
    if (config === null || place === undefined) return null
    const own = counterOf(queue, place.id)
    const serves = new Set(place.services.map(({ service }) => service))
    const served = config.services.filter(({ id }) => serves.has(id))
    const waitingOf = (services: typeof served) =>
      services.reduce((sum, { id }) => sum + serviceOf(queue, id).waiting.length, 0)
    return {
      id: place.id,
      number: place.number,
      zone: zoneName(config, place.zone),
      services: served.map((service) => serviceLine(state, config, service, context)),
      staff: own.staff === null ? null : { id: own.staff, name: staffName(state, own.staff, context) },
      phase: phaseOf(queue, place.id),
      paused: own.paused,
      here: hereLine(state, config, place),
      next: nextFewFor(queue, place, config.rules, context.now, NEXT_SHOWN).map(({ ticket, reason }) => ({
        ticket: ticket.id,
        number: ticket.number,
        service: serviceName(config, ticket.service),
        reason,
        takenAt: ticket.takenAt,
      })),
      waitingHere: waitingOf(served),
      waitingAll: waitingOf(config.services),
      held: heldLines(state, place),
      last: own.last,
      served: own.served,
      servedMs: own.servedMs,
      noShows: own.noShows,
    }
  },
})

function hereLine(state: HallState, config: HallConfig, place: CounterConfig): HereLine | null {
  const { queue } = state
  const id = counterOf(queue, place.id).ticket
  const here = id === null ? undefined : queue.tickets.get(id)
  if (here === undefined) return null
  const call = queue.calls.find(({ ticket }) => ticket === here.id)
  const callsLeft = Math.max(0, config.rules.maxCalls - here.calls)
  return {
    ticket: here.id,
    number: here.number,
    service: serviceName(config, here.service),
    reason: here.reason,
    takenAt: here.takenAt,
    calls: here.calls,
    calledAt: here.calledAt ?? here.takenAt,
    startedAt: here.startedAt,
    state: here.state === 'serving' ? 'serving' : 'called',
    proof: call?.proof ?? 'pending',
    painted: call?.painted ?? 0,
    expected: call?.expected ?? 0,
    recallAt: callsLeft === 0 ? null : (here.calledAt ?? 0) + config.rules.recallAfterSeconds * 1000,
    callsLeft,
  }
}

function heldLines(state: HallState, place: CounterConfig): readonly HeldLine[] {
  const { queue } = state
  const serves = (service: string): boolean => place.services.some((each) => each.service === service)
  const parked = queue.parked.flatMap((id): readonly HeldLine[] => {
    const ticket = queue.tickets.get(id)
    if (ticket === undefined || !(ticket.sentTo === place.id || (ticket.sentTo === null && serves(ticket.service))))
      return []
    return [
      {
        ticket: id,
        number: ticket.number,
        state: 'parked',
        until: ticket.notBefore,
        at: ticket.calledAt ?? ticket.takenAt,
      },
    ]
  })
  const missed = queue.missed.flatMap((id): readonly HeldLine[] => {
    const ticket = queue.tickets.get(id)
    if (ticket === undefined || !serves(ticket.service)) return []
    return [{ ticket: id, number: ticket.number, state: 'no-show', until: null, at: ticket.endedAt ?? ticket.takenAt }]
  })
  return [...parked, ...missed]
}

/** Kept out of each counter's own value, which changes all day: these lists change with the configuration alone. */
export const places = defineView({
  name: 'places',
  permission: 'view.counter',
  params: nothing,
  leastIntervalMs: 1000,
  everyMs: 0,
  reads: (state) => [state.config],
  make: ({ config }): PlacesView | null =>
    config === null
      ? null
      : {
          counters: config.counters.map(({ id, number, services }) => ({
            ...{ id, number, services: services.map(({ service }) => service) },
          })),
          services: config.services.map(({ id, name }) => ({ id, name })),
        },
})

export const counters = defineView({
  name: 'counters',
  permission: 'view.counter',
  params: nothing,
  leastIntervalMs: 200,
  everyMs: 0,
  reads: (state) => [state.config, state.queue.counters, state.staff],
  make: (state, _params, context): CountersView | null => {
    const { config } = state
    if (config === null) return null
    return {
      counters: config.counters.map((place) => {
        const { staff } = counterOf(state.queue, place.id)
        const here = staff === null ? null : { id: staff, name: staffName(state, staff, context) }
        return { ...placeLine(config, place), zone: zoneName(config, place.zone), staff: here }
      }),
    }
  },
})

export const consoleHall = defineView({
  name: 'console',
  permission: 'view.console',
  params: nothing,
  leastIntervalMs: 500,
  everyMs: 15_000,
  reads: (state, facts) => [
    state.config,
    state.queue,
    state.alerts,
    state.devices,
    state.staff,
    facts.pairings,
    facts.troubles,
  ],
  make: (state, _params, context): ConsoleView | null => {
    const { config, queue } = state
    if (config === null) return null
    const services = config.services.map((service) => {
      const [first] = serviceOf(queue, service.id).waiting
      const since = first === undefined ? undefined : queue.tickets.get(first)?.waitingSince
      const longestMs = since === undefined ? 0 : Math.max(0, context.now - since)
      return { ...serviceLine(state, config, service, context), longestMs }
    })
    const alerts = [...state.alerts.values()]
    const inPanic = new Set<string>(
      alerts.filter(({ kind, handledAt }) => kind === 'panic' && handledAt === null).map(({ subject }) => subject),
    )
    const desks = config.counters.map((place) => deskLine(state, place, inPanic.has(place.id), context))
    const devices = [...state.devices.values()]
    const at = (level: string): number => devices.filter((device) => device.state.level === level).length
    return {
      counters: desks,
      zones: config.zones,
      services,
      alerts: [
        ...alerts.map((alert) => alertLine(state, config, alert, context)),
        ...context.facts.troubles.map((trouble) => troubleLine(state, config, trouble)),
      ].sort(byUrgency),
      day: queue.day,
      waiting: services.reduce((sum, { waiting }) => sum + waiting, 0),
      longestMs: Math.max(0, ...services.map(({ longestMs }) => longestMs)),
      open: desks.filter(({ phase }) => phase !== 'closed').length,
      devices: { ok: at('ok'), warning: at('warning'), down: at('down'), pairing: context.facts.pairings.length },
      clockHeld: state.clockHeld,
      unwatched: unwatchedCounters(state).map(({ number }) => number),
    }
  },
})

function deskLine(state: HallState, place: CounterConfig, panic: boolean, context: ViewContext): DeskLine {
  const own = counterOf(state.queue, place.id)
  const here = own.ticket === null ? undefined : state.queue.tickets.get(own.ticket)
  const call = here === undefined ? undefined : state.queue.calls.find(({ ticket }) => ticket === here.id)
  return {
    id: place.id,
    number: place.number,
    zone: place.zone,
    phase: phaseOf(state.queue, place.id),
    staff: own.staff === null ? null : staffName(state, own.staff, context),
    ticket: here?.number ?? null,
    since: here?.startedAt ?? here?.calledAt ?? own.paused?.since ?? own.lastCallAt ?? own.openedAt,
    proof: call?.proof ?? null,
    panic,
  }
}

/** Not yet handled first, alarms before warnings, the newest first. */
function byUrgency(a: AlertLine, b: AlertLine): number {
  const rank = (alert: AlertLine): number => (alert.handledAt === null ? 0 : 2) + (alert.level === 'alarm' ? 0 : 1)
  return rank(a) - rank(b) || b.since - a.since
}

function alertLine(state: HallState, config: HallConfig, alert: Alert, context: ViewContext): AlertLine {
  const by = alert.handledBy
  return {
    ...{
      id: alert.id,
      kind: alert.kind,
      level: alert.level,
      subject: alert.subject,
      since: alert.since,
      handledAt: alert.handledAt,
    },
    name: subjectName(state, config, alert.subject),
    handledBy: by === null ? null : by.startsWith('staff:') ? staffName(state, by.slice('staff:'.length), context) : by,
  }
}

function troubleLine(state: HallState, config: HallConfig, { kind, subject, since }: HubTrouble): AlertLine {
  return {
    ...{ id: `${kind}:${subject}`, kind, level: troubleLevel(kind), subject, since, handledBy: null, handledAt: null },
    name: subjectName(state, config, subject),
  }
}

function subjectName(state: HallState, config: HallConfig, subject: string): LocalWords {
  const sign = config.counters.find(({ id }) => id === subject)?.number
  if (sign !== undefined) return { 'zh-Hans': sign }
  const service = config.services.find(({ id }) => id === subject)
  if (service !== undefined) return service.name
  for (const device of state.devices.values()) if (device.id === subject) return device.name
  const ticket = v.safeParse(TicketId, subject)
  const number = ticket.success ? state.queue.tickets.get(ticket.output)?.number : undefined
  return { 'zh-Hans': number ?? subject }
}
