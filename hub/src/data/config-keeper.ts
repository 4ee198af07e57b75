// Keeps `hall.json` and the log in step: what a person edits comes into force, what comes into force is written down.
import { FsyncJsonAdapter } from '@tingxu/drivers/documents/fsync-json-adapter.ts'
import { hallConfigSchema, type HallConfig } from '@tingxu/shared/hall/config/schema.ts'
import type { HallHub } from '../hub.ts'
import { describeConfigFault, readConfigFile, watchConfigFile } from './config-file.ts'

export interface ConfigKeeperOptions {
  readonly hub: Pick<HallHub, 'state' | 'configure' | 'pipeline' | 'troubles' | 'report'>
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

  const write = (config: HallConfig): void => {
    writing = writing.then(() => document.write(config)).catch(hub.report)
  }

  const changed = async (): Promise<void> => {
    const read = readConfigFile(file)
    if (read === null) return
    if (!read.ok) {
      say('error', { code: 'hall.config-invalid', ...read.error }, `${describeConfigFault(read.error)} ${STAYS}`)
      return hub.troubles.set('config-faulty', true)
    }
    const isNew = JSON.stringify(read.value) !== JSON.stringify(hub.state().config)
    const configured = isNew ? await hub.configure(read.value) : null
    hub.troubles.set('config-faulty', configured?.ok === false)
    if (configured?.ok === true) say('info', { version: hub.state().configVersion }, 'configuration in force')
    if (configured?.ok === false) say('error', { file, ...configured.error }, `${file} is not put in force. ${STAYS}`)
  }

  return {
    changed,
    open: async () => {
      const read = readConfigFile(file)
      const { config } = hub.state()
      if (read?.ok === false && config === null)
        throw new Error(
          `${describeConfigFault(read.error)} There is no earlier one to go on with: correct that place and start again.`,
        )
      stops = [
        hub.pipeline.onCommitted(({ events, state }) => {
          if (state.config !== null && events.some(({ type }) => type === 'hall.configured')) write(state.config)
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

const STAYS = 'The last good configuration stays in force.'
