// What the callers of a line show, put together when its turn comes: the newest truth, not that of the event.
import * as v from 'valibot'
import { callerSeats, type CallerSeat } from '@tingxu/shared/hall/outbox/caller-display.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import type { DeviceId } from '@tingxu/shared/kernel/brands.ts'
import type { OutboxEntry } from '../store/contract.ts'

const Payload = v.object({ beep: v.array(v.number()) })

export interface CallerPayload {
  readonly displays: readonly CallerSeat[]
  readonly now: readonly { readonly address: number; readonly what: 'beep' }[]
}

/** Null when there is no such line any more. Nobody is roused for people who are gone. */
export function composeCaller({ target, payload }: OutboxEntry, state: HallState): CallerPayload | null {
  const line = state.devices.get(target as DeviceId)
  const parsed = v.safeParse(Payload, payload)
  if (line === undefined || !parsed.success) return null
  const displays = callerSeats(state, line)
  const isWanted = (address: number): boolean =>
    displays.some((seat) => seat.address === address && seat.ticket === null && (seat.waiting ?? 0) > 0)
  return {
    displays,
    now: parsed.output.beep.filter(isWanted).map((address) => ({ address, what: 'beep' })),
  }
}
