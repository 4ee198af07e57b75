// Every command and event of the hall. A new one joins its subject's list and is then known everywhere:
// to the sockets, the API and its documentation, the permission table and the schema tests.
import type { CommandOf, CommandSpec, EventOf, EventSpec } from '../kernel/define.ts'
import { alertCommands } from './alerts/commands.ts'
import { alertEvents } from './alerts/events.ts'
import { appointmentCommands } from './appointments/commands.ts'
import { appointmentEvents } from './appointments/events.ts'
import { configCommands } from './config/commands.ts'
import { configEvents } from './config/events.ts'
import { deviceCommands } from './devices/commands.ts'
import { deviceEvents } from './devices/events.ts'
import { guideCommands } from './guides/commands.ts'
import { guideEvents } from './guides/events.ts'
import { peopleCommands } from './people/commands.ts'
import { peopleEvents } from './people/events.ts'
import { queueCommands } from './queue/commands.ts'
import { queueEvents } from './queue/events.ts'
import { slipCommands } from './slips/commands.ts'
import { slipEvents } from './slips/events.ts'

export const commandSpecs = [
  ...queueCommands,
  ...slipCommands,
  ...alertCommands,
  ...appointmentCommands,
  ...guideCommands,
  ...deviceCommands,
  ...peopleCommands,
  ...configCommands,
] as const

export const eventSpecs = [
  ...queueEvents,
  ...slipEvents,
  ...alertEvents,
  ...appointmentEvents,
  ...guideEvents,
  ...deviceEvents,
  ...peopleEvents,
  ...configEvents,
] as const

export type HallCommand = CommandOf<(typeof commandSpecs)[number]>
export type HallEvent = EventOf<(typeof eventSpecs)[number]>

export const commandByType: ReadonlyMap<string, CommandSpec> = new Map(
  commandSpecs.map((spec) => [spec.type, spec as CommandSpec]),
)
export const eventByType: ReadonlyMap<string, EventSpec> = new Map(
  eventSpecs.map((spec) => [spec.type, spec as EventSpec]),
)
