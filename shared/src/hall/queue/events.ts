// What happened in the queue. Stored for good: a change of shape is a new version and an upcaster.
import * as v from 'valibot'
import {
  BusinessDate,
  CounterId,
  DeviceId,
  Instant,
  Series,
  ServiceId,
  StaffId,
  TicketId,
  TicketNumber,
  VaultRef,
} from '../../kernel/brands.ts'
import { defineEvent } from '../../kernel/define.ts'
import { PAUSE_REASONS, SUSPENSION_REASONS } from './types.ts'

/** From 0 on: minutes, ms, people. */
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))

export const callReason = v.variant('kind', [
  v.strictObject({ kind: v.literal('sent-back'), from: v.nullable(CounterId) }),
  v.strictObject({ kind: v.literal('parked-due') }),
  v.strictObject({ kind: v.literal('came-back') }),
  v.strictObject({ kind: v.literal('aged'), minutes: whole }),
  v.strictObject({ kind: v.literal('appointment'), at: Instant }),
  v.strictObject({ kind: v.literal('green') }),
  v.strictObject({ kind: v.literal('waited'), minutes: whole, preferred: v.boolean() }),
  v.strictObject({ kind: v.literal('transferred'), from: CounterId, minutes: whole }),
  v.strictObject({ kind: v.literal('chosen') }),
])

export const dayBegan = defineEvent('day.began', 1, v.strictObject({ date: BusinessDate }))
/** The day ended with this person still in the queue. */
export const ticketLapsed = defineEvent('ticket.lapsed', 1, v.strictObject({ ticket: TicketId }))
export const ticketTaken = defineEvent(
  'ticket.taken',
  1,
  v.strictObject({
    ticket: TicketId,
    number: TicketNumber,
    series: Series,
    service: ServiceId,
    lane: v.picklist(['walk-in', 'green', 'appointment']),
    appointmentAt: v.nullable(Instant),
    device: v.nullable(DeviceId),
    ground: v.nullable(VaultRef),
  }),
)
/** What the hall expected of a wait, kept of some to be held against what comes (Q8): with it a replay learns what the hall learnt. */
export const ticketTold = defineEvent(
  'ticket.told',
  1,
  v.strictObject({
    ticket: TicketId,
    situation: v.pipe(v.number(), v.integer()),
    halfHour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(47)),
    forecasts: v.strictObject({ work: whole, plan: whole, line: whole }),
    scaleMs: whole,
    p50Ms: whole,
    p80Ms: whole,
  }),
)
export const ticketCalled = defineEvent(
  'ticket.called',
  1,
  v.strictObject({ ticket: TicketId, counter: CounterId, reason: callReason }),
)
export const ticketRecalled = defineEvent(
  'ticket.recalled',
  1,
  v.strictObject({ ticket: TicketId, counter: CounterId }),
)
export const ticketStarted = defineEvent('ticket.started', 1, v.strictObject({ ticket: TicketId, counter: CounterId }))
export const ticketFinished = defineEvent(
  'ticket.finished',
  1,
  v.strictObject({ ticket: TicketId, counter: CounterId }),
)
export const ticketMissed = defineEvent(
  'ticket.missed',
  1,
  v.strictObject({ ticket: TicketId, counter: CounterId, notBefore: Instant }),
)
export const ticketReturned = defineEvent('ticket.returned', 1, v.strictObject({ ticket: TicketId, behind: whole }))
export const ticketParked = defineEvent(
  'ticket.parked',
  1,
  v.strictObject({ ticket: TicketId, counter: CounterId, until: v.nullable(Instant), here: v.boolean() }),
)
export const ticketTransferred = defineEvent(
  'ticket.transferred',
  1,
  v.strictObject({
    ticket: TicketId,
    from: CounterId,
    service: ServiceId,
    counter: v.nullable(CounterId),
    backTo: v.nullable(CounterId),
  }),
)
export const ticketCancelled = defineEvent('ticket.cancelled', 1, v.strictObject({ ticket: TicketId }))
export const ticketReprinted = defineEvent(
  'ticket.reprinted',
  1,
  v.strictObject({ ticket: TicketId, device: DeviceId, copy: v.pipe(v.number(), v.integer(), v.minValue(2)) }),
)
export const counterOpened = defineEvent('counter.opened', 1, v.strictObject({ counter: CounterId, staff: StaffId }))
export const counterClosed = defineEvent('counter.closed', 1, v.strictObject({ counter: CounterId }))
export const counterPaused = defineEvent(
  'counter.paused',
  1,
  v.strictObject({ counter: CounterId, reason: v.picklist(PAUSE_REASONS), until: v.nullable(Instant) }),
)
export const counterResumed = defineEvent('counter.resumed', 1, v.strictObject({ counter: CounterId }))
export const serviceSuspended = defineEvent(
  'service.suspended',
  1,
  v.strictObject({ service: ServiceId, reason: v.picklist(SUSPENSION_REASONS), until: v.nullable(Instant) }),
)
export const serviceResumed = defineEvent('service.resumed', 1, v.strictObject({ service: ServiceId }))
const callId = v.pipe(v.string(), v.regex(/^\d{8}-[A-Z]{0,2}\d{3,6}:\d{1,2}$/), v.brand('CallId'))
export const callProved = defineEvent(
  'call.proved',
  1,
  v.strictObject({ call: callId, painted: whole, expected: whole }),
)
export const callUnproved = defineEvent(
  'call.unproved',
  1,
  v.strictObject({ call: callId, painted: whole, expected: whole }),
)
/** No display is registered that would show it: nothing was expected, and nothing failed. */
export const callUnwatched = defineEvent('call.unwatched', 1, v.strictObject({ call: callId }))

export const queueEvents = [
  dayBegan,
  ticketLapsed,
  ticketTaken,
  ticketTold,
  ticketCalled,
  ticketRecalled,
  ticketStarted,
  ticketFinished,
  ticketMissed,
  ticketReturned,
  ticketParked,
  ticketTransferred,
  ticketCancelled,
  ticketReprinted,
  counterOpened,
  counterClosed,
  counterPaused,
  counterResumed,
  serviceSuspended,
  serviceResumed,
  callProved,
  callUnproved,
  callUnwatched,
] as const
