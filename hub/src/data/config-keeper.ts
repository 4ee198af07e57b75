// Keeps `hall.json` and the log in step: what a person edits comes into force, what comes into force is written down.
import { FsyncJsonAdapter } from '@tingxu/drivers/documents/fsync-json-adapter.ts'
import { hallConfigSchema, type HallConfig } from '@tingxu/shared/hall/config/schema.ts'
import type { HallHub } from '../hub.ts'
import { readConfigFile, watchConfigFile } from './config-file.ts'
import { describeDocumentFault } from './read-document.ts'

export interface ConfigKeeperOptions {
  readonly hub: Pick<HallHub, 'state' | 'configure' | 'pipeline' | 'troubles' | 'report' | 'now'>
  readonly file: string
  readonly say: (level: 'info' | 'error', context: object, words: string) => void
}

export interface ConfigKeeper {
  /** Puts the file in force, or says why not. Throws where it is faulty and the log knows no earlier one. */
  readonly open: () => Promise<void>
  /** The file was changed by somebody. */
  readonly changed: () => Promise<void>
  /** Resolves once the last configuration is written down. */
  readonly close: () => Promise<void>
}

export function createConfigKeeper({ hub, file, say }: ConfigKeeperOptions): ConfigKeeper {
  const document = new FsyncJsonAdapter({ file, schema: hallConfigSchema })
  let writing = Promise.resolve()
  let stops: readonly (() => void)[] = []
  /** The file is good, but somebody still uses what it takes away: since when it was last tried. */
  let inUseAt: number | null = null

  const write = (config: HallConfig): void => {
    writing = writing.then(() => document.write(config)).catch(hub.report)
  }

  const changed = async (): Promise<void> => {
    const read = readConfigFile(file)
    if (read === null) return
    if (!read.ok) {
      say('error', { code: 'hall.config-invalid', ...read.error }, `${describeDocumentFault(read.error)} ${STAYS}`)
      return hub.troubles.set('config-faulty', true)
    }
    inUseAt &&= hub.now()
    const isNew = JSON.stringify(read.value) !== JSON.stringify(hub.state().config)
    const configured = isNew ? await hub.configure(read.value) : null
    hub.troubles.set('config-faulty', configured?.ok === false)
    const wasInUse = inUseAt !== null
    inUseAt = configured?.ok === false && configured.error.code === 'hall.config-in-use' ? hub.now() : null
    if (configured?.ok === true) say('info', { version: hub.state().configVersion }, 'configuration in force')
    if (configured?.ok === false && !(wasInUse && inUseAt !== null))
      say('error', { file, ...configured.error }, `${file} is not put in force. ${STAYS}`)
  }

  return {
    changed,
    open: async () => {
      const read = readConfigFile(file)
      const { config } = hub.state()
      if (read?.ok === false && config === null)
        throw new Error(
          `${describeDocumentFault(read.error)} There is no earlier one to go on with: correct that place and start again.`,
        )
      stops = [
        hub.pipeline.onCommitted(({ events, state }) => {
          if (state.config !== null && events.some(({ type }) => type === 'hall.configured')) write(state.config)
          // Whoever used it may have gone with these events.
          else if (inUseAt !== null && hub.now() - inUseAt >= RETRY_MS) void changed().catch(hub.report)
        }),
        watchConfigFile(file, () => void changed().catch(hub.report)),
      ]
      if (read === null && config !== null) write(config)
      await changed()
    },
    close: async () => {
      for (const stop of stops) stop()
      stops = []
      await writing
    },
  }
}

/** A file that waits for the last person to be served is tried so often at most, ms. */
const RETRY_MS = 10_000

const STAYS = 'The last good configuration stays in force.'
