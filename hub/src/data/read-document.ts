// A JSON document that a person may edit: what is wrong with it is told with file, place and what was expected there.
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { ConfigFault } from '@tingxu/shared/hall/config/check.ts'
import { ok, type Result } from '@tingxu/shared/kernel/result.ts'

export interface DocumentFault extends ConfigFault {
  readonly file: string
}

export function readDocument<S extends v.GenericSchema>(
  file: string,
  schema: S,
): Result<v.InferOutput<S>, DocumentFault> {
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
  const parsed = v.safeParse(schema, data)
  if (parsed.success) return ok(parsed.output)
  const [issue] = parsed.issues
  const path = v.getDotPath(issue) ?? ''
  if (issue.expected === 'never') return fault(path, 'no such field', issue.received)
  return fault(path, issue.expected ?? issue.message, issue.received)
}

export const describeDocumentFault = ({ file, path, expected, received }: DocumentFault): string =>
  `${file}: at ${path === '' ? 'the whole file' : path} expected ${expected}, got ${received}.`
