// What stands on a ticket's slip, put together when the printer's turn comes: the newest truth, not that of the tap.
import * as v from 'valibot'
import { spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { hallTime, sayDate, sayTime } from '@tingxu/shared/i18n/when.ts'
import type { Zone } from '@tingxu/shared/calendar/zone.ts'
import { aheadOf } from '@tingxu/shared/hall/queue/estimate.ts'
import { countersOf, serviceConfig } from '@tingxu/shared/hall/queue/order-context.ts'
import type { Waits } from '@tingxu/shared/hall/queue/waits.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import { TicketId } from '@tingxu/shared/kernel/brands.ts'
import { slipOfTicket } from '@tingxu/drivers/printer/ticket-slip.ts'
import type { OutboxEntry } from '../store/contract.ts'

export interface SlipContext {
  readonly now: number
  readonly zone: Zone
  readonly waits: Waits
  readonly linkOf: (ticket: TicketId) => string | null
}

const Payload = v.object({ ticket: TicketId, copy: v.number() })

/** Null when the ticket is gone. */
export function composeSlip(entry: OutboxEntry, state: HallState, { now, zone, waits, linkOf }: SlipContext): unknown {
  const payload = v.safeParse(Payload, entry.payload)
  const { config, queue } = state
  const ticket = payload.success ? queue.tickets.get(payload.output.ticket) : undefined
  if (config === null || !payload.success || ticket === undefined) return null
  const service = serviceConfig(config, ticket.service)
  const time = hallTime(ticket.takenAt, zone.name)
  const wait = waits.of(queue, config, ticket.id, now)
  return slipOfTicket({
    hall: config.hall.name['zh-Hans'],
    time: `${sayDate(time, 'zh-Hans')} ${sayTime(time)}`,
    series: ticket.series,
    number: ticket.number,
    service: service?.name ?? { 'zh-Hans': ticket.service },
    ahead: aheadOf(queue, ticket.id),
    wait: wait === null ? null : spokenWait(wait.p50, wait.p80),
    zone: config.zones.find(({ id }) => id === service?.zone)?.name ?? null,
    counters: countersOf(config, ticket.service).map(({ number }) => number),
    link: linkOf(ticket.id),
    isCopy: payload.output.copy > 1,
  })
}
