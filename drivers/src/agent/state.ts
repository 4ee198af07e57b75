// The agent's own documents in its state folder: what hangs on it (a person edits that), and what it remembers.
import { join } from 'node:path'
import * as v from 'valibot'
import { openDocument } from '../documents/open-document.ts'
import { ledLayoutSchema } from '../led/model.ts'
import { portSchema } from './ports.ts'
import { emptySpool, spoolSchema } from './spool.ts'

const agentSchema = v.strictObject({
  devices: v.pipe(
    v.array(
      v.strictObject({
        /** What the hall knows it as. */
        id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,47}$/, 'an id as in "printer-1"')),
        /** A file of `config/devices`, without `.json`. */
        model: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
        /** What it hangs on; speakers hang on the machine itself. */
        port: v.optional(portSchema),
        /** Letters of the hall's series, for printers that keep plates. */
        plateLetters: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]+$/))),
        /** Where the areas of an LED board lie. */
        layout: v.optional(ledLayoutSchema),
        /** Of a modem's SIM card. */
        pin: v.optional(v.pipe(v.string(), v.regex(/^\d{4,8}$/))),
        /** More arguments for a speaker's player, as in `["-D", "plughw:1,0"]`. */
        args: v.optional(v.array(v.pipe(v.string(), v.maxLength(100)))),
      }),
    ),
    v.maxLength(32),
    v.check((devices) => new Set(devices.map(({ id }) => id)).size === devices.length, 'each id once'),
  ),
})
export type AgentDocument = v.InferOutput<typeof agentSchema>

const memorySchema = v.object({
  token: v.nullable(v.string()),
  /** What is left on the roll of each printer, mm. */
  paperLeftMm: v.record(v.string(), v.number()),
})

/** Rejects with a `DocumentError` that names file and place when one of them cannot be used. */
export async function openState(folder: string, onRecovered: (fault: { readonly code: string }) => void) {
  return {
    /** Read at the start only, never written after it was made. */
    agent: await openDocument<AgentDocument>({
      ...{ file: join(folder, 'agent.json'), schema: agentSchema, initial: { devices: [] }, onRecovered },
    }),
    memory: await openDocument({
      ...{ file: join(folder, 'memory.json'), schema: memorySchema, onRecovered },
      initial: { token: null, paperLeftMm: {} },
    }),
    spool: await openDocument({
      file: join(folder, 'spool.json'),
      schema: spoolSchema,
      initial: emptySpool,
      onRecovered,
    }),
  }
}
