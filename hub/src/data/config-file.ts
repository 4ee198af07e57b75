// `hall.json`: the document a person may edit. Read at start and when it changes; a faulty one is reported, the last good one stays.
import { existsSync, unwatchFile, watchFile } from 'node:fs'
import { join } from 'node:path'
import { configFaults } from '@tingxu/shared/hall/config/check.ts'
import { hallConfigSchema, type HallConfig } from '@tingxu/shared/hall/config/schema.ts'
import type { Result } from '@tingxu/shared/kernel/result.ts'
import { readDocument, type DocumentFault } from './read-document.ts'

export const configFileOf = (dataDir: string): string => join(dataDir, 'hall.json')

/** Null where there is no file yet. */
export function readConfigFile(file: string): Result<HallConfig, DocumentFault> | null {
  if (!existsSync(file)) return null
  const read = readDocument(file, hallConfigSchema)
  if (!read.ok) return read
  const [first] = configFaults(read.value)
  return first === undefined ? read : { ok: false, error: { file, ...first } }
}

/** Calls back when the file was changed by somebody. Returns the end of it. */
export function watchConfigFile(file: string, changed: () => void): () => void {
  const listener = (now: { mtimeMs: number }, before: { mtimeMs: number }): void => {
    if (now.mtimeMs !== before.mtimeMs && now.mtimeMs !== 0) changed()
  }
  watchFile(file, { interval: 2000, persistent: false }, listener)
  return () => unwatchFile(file, listener)
}
