// Appointments are kept: rows that outlive the day, loaded only when a command needs them (Q4).
import type { AppointmentId, KeyedHash, ServiceId, TicketId, VaultRef } from '../../kernel/brands.ts'

export interface Appointment {
  readonly id: AppointmentId
  readonly service: ServiceId
  readonly at: number
  readonly state: 'booked' | 'checked-in' | 'cancelled'
  readonly contact: VaultRef
  /** Finds a phone number again without keeping it. */
  readonly contactHash: KeyedHash
  readonly ticket: TicketId | null
}

export const APPOINTMENT = 'appointment'
