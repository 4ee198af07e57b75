// What people and devices may ask of the queue. Each names its permission (A3) and its address in the API.
import * as v from 'valibot'
import { CounterId, ServiceId, TicketId, TicketNumber } from '../../kernel/brands.ts'
import { defineCommand } from '../../kernel/define.ts'
import { PAUSE_REASONS, SUSPENSION_REASONS } from './types.ts'

const atCounter = v.strictObject({ counter: CounterId })
const counter = 'c3'
const minutesAhead = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(480)))

export const GREEN_GROUNDS = [
  'age',
  'disability',
  'pregnancy',
  'infant',
  'veteran',
  'serviceperson',
  'enterprise',
  'taxpayer',
  'urgent',
] as const

export const takeTicket = defineCommand({
  type: 'ticket.take',
  permission: 'ticket.take',
  data: v.strictObject({ service: ServiceId, another: v.optional(v.boolean(), false) }),
  http: { method: 'POST', path: '/tickets' },
  says: 'Take a ticket for a service (Q1). `another` answers "another one?" when the same kiosk asks twice within moments.',
  example: { service: 'residence' },
})

export const takeGreenTicket = defineCommand({
  type: 'ticket.take-green',
  permission: 'ticket.take-green',
  data: v.strictObject({ service: ServiceId, ground: v.picklist(GREEN_GROUNDS) }),
  http: { method: 'POST', path: '/tickets:green' },
  says: 'Take a ticket of the green channel on the word of the person who signs in (Q3). The ground goes to the vault.',
  example: { service: 'residence', ground: 'age' },
})

export const returnTicket = defineCommand({
  type: 'ticket.return',
  permission: 'ticket.return',
  data: v.strictObject({ number: TicketNumber }),
  http: { method: 'POST', path: '/tickets/{number}/return' },
  says: 'Somebody who missed their call is back (W1): they stand behind the next few.',
  example: { number: 'A001' },
})

export const reprintTicket = defineCommand({
  type: 'ticket.reprint',
  permission: 'ticket.reprint',
  data: v.strictObject({ ticket: TicketId }),
  http: { method: 'POST', path: '/tickets/{ticket}/reprint' },
  says: 'Print a slip again, marked as a copy, at the kiosk that asks.',
  example: { ticket: '20260312-A001' },
})

export const cancelTicket = defineCommand({
  type: 'ticket.cancel',
  permission: 'ticket.cancel',
  data: v.strictObject({ ticket: TicketId }),
  http: { method: 'POST', path: '/tickets/{ticket}/cancel' },
  says: 'Take a ticket out of the queue.',
  example: { ticket: '20260312-A001' },
})

export const openCounter = defineCommand({
  type: 'counter.open',
  permission: 'counter.serve',
  data: atCounter,
  http: { method: 'POST', path: '/counters/{counter}/open' },
  says: 'Sit down at a counter and start work.',
  example: { counter },
})

export const closeCounter = defineCommand({
  type: 'counter.close',
  permission: 'counter.serve',
  data: atCounter,
  http: { method: 'POST', path: '/counters/{counter}/close' },
  says: 'Leave a counter that serves nobody.',
  example: { counter },
})

export const pauseCounter = defineCommand({
  type: 'counter.pause',
  permission: 'counter.serve',
  data: v.strictObject({
    counter: CounterId,
    reason: v.picklist(PAUSE_REASONS),
    minutes: v.optional(minutesAhead, null),
  }),
  http: { method: 'POST', path: '/counters/{counter}/pause' },
  says: 'Pause a free counter, with the reason and how long.',
  example: { counter, reason: 'copy', minutes: 5 },
})

export const resumeCounter = defineCommand({
  type: 'counter.resume',
  permission: 'counter.serve',
  data: atCounter,
  http: { method: 'POST', path: '/counters/{counter}/resume' },
  says: 'End a pause.',
  example: { counter },
})

export const callNext = defineCommand({
  type: 'counter.call-next',
  permission: 'counter.serve',
  data: atCounter,
  http: { method: 'POST', path: '/counters/{counter}/call-next' },
  says: 'Call whoever is next; the event carries the reason.',
  example: { counter },
})

export const callChosen = defineCommand({
  type: 'counter.call-chosen',
  permission: 'counter.choose',
  data: v.strictObject({ counter: CounterId, number: TicketNumber }),
  http: { method: 'POST', path: '/counters/{counter}/call-chosen' },
  says: 'Call one person by number, out of order.',
  example: { counter, number: 'A001' },
})

export const recall = defineCommand({
  type: 'counter.recall',
  permission: 'counter.serve',
  data: atCounter,
  http: { method: 'POST', path: '/counters/{counter}/recall' },
  says: 'Call the same person again.',
  example: { counter },
})

export const startServing = defineCommand({
  type: 'counter.start',
  permission: 'counter.serve',
  data: atCounter,
  http: { method: 'POST', path: '/counters/{counter}/start' },
  says: 'The called person is here.',
  example: { counter },
})

