// What everybody was told over days of an invented hall, beside what came, and what the usual formula would have said.
import { serviceConfig, countersOf } from '@tingxu/shared/hall/queue/order-context.ts'
import { aheadOf, estimatesOf } from '@tingxu/shared/hall/queue/estimate.ts'
import { counterOf, serviceOf } from '@tingxu/shared/hall/queue/state.ts'
import { playHallDays, type InventedHall } from '@tingxu/shared/hall/testing/hall-days.ts'
import type { SimulatedHall } from '@tingxu/shared/hall/testing/simulated-hall.ts'
import type { TicketId } from '@tingxu/shared/kernel/brands.ts'

const ACTIVE_MS = 10 * 60_000

export interface ToldWait {
  readonly takenAt: number
  readonly service: string
  /** All in seconds. */
  readonly wait: number
  readonly p50: number
  readonly p80: number
  readonly formula: number
}

/** @param learningDays days before these are not counted */
export function toldWaits(
  invented: InventedHall,
  learningDays: number,
  days: number,
  seed: number,
): readonly ToldWait[] {
  const told = new Map<TicketId, Omit<ToldWait, 'wait'>>()
  const waits: ToldWait[] = []
  let first: number | undefined
  playHallDays(invented, learningDays + days, seed, {
    taken: (hall, ticket, service) => {
      const { queue, config } = hall.state
      first ??= hall.now
      if (config === null || hall.now < first + (learningDays - 0.2) * 86_400_000) return
      const taken = queue.tickets.get(ticket)
      const wait = taken === undefined ? null : estimatesOf(queue, config, hall.now).of(taken)
      if (wait !== null) told.set(ticket, { takenAt: hall.now, service, ...wait, formula: formulaOf(hall, ticket) })
    },
    called: (hall, ticket) => {
      const known = told.get(ticket)
      // The first call alone ends a wait.
      told.delete(ticket)
      if (known !== undefined) waits.push({ ...known, wait: (hall.now - known.takenAt) / 1000 })
    },
  })
  return waits
}

/** People ahead x mean visit / counters active in the last ten minutes and not paused. */
function formulaOf({ state, now }: SimulatedHall, id: TicketId): number {
  const { queue, config } = state
  const ticket = queue.tickets.get(id)
  const service = ticket === undefined || config === null ? undefined : serviceConfig(config, ticket.service)
  if (service === undefined || config === null) return 0
  const active = countersOf(config, service.id).filter((counter) => {
    const { lastCallAt, paused } = counterOf(queue, counter.id)
    return paused === null && lastCallAt !== null && now - lastCallAt <= ACTIVE_MS
  }).length
  const { meanMs } = serviceOf(queue, service.id).turns
  return (aheadOf(queue, id) * meanMs) / 1000 / Math.max(1, active)
}
