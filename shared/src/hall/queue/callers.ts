// Which counters can be counted on, and from when: those at work, and where nobody is, those that usually come (rules §2).
import type { ServiceId } from '../../kernel/brands.ts'
import type { CounterConfig, HallConfig } from '../config/schema.ts'
import type { Caller } from './forward.ts'
import { countersOf } from './order-context.ts'
import { counterOf, phaseOf, serviceOf } from './state.ts'
import type { QueueState } from './types.ts'
import { usualFrom } from './usual-counters.ts'

const MINUTE_MS = 60_000
const ACTIVE_MS = 10 * MINUTE_MS
/** Somebody who has been served longer than usual still takes this share of a usual turn. */
const STILL_SHARE = 0.5

/** @param turnMs how long a person of a service keeps a counter */
export function callersOf(
  queue: QueueState,
  config: HallConfig,
  turnMs: (service: ServiceId) => number,
  now: number,
): readonly Caller[] {
  const callers: Caller[] = []
  const counted = new Set<CounterConfig>()
  const served = new Set<ServiceId>()
  const add = (counter: CounterConfig, freeAt: number): void => {
    counted.add(counter)
    callers.push({ counter, freeAt })
    for (const { service } of counter.services) served.add(service)
  }
  for (const counter of config.counters) {
    const freeAt = freeAtOf(queue, counter, turnMs, now)
    if (freeAt !== null) add(counter, freeAt)
  }
  for (const { id } of config.services) {
    if (served.has(id)) continue
    const expected = usualFrom(queue.learnt, id, now)
    if (expected === null) continue
    const there = countersOf(config, id).filter((counter) => !counted.has(counter))
    for (const counter of there.slice(0, Math.max(1, Math.round(expected.counters)))) add(counter, expected.at)
  }
  return callers
}

/** Null where it is not at work. */
function freeAtOf(
  queue: QueueState,
  counter: CounterConfig,
  turnMs: (service: ServiceId) => number,
  now: number,
): number | null {
  const { lastCallAt, openedAt, paused, ticket } = counterOf(queue, counter.id)
  const phase = phaseOf(queue, counter.id)
  if (phase === 'closed') return null
  if (phase === 'paused') {
    const until = paused?.until ?? null
    return until === null ? null : Math.max(now, until)
  }
  const quietMs = now - Math.max(lastCallAt ?? 0, openedAt ?? 0)
  if (phase === 'free') {
    // Free for long while somebody waits: nobody sits there.
    const isNeeded = counter.services.some(({ service }) => serviceOf(queue, service).waiting.length > 0)
    return quietMs > ACTIVE_MS && isNeeded ? null : now
  }
  const service = ticket === null ? undefined : queue.tickets.get(ticket)?.service
  const usualMs = service === undefined ? 0 : turnMs(service)
  if (quietMs > Math.max(ACTIVE_MS, 3 * usualMs)) return null
  return now + Math.max(usualMs - (now - (lastCallAt ?? now)), STILL_SHARE * usualMs)
}
