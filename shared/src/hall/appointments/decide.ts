import * as v from 'valibot'
import { VaultRef } from '../../kernel/brands.ts'
import type { CommandOf, Decided, DecisionContext, EventOf, RowKey, Slices } from '../../kernel/define.ts'
import type { KeptKind } from '../../kernel/kept.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { openingAt } from '../config/opening.ts'
import type { HallConfig } from '../config/schema.ts'
import { serviceConfig } from '../queue/order-context.ts'
import { appointmentTicket, type QueueEvent } from '../queue/decide.ts'
import type { HallState } from '../state.ts'
import { APPOINTMENT, type Appointment } from './appointment.ts'
import type { appointmentCommands } from './commands.ts'
import type { appointmentEvents } from './events.ts'

export type AppointmentCommand = CommandOf<(typeof appointmentCommands)[number]>
export type AppointmentEvent = EventOf<(typeof appointmentEvents)[number]>

/** The rows a command must see before it can be decided. */
export const appointmentNeeds = (command: AppointmentCommand): readonly RowKey[] => [
  { kind: APPOINTMENT, id: command.data.appointment },
]

export function decideAppointment(
  state: HallState,
  slices: Slices,
  command: AppointmentCommand,
  context: DecisionContext,
): Decided<AppointmentEvent | QueueEvent> {
  const { appointment } = command.data
  const { config } = state
  if (config === null) return refuse('hall.not-configured')
  // The row was written by `fold` below.
  const row = (slices.get(APPOINTMENT, appointment) ?? undefined) as Appointment | undefined
  if (command.type === 'appointment.book') {
    const { service, at, phone } = command.data
    if (row !== undefined) return refuse('appointment.wrong-state', { appointment, state: row.state })
    if (serviceConfig(config, service) === undefined) return refuse('service.unknown', { service })
    if (at <= context.now) return refuse('appointment.past', { at })
    const closed = closedDay(config, at, context)
    if (closed !== null) return closed
    const contact = v.parse(VaultRef, `v-${context.newId('contact')}`)
    const data = { appointment, service, at, contact, contactHash: context.keyedHash(phone) }
    return ok({
      events: [{ type: 'appointment.booked', data }],
      vault: [{ ref: contact, person: `appointment:${appointment}`, text: phone }],
    })
  }
  if (row === undefined) return refuse('appointment.unknown', { appointment })
  if (row.state !== 'booked') return refuse('appointment.wrong-state', { appointment, state: row.state })
  if (command.type === 'appointment.cancel')
    return ok({ events: [{ type: 'appointment.cancelled', data: { appointment } }] })
  if (context.zone.date(row.at) !== context.zone.date(context.now))
    return refuse('appointment.wrong-day', { at: row.at })
  const taken = appointmentTicket(state, config, row.service, row.at, context)
  if (!taken.ok) return taken
  const ticket = taken.value.events.find((event) => event.type === 'ticket.taken')
  if (ticket === undefined) return refuse('service.unknown', { service: row.service })
  const checkedIn: AppointmentEvent = {
    type: 'appointment.checked-in',
    data: { appointment, ticket: ticket.data.ticket },
  }
  return ok({ events: [...taken.value.events, checkedIn] })
}

/** Outside the hours of a day that has some, a clerk may come for one person; on a day without any nobody lets them in (Q4). */
function closedDay({ opening }: HallConfig, at: number, { zone }: DecisionContext) {
  const { state, opensAt } = openingAt(opening, zone, at)
  return state === 'closed' ? refuse('appointment.closed-day', { date: zone.date(at), opensAt }) : null
}

export const keptAppointments: KeptKind<Appointment, AppointmentEvent> = {
  kind: APPOINTMENT,
  ids: (event) => [event.data.appointment],
  fold: (row, event) => {
    if (event.type === 'appointment.booked') {
      const { appointment: id, service, at, contact, contactHash } = event.data
      return { id, service, at, state: 'booked', contact, contactHash, ticket: null }
    }
    if (row === undefined) return null
    return event.type === 'appointment.cancelled'
      ? { ...row, state: 'cancelled' }
      : { ...row, state: 'checked-in', ticket: event.data.ticket }
  },
}
