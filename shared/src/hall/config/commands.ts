import * as v from 'valibot'
import { defineCommand } from '../../kernel/define.ts'
import { exampleConfig } from './example.ts'
import { hallConfigSchema } from './schema.ts'

export const configureHall = defineCommand({
  type: 'hall.configure',
  permission: 'hall.configure',
  data: v.strictObject({ config: hallConfigSchema }),
  http: { method: 'PUT', path: '/hall' },
  says: 'Put a whole configuration in force; each accepted version is kept in the log (H5).',
  example: { config: exampleConfig },
})

export const clockJumped = defineCommand({
  type: 'clock.jump',
  permission: 'system',
  data: v.strictObject({ byMs: v.pipe(v.number(), v.integer()) }),
  http: { method: 'POST', path: '/clock:jump' },
  says: "The machine's clock jumped: timers are held.",
  example: { byMs: 600_000 },
})

export const confirmClock = defineCommand({
  type: 'clock.confirm',
  permission: 'clock.confirm',
  data: v.strictObject({}),
  http: { method: 'POST', path: '/clock:confirm' },
  says: 'An officer confirms the time after a jump of the clock; timers go on.',
  example: {},
})

export const configCommands = [configureHall, clockJumped, confirmClock] as const
