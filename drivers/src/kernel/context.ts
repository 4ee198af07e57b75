import type { ProblemContext } from './errors.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Never given personal data: no slip texts, no addresses of tickets. */
export type DeviceLog = (level: LogLevel, message: string, context?: ProblemContext) => void

export type Cancel = () => void

/** Everything a device takes from outside. Devices import no clock, no timer and no log of their own. */
export interface DeviceContext {
  readonly log: DeviceLog
  /** Milliseconds on a clock that never jumps. Only differences mean something. */
  now(): number
  /** Runs `fn` once, `ms` or more from now. Cancelling twice, or after it ran, does nothing. */
  setTimer(ms: number, fn: () => void): Cancel
}

/** The context of a running process. */
export const systemContext = (log: DeviceLog): DeviceContext => ({
  log,
  now: () => performance.now(),
  setTimer(ms, fn) {
    const timer = setTimeout(fn, ms)
    return () => {
      clearTimeout(timer)
    }
  },
})
