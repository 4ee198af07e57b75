// A slip moves forward only: queued, sent, then one end. A person's word may settle an uncertain one.
import type { CommandOf, Decided, EventOf } from '../../kernel/define.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { changed } from '../queue/apply.ts'
import type { SlipState } from '../queue/types.ts'
import type { HallState } from '../state.ts'
import type { slipCommands } from './commands.ts'
import type { slipEvents } from './events.ts'

export type SlipCommand = CommandOf<(typeof slipCommands)[number]>
export type SlipEvent = EventOf<(typeof slipEvents)[number]>

const FROM: Readonly<Record<'sent' | 'confirmed' | 'uncertain' | 'failed', readonly SlipState[]>> = {
  sent: ['queued'],
  confirmed: ['queued', 'sent', 'uncertain'],
  uncertain: ['queued', 'sent'],
  failed: ['queued', 'sent'],
}

export function decideSlip(state: HallState, command: SlipCommand): Decided<SlipEvent> {
  const { ticket } = command.data
  const slip = state.queue.tickets.get(ticket)?.slip
  if (!slip) return refuse('ticket.unknown', { ticket })
  if (command.type === 'slip.answer') {
    if (slip.state !== 'uncertain') return refuse('job.wrong-state', { ticket, state: slip.state })
    return ok({
      events: [{ type: 'slip.reported', data: { ticket, copy: slip.copy, state: 'confirmed', code: null } }],
    })
  }
  const { copy, state: next, code } = command.data
  // A late word about an earlier slip changes nothing.
  if (copy !== slip.copy || !FROM[next].includes(slip.state)) return ok({ events: [] })
  return ok({ events: [{ type: 'slip.reported', data: { ticket, copy, state: next, code } }] })
}

export function applySlip(state: HallState, { data }: SlipEvent): HallState {
  const slip = state.queue.tickets.get(data.ticket)?.slip
  if (slip?.copy !== data.copy) return state
  return {
    ...state,
    queue: changed(state.queue, data.ticket, { slip: { ...slip, state: data.state, code: data.code } }),
  }
}
