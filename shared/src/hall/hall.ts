// The subjects as one: which events a command makes, and the state after an event. Everything else is a view of this.
import type { ActorId } from '../kernel/brands.ts'
import type { Decided, DecisionContext, RowKey, Slices } from '../kernel/define.ts'
import { applyAlert, decideAlert, type AlertCommand, type AlertEvent } from './alerts/decide.ts'
import { appointmentNeeds, decideAppointment, type AppointmentCommand } from './appointments/decide.ts'
import { decideConfig, type ConfigCommand } from './config/decide.ts'
import { applyDevice, decideDevice, type DeviceCommand, type DeviceEvent } from './devices/decide.ts'
import { decideGuide, guideNeeds, type GuideCommand } from './guides/decide.ts'
import { applyPeople, decidePeople, type PeopleCommand, type PeopleEvent } from './people/decide.ts'
import { applyQueue } from './queue/apply.ts'
import { dayChange, decideQueue, type QueueEvent } from './queue/decide.ts'
import { withWaitsLearnt } from './queue/learn-waits.ts'
import type { HallCommand, HallEvent } from './registry.ts'
import { applySlip, decideSlip, type SlipCommand } from './slips/decide.ts'
import type { HallState } from './state.ts'

/** The kept rows a command must see. */
export function needs(command: HallCommand): readonly RowKey[] {
  if (isAppointment(command)) return appointmentNeeds(command)
  return isGuide(command) ? guideNeeds(command) : []
}

/**
 * The events of a command. What is first on a new business day comes before its own: the day is worked out when a thing
 * happens, never by a job at midnight.
 */
export function decide(
  state: HallState,
  slices: Slices,
  command: HallCommand,
  context: DecisionContext,
): Decided<HallEvent> {
  const dawn = dayChange(state, context)
  if (dawn.length === 0) return decideSubject(state, slices, command, context)
  const morning = dawn.reduce<HallState>((day, event) => apply(day, event, context.now, context.actor.id), state)
  const decided = decideSubject(morning, slices, command, context)
  return decided.ok ? { ok: true, value: { ...decided.value, events: [...dawn, ...decided.value.events] } } : decided
}

function decideSubject(
  state: HallState,
  slices: Slices,
  command: HallCommand,
  context: DecisionContext,
): Decided<HallEvent> {
  if (isAppointment(command)) return decideAppointment(state, slices, command, context)
  if (isGuide(command)) return decideGuide(slices, command, context)
  if (isAlert(command)) return decideAlert(state, command, context)
  if (isSlip(command)) return decideSlip(state, command)
  if (isDevice(command)) return decideDevice(state, command, context)
  if (isPeople(command)) return decidePeople(state, command, context)
  if (isConfig(command)) return decideConfig(state, command)
  return decideQueue(state, command, context)
}

/** @param at ms since 1970 @param actor who did it */
export function apply(state: HallState, event: HallEvent, at: number, actor: ActorId): HallState {
  switch (event.type) {
    case 'hall.configured':
      return { ...state, config: event.data.config, configVersion: state.configVersion + 1 }
    case 'clock.jumped':
      return { ...state, clockHeld: true }
    case 'clock.confirmed':
      return { ...state, clockHeld: false }
    case 'slip.reported':
      return applySlip(state, event)
    case 'alert.raised':
    case 'alert.handled':
    case 'alert.cleared':
      return applyAlert(state, event satisfies AlertEvent, at, actor)
    case 'device.registered':
    case 'device.changed':
    case 'device.revoked':
    case 'device.locked':
    case 'device.unlocked':
    case 'device.reported':
      return applyDevice(state, event satisfies DeviceEvent, at)
    case 'staff.added':
    case 'staff.changed':
    case 'staff.removed':
    case 'key.created':
    case 'key.revoked':
      return applyPeople(state, event satisfies PeopleEvent)
    case 'appointment.booked':
    case 'appointment.cancelled':
    case 'appointment.checked-in':
    case 'guide.saved':
    case 'guide.discarded':
    case 'guide.cancel-proposed':
    case 'guide.submitted':
    case 'guide.withdrawn':
    case 'guide.approved':
    case 'guide.refused':
    case 'guide.suspended':
    case 'guide.resumed':
      return state
    default:
      return withQueue(state, queueAfter(state, event satisfies QueueEvent, at))
  }
}

function queueAfter({ queue, config }: HallState, event: QueueEvent, at: number): HallState['queue'] {
  const next = applyQueue(queue, event, at)
  return config === null ? next : withWaitsLearnt(next, config, event, at)
}

const withQueue = (state: HallState, queue: HallState['queue']): HallState =>
  queue === state.queue ? state : { ...state, queue }

const isAppointment = (command: HallCommand): command is AppointmentCommand => command.type.startsWith('appointment.')
const isGuide = (command: HallCommand): command is GuideCommand => command.type.startsWith('guide.')
const isAlert = (command: HallCommand): command is AlertCommand =>
  command.type.startsWith('alert') || command.type === 'counter.panic' || command.type === 'hall.ask-help'
const isSlip = (command: HallCommand): command is SlipCommand => command.type.startsWith('slip.')
const isDevice = (command: HallCommand): command is DeviceCommand => command.type.startsWith('device.')
const isPeople = (command: HallCommand): command is PeopleCommand =>
  command.type.startsWith('staff.') || command.type.startsWith('key.')
const isConfig = (command: HallCommand): command is ConfigCommand =>
  command.type === 'hall.configure' || command.type.startsWith('clock.')
