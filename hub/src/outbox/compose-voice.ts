// A spoken call: the sound itself is rendered when the speaker fetches it, too large for the job.
import * as v from 'valibot'
import { counterConfig } from '@tingxu/shared/hall/queue/order-context.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import { CounterId, TicketNumber } from '@tingxu/shared/kernel/brands.ts'
import type { OutboxEntry } from '../store/contract.ts'

const Payload = v.object({ number: TicketNumber, counter: CounterId })

/** Where a speaker finds the sound of a call, for as long as the call is among the day's newest. */
export const soundPath = (number: string, counter: string): string => `/api/v1/sounds/${number}/${counter}.wav`

/** Null when the ticket has moved on: such a call is dropped unspoken (rules §7). */
export function composeVoice({ payload }: OutboxEntry, { config, queue }: HallState): { readonly path: string } | null {
  const parsed = v.safeParse(Payload, payload)
  if (!parsed.success || config === null) return null
  const { number, counter } = parsed.output
  const isCalled = queue.calls.some((call) => {
    if (call.number !== number || call.counter !== counter) return false
    const ticket = queue.tickets.get(call.ticket)
    return ticket?.counter === counter && (ticket.state === 'called' || ticket.state === 'serving')
  })
  return isCalled && counterConfig(config, counter) !== undefined ? { path: soundPath(number, counter) } : null
}
