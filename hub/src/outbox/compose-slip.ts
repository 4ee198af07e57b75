// What stands on a ticket's slip, put into words when the printer's turn comes: the newest truth, not that of the tap.
import { sayAboutWait, spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { translator } from '@tingxu/shared/i18n/translator.ts'
import { hallTime, sayDate, sayTime } from '@tingxu/shared/i18n/when.ts'
import type { Zone } from '@tingxu/shared/calendar/zone.ts'
import { aheadOf, waitOf } from '@tingxu/shared/hall/queue/estimate.ts'
import { countersOf, serviceConfig } from '@tingxu/shared/hall/queue/order-context.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import { TicketId } from '@tingxu/shared/kernel/brands.ts'
import { ticketSlip } from '@tingxu/drivers/printer/ticket-slip.ts'
import * as v from 'valibot'
import type { OutboxEntry } from '../store/contract.ts'

export interface SlipContext {
  readonly now: number
  readonly zone: Zone
  readonly linkOf: (ticket: TicketId) => string | null
}

const Payload = v.object({ ticket: TicketId, copy: v.number() })

/** Null when the ticket is gone. */
export function composeSlip(entry: OutboxEntry, state: HallState, { now, zone, linkOf }: SlipContext): unknown {
  const payload = v.safeParse(Payload, entry.payload)
  const { config, queue } = state
  const ticket = payload.success ? queue.tickets.get(payload.output.ticket) : undefined
  if (config === null || !payload.success || ticket === undefined) return null
  const service = serviceConfig(config, ticket.service)
  const t = translator('zh-Hans')
  const time = hallTime(ticket.takenAt, zone.name)
  const ahead = aheadOf(queue, ticket.id)
  const wait = waitOf(queue, config, ticket.id, now)
  const link = linkOf(ticket.id)
  const zoneName = config.zones.find(({ id }) => id === service?.zone)?.name['zh-Hans'] ?? ''
  const signs = countersOf(config, ticket.service).map(({ number }) => number)
  return ticketSlip({
    hall: config.hall.name['zh-Hans'],
    printedAt: `${sayDate(time, 'zh-Hans')} ${sayTime(time)}`,
    number: { prefix: ticket.series, digits: ticket.number.slice(ticket.series.length) },
    service: service?.name['zh-Hans'] ?? ticket.service,
    facts: [
      { label: t.kiosk.ticket.ahead, value: ahead === 0 ? t.kiosk.ticket.next : t.kiosk.ticket.people(ahead) },
      { label: t.kiosk.ticket.wait, value: wait === null ? t.kiosk.ticket.unknownWait : sayAboutWait(t, spokenWait(wait.p50, wait.p80)) },
      { label: t.kiosk.ticket.where, value: zoneName },
      { label: t.kiosk.ticket.counters, value: signs.length > 4 ? `${signs.slice(0, 4).join('、')}…` : signs.join('、') },
    ],
    ...(link === null ? {} : { qr: { url: link, caption: t.kiosk.ticket.scan } }),
    isCopy: payload.output.copy > 1,
  })
}
