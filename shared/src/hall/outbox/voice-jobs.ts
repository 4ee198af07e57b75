import type { CounterId, DeviceId, TicketNumber } from '../../kernel/brands.ts'
import { speakersOf } from '../devices/speakers.ts'
import { zoneOf } from '../queue/order-context.ts'
import type { HallEvent } from '../registry.ts'
import type { HallState } from '../state.ts'
import type { JobContext } from './jobs.ts'

/** A call that waited longer for its turn than this would only confuse (rules §7). */
const VOICE_MS = 60_000

export interface VoiceJobRow {
  /** `voice:speaker-1:<key>` */
  readonly id: string
  readonly kind: 'voice'
  readonly target: DeviceId
  readonly payload: { readonly number: TicketNumber; readonly counter: CounterId }
  readonly notAfter: number
}

/** Each call and recall is spoken by the speakers of its counter's zone, and by those of the whole hall (P5). */
export function voiceJobs(event: HallEvent, state: HallState, { at, key }: JobContext): readonly VoiceJobRow[] {
  if (event.type !== 'ticket.called' && event.type !== 'ticket.recalled') return []
  const { ticket, counter } = event.data
  const found = state.queue.tickets.get(ticket)
  const zone = state.config === null ? undefined : zoneOf(state.config, counter)
  const speakers = speakersOf(state, zone)
  if (found === undefined || speakers.length === 0) return []
  const own = key()
  return speakers.map(({ id }) => ({
    ...{ id: `voice:${id}:${own}`, kind: 'voice', target: id },
    payload: { number: found.number, counter },
    notAfter: at + VOICE_MS,
  }))
}
