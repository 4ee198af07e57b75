// What a counter does with the person it called: again, begin, finish, missed, set aside, sent on.
import type { CounterId } from '../../kernel/brands.ts'
import type { Decided, DecisionContext } from '../../kernel/define.ts'
import { refuse } from '../../kernel/result.ts'
import type { CounterConfig, HallConfig } from '../config/schema.ts'
import { done, type CommandData, type QueueCommand, type QueueEvent } from './messages.ts'
import { counterConfig, countersOf, serviceConfig } from './order-context.ts'
import type { Ticket } from './types.ts'

const MINUTE_MS = 60_000
/** A no-show is not offered again before, unless they check in. */
const NO_SHOW_COOL_DOWN_MS = 5 * MINUTE_MS

type PersonCommand = Extract<
  QueueCommand,
  {
    type:
      'counter.recall' | 'counter.start' | 'counter.finish' | 'counter.no-show' | 'counter.park' | 'counter.transfer'
  }
>

export function decidePerson(
  config: HallConfig,
  place: CounterConfig,
  here: Ticket,
  command: PersonCommand,
  context: DecisionContext,
): Decided<QueueEvent> {
  const at = { ticket: here.id, counter: place.id }
  const wrong = refuse('ticket.wrong-state', { number: here.number, state: here.state })
  switch (command.type) {
    case 'counter.recall': {
      if (here.state !== 'called') return wrong
      if (here.calls >= config.rules.maxCalls)
        return refuse('ticket.calls-used-up', { number: here.number, calls: here.calls })
      const waitMs = (here.calledAt ?? 0) + config.rules.recallAfterSeconds * 1000 - context.now
      if (waitMs > 0)
        return refuse('ticket.recall-too-soon', { number: here.number, seconds: Math.ceil(waitMs / 1000) })
      return done({ type: 'ticket.recalled', data: at })
    }
    case 'counter.start':
      return here.state === 'called' ? done({ type: 'ticket.started', data: at }) : wrong
    case 'counter.finish':
      if (here.state !== 'serving') return wrong
      return done({ type: 'ticket.finished', data: at }, ...sentBack(config, here, place))
    case 'counter.no-show':
      if (here.state !== 'called') return wrong
      return done({ type: 'ticket.missed', data: { ...at, notBefore: context.now + NO_SHOW_COOL_DOWN_MS } })
    case 'counter.park': {
      const { minutes, here: keptHere } = command.data
      const until = minutes === null ? null : context.now + minutes * MINUTE_MS
      return done({ type: 'ticket.parked', data: { ...at, until, here: keptHere } })
    }
    case 'counter.transfer':
      return transfer(config, place, here, command.data)
  }
}

/** Lent by another counter "and back here": finished at this one, they are waiting for the first again. */
function sentBack(config: HallConfig, here: Ticket, place: CounterConfig): readonly QueueEvent[] {
  // A counter that is no longer there would never call them.
  if (here.backTo === null || here.backTo === place.id || counterConfig(config, here.backTo) === undefined) return []
  const data = { ticket: here.id, from: place.id, service: here.service, counter: here.backTo, backTo: null }
  return [{ type: 'ticket.transferred', data }]
}

function transfer(
  config: HallConfig,
  place: CounterConfig,
  here: Ticket,
  { to, andBack }: CommandData<'counter.transfer'>,
): Decided<QueueEvent> {
  // Lent and sent on again, they still go back to who lent them.
  const backTo: CounterId | null = andBack ? place.id : here.backTo
  const at = { ticket: here.id, from: place.id, backTo }
  if (to.kind === 'service') {
    if (serviceConfig(config, to.service) === undefined) return refuse('service.unknown', { service: to.service })
    if (countersOf(config, to.service).length === 0) return refuse('ticket.nowhere-to-go', { service: to.service })
    return done({ type: 'ticket.transferred', data: { ...at, service: to.service, counter: null } })
  }
  if (counterConfig(config, to.counter) === undefined) return refuse('counter.unknown', { counter: to.counter })
  if (to.counter === place.id) return refuse('ticket.nowhere-to-go', { counter: to.counter })
  return done({ type: 'ticket.transferred', data: { ...at, service: here.service, counter: to.counter } })
}
