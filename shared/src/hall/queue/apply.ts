// Folds one event into the queue. Never throws on an event that `decide` made; pure, so that live and replay agree.
import { announced, called, judged } from './apply-call.ts'
import { followed, newDay, over, taken } from './apply-ticket.ts'
import { finished, missed, parked, returned, transferred } from './apply-visit.ts'
import { changed, changedCounter, changedService, withTicket } from './change.ts'
import type { QueueEvent } from './messages.ts'
import type { QueueState } from './types.ts'

export { changed } from './change.ts'

/** @param at ms since 1970, of the event */
export function applyQueue(queue: QueueState, event: QueueEvent, at: number): QueueState {
  switch (event.type) {
    case 'day.began':
      return newDay(queue, event.data.date)
    case 'ticket.taken':
      return taken(queue, event.data, at)
    case 'ticket.told':
      return followed(queue, event.data, at)
    case 'ticket.called':
      return called(queue, event.data, at)
    case 'ticket.recalled':
      return withTicket(queue, event.data.ticket, (ticket) =>
        announced(queue, { ...ticket, calls: ticket.calls + 1, calledAt: at }, event.data.counter, at),
      )
    case 'ticket.started':
      return changed(queue, event.data.ticket, { state: 'serving', startedAt: at })
    case 'ticket.finished':
      return finished(queue, event.data, at)
    case 'ticket.missed':
      return missed(queue, event.data, at)
    case 'ticket.returned':
      return returned(queue, event.data)
    case 'ticket.parked':
      return parked(queue, event.data)
    case 'ticket.transferred':
      return transferred(queue, event.data)
    case 'ticket.cancelled':
      return over(queue, event.data.ticket, 'cancelled', at)
    case 'ticket.lapsed':
      return over(queue, event.data.ticket, 'lapsed', at)
    case 'ticket.reprinted': {
      const { ticket, device, copy } = event.data
      return changed(queue, ticket, { slip: { device, copy, state: 'queued', code: null } })
    }
    case 'counter.opened': {
      const { counter, staff } = event.data
      return changedCounter(queue, counter, { staff, openedAt: at, paused: null, lastCallAt: null })
    }
    case 'counter.closed':
      return changedCounter(queue, event.data.counter, { staff: null, openedAt: null, paused: null })
    case 'counter.paused': {
      const { counter, reason, until } = event.data
      return changedCounter(queue, counter, { paused: { reason, since: at, until } })
    }
    case 'counter.resumed':
      return changedCounter(queue, event.data.counter, { paused: null })
    case 'service.suspended': {
      const { service, reason, until } = event.data
      return changedService(queue, service, { suspended: { reason, since: at, until } })
    }
    case 'service.resumed':
      return changedService(queue, event.data.service, { suspended: null })
    case 'call.proved':
    case 'call.unproved': {
      const { call, painted, expected } = event.data
      return judged(queue, call, { proof: event.type === 'call.proved' ? 'proved' : 'unproved', painted, expected })
    }
    case 'call.unwatched':
      return judged(queue, event.data.call, { proof: 'unwatched' })
  }
}
