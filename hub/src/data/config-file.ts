// `hall.json`: the document a person may edit. Read at start and when it changes; a faulty one is reported, the last good one stays.
import { existsSync, readFileSync, unwatchFile, watchFile } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { configFaults, type ConfigFault } from '@tingxu/shared/hall/config/check.ts'
import { hallConfigSchema, type HallConfig } from '@tingxu/shared/hall/config/schema.ts'
import { ok, type Result } from '@tingxu/shared/kernel/result.ts'

export const configFileOf = (dataDir: string): string => join(dataDir, 'hall.json')

export interface ConfigFileFault extends ConfigFault {
  readonly file: string
}

/** Null where there is no file yet. */
export function readConfigFile(file: string): Result<HallConfig, ConfigFileFault> | null {
  if (!existsSync(file)) return null
  const fault = (path: string, expected: string, received: string) => ({
    ok: false as const,
    error: { file, path, expected, received },
  })
  let data: unknown
  try {
    data = JSON.parse(readFileSync(file, 'utf8'))
  } catch (thrown) {
    return fault('', 'a JSON document', thrown instanceof Error ? thrown.message : String(thrown))
  }
  const parsed = v.safeParse(hallConfigSchema, data)
  if (!parsed.success) {
    const [issue] = parsed.issues
    const path = v.getDotPath(issue) ?? ''
    if (issue.expected === 'never') return fault(path, 'no such field', issue.received)
    return fault(path, issue.expected ?? issue.message, issue.received)
  }
  const [first] = configFaults(parsed.output)
  return first === undefined ? ok(parsed.output) : fault(first.path, first.expected, first.received)
}

export const describeConfigFault = ({ file, path, expected, received }: ConfigFileFault): string =>
  `${file}: at ${path === '' ? 'the whole file' : path} expected ${expected}, got ${received}.`

/** Calls back when the file was changed by somebody. Returns the end of it. */
export function watchConfigFile(file: string, changed: () => void): () => void {
  const listener = (now: { mtimeMs: number }, before: { mtimeMs: number }): void => {
    if (now.mtimeMs !== before.mtimeMs && now.mtimeMs !== 0) changed()
  }
  watchFile(file, { interval: 2000, persistent: false }, listener)
  return () => unwatchFile(file, listener)
}
