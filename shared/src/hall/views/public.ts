// What citizens see: the hall's facts, the kiosk, one ticket, the boards, a counter's own screen, a phone.
import * as v from 'valibot'
import { CounterId, DeviceId, TicketId, ZoneId } from '../../kernel/brands.ts'
import { openingAt } from '../config/opening.ts'
import type { HallConfig } from '../config/schema.ts'
import { devicesOf } from '../devices/devices-of.ts'
import { speakersOf } from '../devices/speakers.ts'
import { counterConfig } from '../queue/order-context.ts'
import { counterOf, phaseOf, placeAndPerson, serviceOf } from '../queue/state.ts'
import type { HallState } from '../state.ts'
import { hallView, serviceLine, serviceName, staffName, ticketView, zoneName } from './lines.ts'
import type { BoardCall, BoardView, HallView, KioskView, PhoneView, ScreenView, TicketView } from './shapes.ts'
import { defineView, type ViewContext } from './types.ts'

const SHOWN_CALLS = 12
const nothing = v.strictObject({})

export const hallFacts = defineView({
  name: 'hall',
  permission: null,
  params: nothing,
  leastIntervalMs: 500,
  everyMs: 10_000,
  reads: (state, facts) => [state.config, facts.troubles],
  make: (state, _params, context): HallView | null => (state.config === null ? null : hallView(state.config, context)),
})

export const kiosk = defineView({
  name: 'kiosk',
  permission: 'view.public',
  params: v.strictObject({ kiosk: DeviceId }),
  leastIntervalMs: 200,
  everyMs: 10_000,
  allow: (actor, { kiosk: id }) => actor.device === id || actor.permissions.has('view.console'),
  reads: (state) => [state.config, state.queue, state.devices],
  make: (state, { kiosk: id }, context): KioskView | null => {
    const { config } = state
    const device = state.devices.get(id)
    if (config === null || device === undefined) return null
    const services = config.services.map((service) => serviceLine(state, config, service, context))
    const known = services.flatMap(({ wait }) => wait ?? []).sort((a, b) => a.p50 - b.p50)
    return {
      name: device.name,
      zone: device.zone === null ? null : zoneName(config, device.zone),
      panelInches: device.panelInches,
      blocked: blockedReason(state, config, id, context),
      other: otherKiosk(state, config, id, context),
      services,
      waiting: services.reduce((sum, { waiting }) => sum + waiting, 0),
      wait: known[Math.floor(known.length / 2)] ?? null,
    }
  },
})

function blockedReason(state: HallState, config: HallConfig, id: DeviceId, context: ViewContext): KioskView['blocked'] {
  const device = state.devices.get(id)
  if (device?.locked === true) return 'locked'
  if (config.services.every((service) => serviceOf(state.queue, service.id).suspended !== null)) return 'suspended'
  if (!openingAt(config.opening, context.zone, context.now).issuing) return 'out-of-hours'
  const printer = device?.printer ? state.devices.get(device.printer) : undefined
  if (printer?.state.level !== 'down') return null
  return printer.state.code === 'printer.paper-out' ? 'paper-out' : 'printer-down'
}

function otherKiosk(state: HallState, config: HallConfig, id: DeviceId, context: ViewContext) {
  for (const device of state.devices.values())
    if (
      device.kind === 'kiosk' &&
      device.id !== id &&
      context.facts.connected.has(device.id) &&
      blockedReason(state, config, device.id, context) === null
    )
      return device.name
  return null
}

export const ticket = defineView({
  name: 'ticket',
  permission: 'view.public',
  params: v.strictObject({ ticket: TicketId }),
  leastIntervalMs: 1000,
  everyMs: 30_000,
  reads: (state, _facts, params) => [
    state.config,
    state.queue.tickets.get(params.ticket),
    state.queue.services,
    state.queue.counters,
  ],
  urgent: (state, params) => [state.queue.tickets.get(params.ticket)],
  make: (state, params, context): TicketView | null =>
    state.config === null ? null : ticketView(state, state.config, params.ticket, context),
})

