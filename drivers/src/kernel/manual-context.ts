// Virtual time for tests and rehearsals: nothing happens until somebody turns the clock.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DeviceContext, LogLevel } from './context.ts'
import type { ProblemContext } from './errors.ts'

export interface ManualContext extends DeviceContext {
  readonly lines: readonly { level: LogLevel; message: string; context?: ProblemContext | undefined }[]
  /** Turns the clock on by `ms`, running what falls due in order and letting promises settle in between. */
  advance(ms: number): Promise<void>
  /** Lets every promise that can settle do so, without moving the clock. */
  settle(): Promise<void>
  /** How many timers are waiting: a closed device leaves none behind. */
  pendingTimers(): number
}

export function createManualContext(): ManualContext {
  let nowMs = 0
  let order = 0
  const timers = new Map<number, { dueMs: number; fn: () => void }>()
  const lines: { level: LogLevel; message: string; context?: ProblemContext | undefined }[] = []

  const earliest = (untilMs: number) => {
    let found: { key: number; dueMs: number; fn: () => void } | undefined
    for (const [key, { dueMs, fn }] of timers) {
      if (dueMs <= untilMs && (found === undefined || dueMs < found.dueMs)) found = { key, dueMs, fn }
    }
    return found
  }

  return {
    lines,
    log: (level, message, context) => lines.push({ level, message, context }),
    now: () => nowMs,
    setTimer(ms, fn) {
      const key = order++
      timers.set(key, { dueMs: nowMs + Math.max(0, ms), fn })
      return () => timers.delete(key)
    },
    async advance(ms) {
      const untilMs = nowMs + ms
      await nextTurn()
      for (let next = earliest(untilMs); next !== undefined; next = earliest(untilMs)) {
        timers.delete(next.key)
        nowMs = Math.max(nowMs, next.dueMs)
        next.fn()
        await nextTurn()
      }
      nowMs = untilMs
    },
    async settle() {
      await nextTurn()
    },
    pendingTimers: () => timers.size,
  }
}