export const finishServing = defineCommand({
  type: 'counter.finish',
  permission: 'counter.serve',
  data: atCounter,
  http: { method: 'POST', path: '/counters/{counter}/finish' },
  says: 'The matter is done; a person lent by another counter goes back there.',
  example: { counter },
})

export const noShow = defineCommand({
  type: 'counter.no-show',
  permission: 'counter.serve',
  data: atCounter,
  http: { method: 'POST', path: '/counters/{counter}/no-show' },
  says: 'The called person did not come.',
  example: { counter },
})

export const park = defineCommand({
  type: 'counter.park',
  permission: 'counter.serve',
  data: v.strictObject({
    counter: CounterId,
    minutes: v.optional(minutesAhead, null),
    here: v.optional(v.boolean(), true),
  }),
  http: { method: 'POST', path: '/counters/{counter}/park' },
  says: 'Set a person aside for a time, or until they are back; at this counter or for any of the service.',
  example: { counter, minutes: 10, here: true },
})

export const unpark = defineCommand({
  type: 'counter.unpark',
  permission: 'counter.serve',
  data: v.strictObject({ counter: CounterId, number: TicketNumber }),
  http: { method: 'POST', path: '/counters/{counter}/unpark' },
  says: 'A parked person is back: call them to this counter now.',
  example: { counter, number: 'A001' },
})

export const transfer = defineCommand({
  type: 'counter.transfer',
  permission: 'counter.transfer',
  data: v.strictObject({
    counter: CounterId,
    to: v.variant('kind', [
      v.strictObject({ kind: v.literal('counter'), counter: CounterId }),
      v.strictObject({ kind: v.literal('service'), service: ServiceId }),
    ]),
    andBack: v.optional(v.boolean(), false),
  }),
  http: { method: 'POST', path: '/counters/{counter}/transfer' },
  says: 'Send a person on to another counter or service with the wait they have (Q10), and back here if asked.',
  example: { counter, to: { kind: 'service', service: 'residence' } },
})

const stop = {
  reason: v.picklist(SUSPENSION_REASONS),
  minutes: v.optional(minutesAhead, null),
}

export const suspendService = defineCommand({
  type: 'service.suspend',
  permission: 'service.suspend',
  data: v.strictObject({ service: ServiceId, ...stop }),
  http: { method: 'POST', path: '/services/{service}/suspend' },
  says: 'Stop a service for a time (Q5): no numbers, no calls, everybody keeps their place.',
  example: { service: 'residence', reason: 'network', minutes: 30 },
})

export const resumeService = defineCommand({
  type: 'service.resume',
  permission: 'service.suspend',
  data: v.strictObject({ service: ServiceId }),
  http: { method: 'POST', path: '/services/{service}/resume' },
  says: 'Go on with a suspended service. Whoever missed a call since it stopped is called first.',
  example: { service: 'residence' },
})

export const suspendHall = defineCommand({
  type: 'hall.suspend',
  permission: 'service.suspend',
  data: v.strictObject(stop),
  http: { method: 'POST', path: '/hall:suspend' },
  says: 'Stop every service that runs (Q5), as in a power cut.',
  example: { reason: 'power', minutes: 30 },
})

export const resumeHall = defineCommand({
  type: 'hall.resume',
  permission: 'service.suspend',
  data: v.strictObject({}),
  http: { method: 'POST', path: '/hall:resume' },
  says: 'Go on with every suspended service.',
  example: {},
})

/** Raised by the hall itself when a day begins (never by a job at midnight: it is worked out when something happens). */
export const beginDay = defineCommand({
  type: 'day.begin',
  permission: 'system',
  data: v.strictObject({}),
  http: { method: 'POST', path: '/day:begin' },
  says: 'Begin the business day that the clock shows.',
  example: {},
})

export const judgeCall = defineCommand({
  type: 'call.judge',
  permission: 'system',
  data: v.strictObject({
    call: v.pipe(v.string(), v.regex(/^\d{8}-[A-Z]{0,2}\d{3,6}:\d{1,2}$/), v.brand('CallId')),
    painted: v.pipe(v.number(), v.integer(), v.minValue(0)),
    expected: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  http: { method: 'POST', path: '/calls/{call}/judge' },
  says: 'Say whether a call was seen on the displays that should show it.',
  example: { call: '20260312-A001:1', painted: 1, expected: 1 },
})

export const queueCommands = [
  takeTicket,
  takeGreenTicket,
  returnTicket,
  reprintTicket,
  cancelTicket,
  openCounter,
  closeCounter,
  pauseCounter,
  resumeCounter,
  callNext,
  callChosen,
  recall,
  startServing,
  finishServing,
  noShow,
  park,
  unpark,
  transfer,
  suspendService,
  resumeService,
  suspendHall,
  resumeHall,
  beginDay,
  judgeCall,
] as const
