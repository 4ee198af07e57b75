import * as v from 'valibot'
import { AppointmentId, Instant, KeyedHash, ServiceId, TicketId, VaultRef } from '../../kernel/brands.ts'
import { defineEvent } from '../../kernel/define.ts'

export const appointmentBooked = defineEvent(
  'appointment.booked',
  1,
  v.strictObject({
    appointment: AppointmentId,
    service: ServiceId,
    at: Instant,
    contact: VaultRef,
    contactHash: KeyedHash,
  }),
)
export const appointmentCancelled = defineEvent(
  'appointment.cancelled',
  1,
  v.strictObject({ appointment: AppointmentId }),
)
export const appointmentCheckedIn = defineEvent(
  'appointment.checked-in',
  1,
  v.strictObject({ appointment: AppointmentId, ticket: TicketId }),
)

export const appointmentEvents = [appointmentBooked, appointmentCancelled, appointmentCheckedIn] as const
