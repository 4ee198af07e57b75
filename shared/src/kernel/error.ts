/**
 * Every reason for which the hall refuses a command or a request, with the HTTP status it answers with.
 * `docs/errors.md` explains exactly these; the words for people are translations keyed by code.
 */
export const hallErrors = {
  'command.unknown': 404,
  'command.malformed': 400,
  'command.id-reused': 409,
  'command.too-large': 413,
  'command.rate': 429,
  'permission.denied': 403,
  'auth.required': 401,
  'auth.failed': 401,
  'auth.code-unknown': 401,
  'auth.password-weak': 400,
  'auth.throttled': 429,
  'auth.origin': 403,
  'store.unavailable': 503,
  'store.read-only': 507,
  'view.unknown': 404,
  'view.malformed': 400,
  'hall.not-configured': 409,
  'hall.config-invalid': 400,
  'hall.config-in-use': 409,
  'clock.not-held': 409,
  'service.unknown': 404,
  'service.suspended': 409,
  'service.not-suspended': 409,
  'counter.unknown': 404,
  'counter.not-yours': 403,
  'counter.not-open': 409,
  'counter.already-open': 409,
  'counter.elsewhere': 409,
  'counter.paused': 409,
  'counter.not-paused': 409,
  'counter.busy': 409,
  'counter.nobody-waiting': 409,
  'counter.nobody-here': 409,
  'counter.not-served': 409,
  'ticket.unknown': 404,
  'ticket.another': 409,
  'ticket.wrong-state': 409,
  'ticket.calls-used-up': 409,
  'ticket.recall-too-soon': 409,
  'ticket.too-late': 409,
  'ticket.nowhere-to-go': 409,
  'ticket.not-yours': 403,
  'alert.unknown': 404,
  'appointment.unknown': 404,
  'appointment.wrong-state': 409,
  'appointment.full': 409,
  'appointment.past': 409,
  'appointment.wrong-day': 409,
  'staff.unknown': 404,
  'staff.exists': 409,
  'staff.last-administrator': 409,
  'staff.beyond-your-rights': 403,
  'device.unknown': 404,
  'device.exists': 409,
  'device.code-unknown': 404,
  'key.unknown': 404,
  'key.exists': 409,
  'job.unknown': 404,
  'job.wrong-state': 409,
  'http.not-found': 404,
  'internal.fault': 500,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof hallErrors
export type ErrorContext = Readonly<Record<string, string | number | boolean | null>>

export interface HallError {
  readonly code: ErrorCode
  /** What a person or program needs to act on the code: ids, limits, times. Never personal data. */
  readonly context: ErrorContext
}
