// Which configuration may come into force: its parts fit, and nobody who waits is left without a service or a counter.
import type { CommandOf, Decided, EventOf } from '../../kernel/define.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { serviceOf } from '../queue/state.ts'
import type { HallState } from '../state.ts'
import { configFaults } from './check.ts'
import type { configCommands } from './commands.ts'
import type { configEvents } from './events.ts'

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
      for (const old of state.config?.services ?? []) {
        const waiting = serviceOf(state.queue, old.id).waiting.length
        const next = config.services.find(({ id }) => id === old.id)
        if (waiting > 0 && next === undefined) return refuse('hall.config-in-use', { service: old.id, waiting })
        if (waiting > 0 && next?.series !== old.series)
          return refuse('hall.config-in-use', { service: old.id, waiting })
      }
      for (const counter of state.queue.counters.values())
        if (counter.staff !== null && !config.counters.some(({ id }) => id === counter.id))
          return refuse('hall.config-in-use', { counter: counter.id })
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
