// The queue's commands and events as types, drawn from their schemas.
import type { CommandOf, Decided, EventOf } from '../../kernel/define.ts'
import { ok } from '../../kernel/result.ts'
import type { queueCommands } from './commands.ts'
import type { queueEvents } from './events.ts'

export type QueueCommand = CommandOf<(typeof queueCommands)[number]>
export type QueueEvent = EventOf<(typeof queueEvents)[number]>

/** The data of the command or event of this type. */
export type CommandData<T extends QueueCommand['type']> = Extract<QueueCommand, { type: T }>['data']
export type EventData<T extends QueueEvent['type']> = Extract<QueueEvent, { type: T }>['data']

export const done = (...events: QueueEvent[]): Decided<QueueEvent> => ok({ events })
