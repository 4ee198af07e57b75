// A counter: opened, closed, paused; whom it calls. What it does with the person there is in `decide-person.ts`.
import * as v from 'valibot'
import { StaffId } from '../../kernel/brands.ts'
import type { Decided, DecisionContext } from '../../kernel/define.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import type { CounterConfig, HallConfig } from '../config/schema.ts'
import type { HallState } from '../state.ts'
import { decidePerson } from './decide-person.ts'
import { done, type QueueCommand, type QueueEvent } from './messages.ts'
import { todaysTicket } from './numbers.ts'
import { nextFor, type NextPerson } from './order.ts'
import { counterConfig } from './order-context.ts'
import { counterOf, phaseOf, serviceOf } from './state.ts'
import type { Counter, Ticket } from './types.ts'

const MINUTE_MS = 60_000

type CounterCommand = Extract<QueueCommand, { type: `counter.${string}` }>
type CallCommand = Extract<CounterCommand, { type: 'counter.call-next' | 'counter.call-chosen' | 'counter.unpark' }>

export function decideCounter(
  state: HallState,
  config: HallConfig,
  command: CounterCommand,
  context: DecisionContext,
): Decided<QueueEvent> {
  const place = counterConfig(config, command.data.counter)
  if (place === undefined) return refuse('counter.unknown', { counter: command.data.counter })
  const counter = counterOf(state.queue, place.id)
  if (command.type === 'counter.open') return open(state, counter, context)
  const foreign = notYours(counter, context)
  if (foreign !== null) return foreign

  const here = counter.ticket === null ? undefined : state.queue.tickets.get(counter.ticket)
  const phase = phaseOf(state.queue, place.id)
  switch (command.type) {
    case 'counter.close':
      return here === undefined ? done({ type: 'counter.closed', data: { counter: place.id } }) : busy(here)
    case 'counter.pause': {
      if (here !== undefined) return busy(here)
      if (phase === 'paused') return refuse('counter.paused', { counter: place.id })
      const { reason, minutes } = command.data
      const until = minutes === null ? null : context.now + minutes * MINUTE_MS
      return done({ type: 'counter.paused', data: { counter: place.id, reason, until } })
    }
    case 'counter.resume':
      if (phase !== 'paused') return refuse('counter.not-paused', { counter: place.id })
      return done({ type: 'counter.resumed', data: { counter: place.id } })
    case 'counter.call-next':
    case 'counter.call-chosen':
    case 'counter.unpark': {
      if (here !== undefined) return busy(here)
      if (phase === 'paused') return refuse('counter.paused', { counter: place.id })
      const next = calledPerson(state, config, place, command, context)
      if (!next.ok) return next
      const { ticket, reason } = next.value
      return done({ type: 'ticket.called', data: { ticket: ticket.id, counter: place.id, reason } })
    }
    default:
      return here === undefined
        ? refuse('counter.nobody-here', { counter: place.id })
        : decidePerson(config, place, here, command, context)
  }
}

const busy = (here: Ticket) => refuse('counter.busy', { number: here.number, state: here.state })

function open(state: HallState, counter: Counter, { actor }: DecisionContext): Decided<QueueEvent> {
  if (actor.kind !== 'staff')
    return refuse('permission.denied', { permission: 'counter.serve', reason: 'a-person-signs-in' })
  const staff = v.parse(StaffIdOf, actor.id)
  if (counter.staff === staff) return refuse('counter.already-open', { counter: counter.id })
  if (counter.staff !== null) return refuse('counter.already-open', { counter: counter.id, staff: counter.staff })
  for (const other of state.queue.counters.values())
    if (other.staff === staff) return refuse('counter.elsewhere', { counter: other.id })
  return done({ type: 'counter.opened', data: { counter: counter.id, staff } })
}

/** `staff:luo` → `luo`. */
const StaffIdOf = v.pipe(
  v.string(),
  v.regex(/^staff:/),
  v.transform((id) => id.slice('staff:'.length)),
  StaffId,
)

function notYours(counter: Counter, { actor }: DecisionContext) {
  if (counter.staff === null) return refuse('counter.not-open', { counter: counter.id })
  const mine = actor.id === `staff:${counter.staff}` || actor.counter === counter.id
  return mine || actor.permissions.has('counter.any') ? null : refuse('counter.not-yours', { counter: counter.id })
}

function calledPerson(
  { queue }: HallState,
  config: HallConfig,
  place: CounterConfig,
  command: CallCommand,
  { now }: DecisionContext,
): Result<NextPerson> {
  if (command.type === 'counter.call-next') {
    const next = nextFor(queue, place, config.rules, now)
    return next === null ? refuse('counter.nobody-waiting', { counter: place.id }) : ok(next)
  }
  const { number } = command.data
  const ticket = todaysTicket(queue, number)
  if (ticket === undefined) return refuse('ticket.unknown', { number })
  const unparked = command.type === 'counter.unpark'
  const elsewhere = unparked && ticket.sentTo !== null && ticket.sentTo !== place.id
  if (ticket.state !== (unparked ? 'parked' : 'waiting') || elsewhere)
    return refuse('ticket.wrong-state', { number, state: ticket.state })
  const { suspended } = serviceOf(queue, ticket.service)
  if (suspended !== null) return refuse('service.suspended', { service: ticket.service, until: suspended.until })
  const serves = ticket.sentTo === place.id || place.services.some(({ service }) => service === ticket.service)
  if (!serves) return refuse('counter.not-served', { counter: place.id, service: ticket.service })
  return ok({ ticket, reason: { kind: unparked ? 'parked-due' : 'chosen' } })
}
