import type { HallError, ErrorCode, ErrorContext } from './error.ts'

/** An expected outcome: done, or refused with a coded reason. Throwing is kept for bugs and lost resources. */
export type Result<T, E = HallError> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const refuse = (
  code: ErrorCode,
  context: ErrorContext = {},
): { readonly ok: false; readonly error: HallError } => ({ ok: false, error: { code, context } })
