// What the keys of a caller mean, for the counter as it is now (W1). A clerk presses "next" without a look at any screen.
import type { CounterId } from '../../kernel/brands.ts'
import type { HallConfig } from '../config/schema.ts'
import type { HallState } from '../state.ts'
import { countersOf } from './order-context.ts'
import { phaseOf } from './state.ts'
import type { Ticket } from './types.ts'

/** Keys that models of callers, keypads and pedals name. */
export const CALLER_KEYS = [
  'call-next',
  'recall',
  'evaluate',
  'no-show',
  'park',
  'call-back',
  'pause',
  'transfer',
] as const
export type CallerKey = (typeof CALLER_KEYS)[number]

export const isCallerKey = (key: string): key is CallerKey => CALLER_KEYS.some((each) => each === key)

export interface KeyStep {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * The commands of one press, in order; the first that is refused ends it. None: the key has no meaning now.
 * "Next" also ends what is under way: somebody who was called and not declared missing is taken to have come.
 *
 * @param digits typed before the key: the number after the series for "call back", the sign of a counter for "transfer"
 */
export function keySteps(state: HallState, counter: CounterId, key: CallerKey, digits: string): readonly KeyStep[] {
  const { config, queue } = state
  if (config === null) return []
  const phase = phaseOf(queue, counter)
  const at = (type: string, data: object = {}): KeyStep => ({ type, data: { counter, ...data } })
  const ending = {
    ...{ called: [at('counter.start'), at('counter.finish')], serving: [at('counter.finish')] },
    ...{ free: [], paused: [], closed: [] },
  }[phase]
  switch (key) {
    case 'call-next':
      return [...(phase === 'paused' ? [at('counter.resume')] : ending), at('counter.call-next')]
    case 'recall':
    case 'no-show':
      return [at(`counter.${key}`)]
    case 'evaluate':
      return ending
    case 'park':
      return [at('counter.park')]
    case 'pause':
      return phase === 'paused' ? [at('counter.resume')] : [...ending, at('counter.pause', { reason: 'other' })]
    case 'call-back': {
      const number = parkedNumber(state, counter, digits)
      return number === undefined ? [] : [...ending, at('counter.unpark', { number })]
    }
    case 'transfer': {
      const to = config.counters.find(({ number }) => number === digits.replace(/^0+/, ''))?.id
      const starting = phase === 'called' ? [at('counter.start')] : []
      return to === undefined ? [] : [...starting, at('counter.transfer', { to: { kind: 'counter', counter: to } })]
    }
  }
}

/** Callers have no letters: the parked person of this counter, or of one of its services, whose number ends so. */
function parkedNumber({ queue, config }: HallState, counter: CounterId, digits: string): string | undefined {
  if (digits === '' || config === null) return undefined
  const parked = [...queue.tickets.values()].filter(
    (ticket) => ticket.state === 'parked' && Number(ticket.number.replace(/^[A-Z]+/, '')) === Number(digits),
  )
  const mine = (ticket: Ticket): boolean => ticket.counter === counter || ticket.sentTo === counter
  return (parked.find(mine) ?? parked.find((ticket) => serves(config, counter, ticket)))?.number
}

const serves = (config: HallConfig, id: CounterId, { service }: Ticket): boolean =>
  countersOf(config, service).some((counter) => counter.id === id)
