// Which events a command of the queue makes: pure. Refusals are coded; nothing is half-done.
import type { Decided, DecisionContext } from '../../kernel/define.ts'
import { refuse } from '../../kernel/result.ts'
import type { HallState } from '../state.ts'
import { decideCounter } from './decide-counter.ts'
import { decideInterruption, decideService, judgeCall } from './decide-service.ts'
import { cancelTicket, reprintTicket, returnTicket, takeGreenTicket, takeTicket } from './decide-ticket.ts'
import { done, type QueueCommand, type QueueEvent } from './messages.ts'

export { dayChange, isLive } from './day.ts'
export { appointmentTicket } from './decide-ticket.ts'
export type { QueueCommand, QueueEvent } from './messages.ts'

export function decideQueue(state: HallState, command: QueueCommand, context: DecisionContext): Decided<QueueEvent> {
  const { config } = state
  // What begins a day is decided before every command; this one asks for nothing more.
  if (command.type === 'day.begin') return done()
  if (config === null) return refuse('hall.not-configured')
  switch (command.type) {
    case 'ticket.take':
      return takeTicket(state, config, command.data, context)
    case 'ticket.take-green':
      return takeGreenTicket(state, config, command.data, context)
    case 'ticket.return':
      return returnTicket(state, config, command.data, context)
    case 'ticket.reprint':
      return reprintTicket(state, command.data, context)
    case 'ticket.cancel':
      return cancelTicket(state, command.data)
    case 'service.suspend':
    case 'service.resume':
      return decideService(state, config, command, context)
    case 'hall.suspend':
    case 'hall.resume':
      return decideInterruption(state, config, command, context)
    case 'call.judge':
      return judgeCall(state, command.data)
    default:
      return decideCounter(state, config, command, context)
  }
}
