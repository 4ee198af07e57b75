// What the tests of identity share: a clock set by hand, random bytes that repeat, and a way past a Result.
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { DeviceId, KeyId, StaffId, TicketId } from '@tingxu/shared/kernel/brands.ts'
import type { Result } from '@tingxu/shared/kernel/result.ts'
import type { Ended } from './revocations.ts'
import type { RandomBytes } from './secrets.ts'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

export interface HandClock {
  readonly now: () => number
  readonly pass: (ms: number) => void
}

export const handClock = (start = 1_773_273_600_000): HandClock => {
  let at = start
  return {
    now: () => at,
    pass: (ms) => {
      at += ms
    },
  }
}

/** Differs at each call, the same in each run. */
export const seededRandom = (seed = 'identity'): RandomBytes => {
  let calls = 0
  return (count) => {
    calls += 1
    const blocks = Array.from({ length: Math.ceil(count / 32) }, (_, block) =>
      createHash('sha256').update(`${seed}:${calls}:${block}`).digest(),
    )
    return Buffer.concat(blocks).subarray(0, count)
  }
}

export const valueOf = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`)
  return result.value
}

export const codeOf = <C extends string>(result: Result<unknown, { readonly code: C }>): C | 'done' =>
  result.ok ? 'done' : result.error.code

export const collected = () => {
  const all: Ended[] = []
  return { all, ended: (what: Ended) => void all.push(what) }
}

export const staffId = (id: string): StaffId => v.parse(StaffId, id)
export const deviceId = (id: string): DeviceId => v.parse(DeviceId, id)
export const keyId = (id: string): KeyId => v.parse(KeyId, id)
export const ticketId = (id: string): TicketId => v.parse(TicketId, id)
