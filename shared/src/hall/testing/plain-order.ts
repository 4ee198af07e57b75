// The order of the hall said as plainly as possible, by looking at everybody: what the fast one must agree with.
import type { CounterConfig, HallRules } from '../config/schema.ts'
import { counterOf, serviceOf } from '../queue/state.ts'
import type { QueueState, Ticket } from '../queue/types.ts'

const MINUTE_MS = 60_000

export interface PlainNext {
  readonly ticket: string
  readonly reason: string
}

export function plainNext(queue: QueueState, counter: CounterConfig, rules: HallRules, now: number): PlainNext | null {
  const serves = (ticket: Ticket): boolean => counter.services.some(({ service }) => service === ticket.service)
  const all = [...queue.tickets.values()].filter(({ service }) => serviceOf(queue, service).suspended === null)
  const oldest = (tickets: readonly Ticket[]): Ticket | undefined =>
    [...tickets].sort(
      (a, b) => a.waitingSince - b.waitingSince || a.id.length - b.id.length || (a.id < b.id ? -1 : 1),
    )[0]
  const as = (ticket: Ticket, reason: string): PlainNext => ({ ticket: ticket.id, reason })

  const sent = all.filter(({ state, sentTo }) => state === 'waiting' && sentTo === counter.id)
  const due = all.filter(
    (ticket) =>
      ticket.state === 'parked' &&
      ticket.notBefore !== null &&
      ticket.notBefore <= now &&
      (ticket.sentTo === null ? serves(ticket) : ticket.sentTo === counter.id),
  )
  const first = oldest([...sent, ...due])
  if (first !== undefined) return as(first, first.state === 'parked' ? 'parked-due' : 'sent-back')

  const line = all.filter((ticket) => ticket.state === 'waiting' && ticket.sentTo === null && serves(ticket))
  const back = oldest(line.filter((t) => t.turnAtCall !== null && t.turnAtCall <= serviceOf(queue, t.service).called))
  if (back !== undefined) return as(back, 'came-back')

  const others = line.filter(({ turnAtCall }) => turnAtCall === null)
  const late = (t: Ticket): boolean =>
    t.takenAt > (t.appointmentAt ?? Infinity) + rules.appointmentLateMinutes * MINUTE_MS
  const from = (t: Ticket): number => (t.appointmentAt ?? 0) - rules.appointmentHeadStartMinutes * MINUTE_MS
  const privileged = others
    .filter((t) => t.lane === 'green' || (t.lane === 'appointment' && !late(t) && now >= from(t)))
    .sort((a, b) => (a.appointmentAt ?? a.waitingSince) - (b.appointmentAt ?? b.waitingSince))
  const walkIns = others.filter((t) => t.lane === 'walk-in' || (t.lane === 'appointment' && late(t)))
  const aged = oldest(walkIns.filter((t) => now - t.waitingSince >= plainAgedAfter(queue, t, rules, now)))
  const urgent = privileged.filter((t) => due0(t) === (privileged[0] === undefined ? 0 : due0(privileged[0])))
  const next = oldest(urgent)
  if (next !== undefined && (aged === undefined || counterOf(queue, counter.id).lastTurn !== 'privileged'))
    return as(next, next.lane === 'green' ? 'green' : 'appointment')
  if (aged !== undefined) return as(aged, 'aged')

  const start = (t: Ticket): number =>
    (counter.services.find(({ service }) => service === t.service)?.headStartMinutes ?? 0) * MINUTE_MS
  const best = Math.min(...walkIns.map((t) => t.waitingSince - start(t)))
  const walkIn = oldest(walkIns.filter((t) => t.waitingSince - start(t) === best))
  if (walkIn !== undefined) return as(walkIn, walkIn.transferredFrom === null ? 'waited' : 'transferred')
  const held = oldest(line.filter(({ turnAtCall }) => turnAtCall !== null))
  return held === undefined ? null : as(held, 'came-back')
}

const due0 = (t: Ticket): number => t.appointmentAt ?? t.waitingSince

function plainAgedAfter(queue: QueueState, { service }: Ticket, rules: HallRules, now: number): number {
  const waits = serviceOf(queue, service)
    .recentWaits.filter(([at]) => now - at < 60 * MINUTE_MS)
    .map(([, waitMs]) => waitMs)
    .sort((a, b) => a - b)
  if (waits.length < 20) return rules.agedWithoutMedianMinutes * MINUTE_MS
  return Math.max(
    rules.agedAfterMinutes * MINUTE_MS,
    rules.agedTimesMedian * (waits[Math.floor(waits.length / 2)] ?? 0),
  )
}
