import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SimulatedHall } from '../testing/simulated-hall.ts'
import { clerk, createOpenHall, smallConfig, take } from '../testing/small-hall.ts'
import type { Wait } from './estimate.ts'
import { createWaits } from './waits.ts'

const typical = { minutes: 6, visits: 100 }
const known = { services: smallConfig.services.map((service) => ({ ...service, typical })) }
const MINUTE_S = 60

function crowdedHall(people: number) {
  const hall = createOpenHall({}, known)
  const waits = createWaits()
  const of = (number: string): Wait => {
    const ticket = [...hall.state.queue.tickets.values()].find((each) => each.number === number)
    assert.ok(ticket !== undefined && hall.state.config !== null)
    const wait = waits.of(hall.state.queue, hall.state.config, ticket.id, hall.now)
    assert.ok(wait !== null)
    return wait
  }
  const numbers = Array.from({ length: people }, () => take(hall, 'residence'))
  return { hall, of, first: numbers[0] ?? '', last: numbers.at(-1) ?? '' }
}

const takeGreen = (hall: SimulatedHall): string => {
  hall.must(clerk(1), 'ticket.take-green', { service: 'residence', ground: 'age' })
  const [green] = [...hall.state.queue.tickets.values()].filter(({ lane }) => lane === 'green')
  return green?.number ?? ''
}

test('among forty people one run serves twenty milliseconds, and then what changed shows', () => {
  const { hall, of, last } = crowdedHall(40)
  const before = of(last)
  hall.must(clerk(1), 'counter.close', { counter: 'c1' })
  hall.advance(19)
  assert.deepEqual(of(last), before)
  hall.advance(1)
  assert.ok(of(last).p50 > 1.5 * before.p50)
})

test('who came since the last run is told of a place behind those who were there', () => {
  const { hall, of, last } = crowdedHall(40)
  const before = of(last)
  const wait = of(take(hall, 'residence'))
  assert.ok(wait.p50 >= before.p50 && wait.p50 <= before.p50 + 6 * MINUTE_S, JSON.stringify({ before, wait }))
})

test('whose place is not the one of the last run is told of the real one at once', () => {
  const { hall, of, last } = crowdedHall(40)
  const before = of(last)
  assert.ok(of(takeGreen(hall)).p50 < before.p50 / 5)
})

test('a clock set back does not make an old run last', () => {
  const { hall, of, last } = crowdedHall(40)
  const before = of(last)
  hall.must(clerk(1), 'counter.close', { counter: 'c1' })
  hall.setClock(hall.now - 1)
  assert.ok(of(last).p50 > 1.5 * before.p50)
})
