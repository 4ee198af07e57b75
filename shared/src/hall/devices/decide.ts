import type { CommandOf, Decided, DecisionContext, EventOf } from '../../kernel/define.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { raise, type AlertEvent } from '../alerts/decide.ts'
import { counterConfig } from '../queue/order-context.ts'
import type { HallState } from '../state.ts'
import type { deviceCommands } from './commands.ts'
import type { deviceEvents } from './events.ts'
import { maySpeakFor } from './spoken-for.ts'
import { EARLIER_KEPT } from './types.ts'

export type DeviceCommand = CommandOf<(typeof deviceCommands)[number]>
export type DeviceEvent = EventOf<(typeof deviceEvents)[number]>

export function decideDevice(
  state: HallState,
  command: DeviceCommand,
  { actor }: DecisionContext,
): Decided<DeviceEvent | AlertEvent> {
  const { device } = command.data
  const known = state.devices.get(device)
  switch (command.type) {
    case 'device.register': {
      if (known !== undefined) return refuse('device.exists', { device })
      return misplaced(state, command.data) ?? ok({ events: [{ type: 'device.registered', data: command.data }] })
    }
    case 'device.change':
      if (known === undefined) return refuse('device.unknown', { device })
      return misplaced(state, command.data) ?? ok({ events: [{ type: 'device.changed', data: command.data }] })
    case 'device.revoke':
      if (known === undefined) return refuse('device.unknown', { device })
      return ok({
        events: [
          { type: 'device.revoked', data: command.data },
          ...(command.data.stolen ? raise(state, 'device-stolen', device) : []),
        ],
      })
    case 'device.lock':
    case 'device.unlock': {
      if (known === undefined) return refuse('device.unknown', { device })
      const wanted = command.type === 'device.lock'
      if (known.locked === wanted) return ok({ events: [] })
      return ok({ events: [{ type: wanted ? 'device.locked' : 'device.unlocked', data: { device } }] })
    }
    case 'device.report': {
      if (known === undefined) return refuse('device.unknown', { device })
      if (!maySpeakFor(state, actor, device))
        return refuse('permission.denied', { permission: 'device.report', reason: 'not-its-own' })
      const { level, code } = command.data
      if (known.state.level === level && known.state.code === code) return ok({ events: [] })
      return ok({ events: [{ type: 'device.reported', data: { device, level, code } }] })
    }
  }
}

function misplaced(state: HallState, data: Extract<DeviceCommand, { type: 'device.change' }>['data']) {
  const { zone, counter, printer, agent, seats } = data
  if (state.config === null)
    return zone === null && counter === null && seats.length === 0 ? null : refuse('hall.not-configured')
  if (zone !== null && !state.config.zones.some(({ id }) => id === zone))
    return refuse('hall.config-invalid', { path: 'zone', expected: 'the id of a zone', received: zone })
  if (counter !== null && counterConfig(state.config, counter) === undefined)
    return refuse('counter.unknown', { counter })
  for (const seat of seats)
    if (counterConfig(state.config, seat.counter) === undefined)
      return refuse('counter.unknown', { counter: seat.counter })
  if (agent !== null && state.devices.get(agent)?.kind !== 'agent') return refuse('device.unknown', { device: agent })
  if (printer !== null && state.devices.get(printer)?.kind !== 'ticket-printer')
    return refuse('device.unknown', { device: printer })
  return null
}

export function applyDevice(state: HallState, event: DeviceEvent, at: number): HallState {
  const { device: id } = event.data
  const known = state.devices.get(id)
  if (event.type === 'device.registered') {
    const fresh = { id, kind: event.data.kind, ...placeOf(event.data), registeredAt: at, locked: false }
    return {
      ...state,
      devices: state.devices.set(id, {
        ...fresh,
        state: { level: 'down', code: 'device.away', since: at },
        earlier: [],
      }),
    }
  }
  if (known === undefined) return state
  switch (event.type) {
    case 'device.changed': {
      return {
        ...state,
        devices: state.devices.set(id, { ...known, ...placeOf(event.data) }),
      }
    }
    case 'device.revoked':
      return { ...state, devices: state.devices.delete(id) }
    case 'device.locked':
    case 'device.unlocked':
      return { ...state, devices: state.devices.set(id, { ...known, locked: event.type === 'device.locked' }) }
    case 'device.reported': {
      const { level, code } = event.data
      const earlier = [known.state, ...known.earlier].slice(0, EARLIER_KEPT)
      return { ...state, devices: state.devices.set(id, { ...known, state: { level, code, since: at }, earlier }) }
    }
  }
}

type Placed = Extract<DeviceEvent, { type: 'device.changed' }>['data']

/** What a person fills in about a device. */
const placeOf = ({ name, zone, counter, printer, model, agent, seats, panelInches }: Placed) => ({
  ...{ name, zone, counter, printer, model, agent, seats, panelInches },
})
