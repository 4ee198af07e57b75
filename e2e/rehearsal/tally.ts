// What a rehearsed day came to.
import type { CommandResult } from '@tingxu/shared/wire/protocol.ts'

export interface Tally {
  readonly note: (type: string, result: CommandResult) => void
  /** From the ticket to the first call, rehearsed ms. */
  readonly waited: (ms: number) => void
  readonly lasted: (minutes: number) => void
  readonly summary: () => Summary
}

export interface Summary {
  readonly minutes: number
  /** Accepted, by command. */
  readonly done: Readonly<Record<string, number>>
  /** By command and code. */
  readonly refused: Readonly<Record<string, number>>
  readonly waitMinutes: { readonly p50: number; readonly p90: number; readonly max: number }
}

export function createTally(): Tally {
  const done = new Map<string, number>()
  const refused = new Map<string, number>()
  const waits: number[] = []
  let minutes = 0
  const one = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1)
  return {
    note: (type, result) => one(result.ok ? done : refused, result.ok ? type : `${type} ${result.error.code}`),
    waited: (ms) => void waits.push(ms / 60_000),
    lasted: (all) => {
      minutes = all
    },
    summary: () => {
      const sorted = waits.toSorted((a, b) => a - b)
      const at = (share: number): number =>
        Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
      return {
        minutes: Math.round(minutes),
        done: Object.fromEntries([...done].sort()),
        refused: Object.fromEntries([...refused].sort()),
        waitMinutes: { p50: at(0.5), p90: at(0.9), max: at(1) },
      }
    },
  }
}
