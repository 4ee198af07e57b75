// Which configuration may come into force: its parts fit, and nobody who waits is left without a service or a counter.
import type { CommandOf, Decided, EventOf } from '../../kernel/define.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { isLive } from '../queue/day.ts'
import { counterConfig, countersOf, serviceConfig } from '../queue/order-context.ts'
import { serviceOf } from '../queue/state.ts'
import type { HallState } from '../state.ts'
import { configFaults } from './check.ts'
import type { configCommands } from './commands.ts'
import type { configEvents } from './events.ts'
import type { HallConfig } from './schema.ts'

export type ConfigCommand = CommandOf<(typeof configCommands)[number]>
export type ConfigEvent = EventOf<(typeof configEvents)[number]>

export function decideConfig(state: HallState, command: ConfigCommand): Decided<ConfigEvent> {
  switch (command.type) {
    case 'clock.jump':
      return ok({ events: state.clockHeld ? [] : [{ type: 'clock.jumped', data: command.data }] })
    case 'clock.confirm':
      return state.clockHeld ? ok({ events: [{ type: 'clock.confirmed', data: {} }] }) : refuse('clock.not-held')
    case 'hall.configure': {
      const { config } = command.data
      const [fault] = configFaults(config)
      if (fault !== undefined) return refuse('hall.config-invalid', { ...fault })
      const inUse = stillInUse(state, config)
      if (inUse !== null) return inUse
      if (state.config !== null && state.config.hall.id !== config.hall.id)
        return refuse('hall.config-invalid', {
          path: 'hall.id',
          expected: state.config.hall.id,
          received: config.hall.id,
        })
      return ok({ events: [{ type: 'hall.configured', data: { config } }] })
    }
  }
}

/** Why this configuration would strand somebody: a person in the queue, or one at their counter. */
function stillInUse({ config: old, queue }: HallState, config: HallConfig) {
  for (const counter of queue.counters.values())
    if (counter.staff !== null && counterConfig(config, counter.id) === undefined)
      return refuse('hall.config-in-use', { counter: counter.id })
  for (const ticket of queue.tickets.values()) {
    // Who missed their call may find their service gone; everybody else has somewhere to go.
    if (!isLive(ticket) || ticket.state === 'no-show') continue
    const { service, sentTo } = ticket
    const before = old === null ? undefined : serviceConfig(old, service)
    const after = serviceConfig(config, service)
    const waiting = serviceOf(queue, service).waiting.length
    if (after === undefined || (before !== undefined && after.series !== before.series))
      return refuse('hall.config-in-use', { service, waiting })
    const servedBefore = old !== null && countersOf(old, service).length > 0
    if (servedBefore && countersOf(config, service).length === 0)
      return refuse('hall.config-in-use', { service, waiting })
    if (sentTo !== null && counterConfig(config, sentTo) === undefined)
      return refuse('hall.config-in-use', { counter: sentTo })
  }
  return null
}
