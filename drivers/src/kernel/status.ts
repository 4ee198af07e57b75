import type { DeviceCode, ProblemContext } from './errors.ts'

/** `ok`: works. `warning`: works, somebody should look after it. `down`: does not work. */
export type StatusLevel = 'ok' | 'warning' | 'down'

/** The state of a device as data. Every change is reported once; equal states are not repeated. */
export interface DeviceStatus {
  readonly level: StatusLevel
  readonly code: DeviceCode
  readonly context: ProblemContext
}

export const status = (level: StatusLevel, code: DeviceCode, context: ProblemContext = {}): DeviceStatus => ({
  level,
  code,
  context,
})

export function sameStatus(a: DeviceStatus, b: DeviceStatus): boolean {
  const names = Object.keys(a.context)
  return (
    a.level === b.level &&
    a.code === b.code &&
    names.length === Object.keys(b.context).length &&
    names.every((name) => a.context[name] === b.context[name])
  )
}
