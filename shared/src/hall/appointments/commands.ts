import * as v from 'valibot'
import { AppointmentId, Instant, ServiceId, personalText } from '../../kernel/brands.ts'
import { defineCommand } from '../../kernel/define.ts'

const appointment = 'apt-0001'

export const bookAppointment = defineCommand({
  type: 'appointment.book',
  permission: 'appointment.book',
  data: v.strictObject({ appointment: AppointmentId, service: ServiceId, at: Instant, phone: personalText(20) }),
  http: { method: 'POST', path: '/appointments' },
  says: 'Book a time for a service (Q4). The phone number goes to the vault.',
  example: { appointment, service: 'residence', at: 1_900_000_000_000, phone: '13800000000' },
})

export const cancelAppointment = defineCommand({
  type: 'appointment.cancel',
  permission: 'appointment.cancel',
  data: v.strictObject({ appointment: AppointmentId }),
  http: { method: 'DELETE', path: '/appointments/{appointment}' },
  says: 'Cancel an appointment that has not been checked in.',
  example: { appointment },
})

export const checkInAppointment = defineCommand({
  type: 'appointment.check-in',
  permission: 'appointment.check-in',
  data: v.strictObject({ appointment: AppointmentId }),
  http: { method: 'POST', path: '/appointments/{appointment}/check-in' },
  says: 'The person is here: they get a ticket that keeps their time.',
  example: { appointment },
})

export const appointmentCommands = [bookAppointment, cancelAppointment, checkInAppointment] as const
