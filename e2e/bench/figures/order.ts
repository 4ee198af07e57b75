// What an order and the estimates for everybody cost in the largest hall, and how that grows with the people in it.
import { nextFor } from '@tingxu/shared/hall/queue/order.ts'
import { estimatesOf } from '@tingxu/shared/hall/queue/estimate.ts'
import { createLargeHall } from '@tingxu/shared/hall/testing/large-hall.ts'
import type { Figure } from '../figure.ts'

const SERVED = 2000
const WAITING = 2000
const SIZES = [500, WAITING, 8000] as const
const WARM_UP = 30
const ROUNDS = 60

/** The best of many: what else the machine did meanwhile is not this code's. */
function leastMs(rounds: number, work: () => void): number {
  let least = Infinity
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    work()
    least = Math.min(least, performance.now() - from)
  }
  return least
}

export const orderUs: Figure = {
  ...{ name: 'order_us', unit: 'µs per decision, 2,000 waiting, 138 counters', aim: { atMost: 200 } },
  measure: () => {
    const { state, now } = createLargeHall(WAITING, SERVED)
    const { config, queue } = state
    if (config === null) throw new Error('no hall')
    const all = (): void => {
      for (const counter of config.counters) nextFor(queue, counter, config.rules, now)
    }
    for (let round = 0; round < WARM_UP; round++) all()
    return Promise.resolve({ value: (1000 * leastMs(ROUNDS, all)) / config.counters.length, baseline: null })
  },
}

/** Every waiting ticket and every service, after a change. */
function allEstimatesMs(waiting: number): number {
  const { state, now } = createLargeHall(waiting, SERVED)
  const { config, queue } = state
  if (config === null) throw new Error('no hall')
  const people = [...queue.tickets].flatMap(([, ticket]) => (ticket.state === 'waiting' ? [ticket] : []))
  const all = (): void => {
    const estimates = estimatesOf(queue, config, now)
    for (const { id } of config.services) estimates.forNew(id)
    for (const person of people) estimates.of(person)
  }
  leastMs(WARM_UP, all)
  return leastMs(ROUNDS, all)
}

export const estimateAllMs: Figure = {
  ...{ name: 'estimate_all_ms', unit: 'ms per change, 2,000 waiting, 138 counters', aim: { atMost: 5 } },
  measure: () => {
    const times = SIZES.map((size) => [size, allEstimatesMs(size)] as const)
    const value = times.find(([size]) => size === WAITING)?.[1] ?? NaN
    const details = Object.fromEntries(times.map(([size, ms]) => [`ms at ${size}`, ms]))
    return Promise.resolve({ value, baseline: null, details })
  },
}