export const phone = defineView({
  name: 'phone',
  permission: null,
  params: v.strictObject({ link: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,48}$/)) }),
  leastIntervalMs: 5000,
  everyMs: 30_000,
  reads: (state) => [state.config, state.queue],
  make: (state, { link }, context): PhoneView => {
    const target = context.ticketOfLink(link)
    if (target.kind !== 'ticket') return target
    const found = state.config === null ? null : ticketView(state, state.config, target.ticket, context)
    if (found === null || state.config === null) return { kind: 'expired' }
    return { kind: 'ticket', hall: hallView(state.config, context), ticket: found }
  },
})

export const board = defineView({
  name: 'board',
  permission: 'view.public',
  params: v.strictObject({ zone: v.optional(v.nullable(ZoneId), null), board: v.optional(v.nullable(DeviceId), null) }),
  leastIntervalMs: 200,
  everyMs: 15_000,
  reads: (state, _facts, params) => [
    state.config,
    state.queue.calls,
    state.queue.services,
    state.queue.counters,
    params.board === null ? null : state.devices.get(params.board),
    devicesOf(state, 'speaker'),
  ],
  urgent: (state) => [state.queue.calls],
  make: (state, params, context): BoardView | null => {
    const { config } = state
    if (config === null) return null
    // A board shows the zone it hangs in, unless it is asked for another.
    const shown = params.zone ?? (params.board === null ? null : (state.devices.get(params.board)?.zone ?? null))
    const inZone = (zone: string): boolean => shown === null || zone === shown
    const services = config.services.filter((service) => inZone(service.zone))
    return {
      zone: shown === null ? null : zoneName(config, shown),
      calls: boardCalls(state, config, inZone),
      services: services.map((service) => serviceLine(state, config, service, context)),
      notice: config.boards.notice ?? null,
      panelInches: params.board === null ? null : (state.devices.get(params.board)?.panelInches ?? null),
    }
  },
})

function boardCalls(state: HallState, config: HallConfig, inZone: (zone: string) => boolean): readonly BoardCall[] {
  const shown: BoardCall[] = []
  for (const call of state.queue.calls) {
    const counter = counterConfig(config, call.counter)
    const found = state.queue.tickets.get(call.ticket)
    if (counter === undefined || found === undefined || !inZone(counter.zone)) continue
    const times = Number(call.id.slice(call.id.indexOf(':') + 1))
    shown.push({
      ...{ id: call.id, number: call.number, series: found.series, counter: counter.number, at: call.at, times },
      spoken: speakersOf(state, counter.zone).some((speaker) => speaker.state.level !== 'down'),
    })
    if (shown.length === SHOWN_CALLS) break
  }
  return shown
}

export const screen = defineView({
  name: 'screen',
  permission: 'view.public',
  params: v.strictObject({ counter: CounterId }),
  leastIntervalMs: 0,
  everyMs: 0,
  reads: (state, _facts, params) => [state.config, state.staff, ...placeAndPerson(state.queue, params.counter)],
  make: (state, params, context): ScreenView | null => {
    const { config } = state
    const place = config === null ? undefined : counterConfig(config, params.counter)
    if (config === null || place === undefined) return null
    const counter = counterOf(state.queue, place.id)
    const here = counter.ticket === null ? undefined : state.queue.tickets.get(counter.ticket)
    return {
      number: place.number,
      phase: phaseOf(state.queue, place.id),
      ticket:
        here === undefined
          ? null
          : { number: here.number, call: state.queue.calls.find(({ ticket: id }) => id === here.id)?.id ?? '' },
      pausedUntil: counter.paused?.until ?? null,
      staff: counter.staff === null ? null : staffName(state, counter.staff, context),
      department: config.departments.find(({ id }) => id === place.department)?.name ?? null,
      services: place.services.map(({ service }) => serviceName(config, service)),
    }
  },
})
