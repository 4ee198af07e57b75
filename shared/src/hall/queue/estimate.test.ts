import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { encodeState } from '../snapshot.ts'
import { playHallDays, townHall } from '../testing/hall-days.ts'
import { createOpenHall, createSmallHall, clerk, serve, take, callNext, smallConfig } from '../testing/small-hall.ts'
import type { SimulatedHall } from '../testing/simulated-hall.ts'
import { estimatesOf } from './estimate.ts'

const MINUTE_MS = 60_000
const typical = { minutes: 6, visits: 100 }
const known = { services: smallConfig.services.map((service) => ({ ...service, typical })) }

const waiting = (hall: SimulatedHall, number: string) => {
  const ticket = [...hall.state.queue.tickets.values()].find((each) => each.number === number)
  assert.ok(ticket !== undefined && hall.state.config !== null)
  return estimatesOf(hall.state.queue, hall.state.config, hall.now).of(ticket)
}
const fresh = (hall: SimulatedHall, nth: number) => {
  const service = hall.state.config?.services[nth]
  assert.ok(service !== undefined && hall.state.config !== null)
  return estimatesOf(hall.state.queue, hall.state.config, hall.now).forNew(service.id)
}

describe('on the first morning', () => {
  test('nothing is said of a service nobody knows', () => {
    assert.equal(fresh(createOpenHall(), 0), null)
  })

  test('nothing is said while nobody serves and no day has shown when somebody will', () => {
    assert.equal(fresh(createSmallHall({}, known), 0), null)
  })

  test('with a counter free nobody waits', () => {
    assert.equal(fresh(createOpenHall({}, known), 0)?.p50, 0)
  })

  test('each one further back in a line waits longer, and a range says more for four in five than for half', () => {
    const hall = createOpenHall({}, known)
    const waits = Array.from({ length: 12 }, () => take(hall, 'residence')).map((number) => waiting(hall, number))
    const told = waits.map((wait) => wait?.p50 ?? NaN)
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    )
    assert.ok(waits.every((wait) => wait !== null && wait.p80 >= wait.p50))
    // Two counters, six minutes each: the last of twelve is called when five have gone before at each.
    assert.ok(Math.abs((told.at(-1) ?? 0) - 30 * 60) < 5 * 60, String(told.at(-1)))
  })
})

test('a counter that closes makes the wait of its people longer at once', () => {
  const hall = createOpenHall({}, known)
  const last = Array.from({ length: 12 }, () => take(hall, 'residence')).at(-1) ?? ''
  const before = waiting(hall, last)?.p50 ?? NaN
  hall.must(clerk(1), 'counter.close', { counter: 'c1' })
  assert.ok((waiting(hall, last)?.p50 ?? NaN) > 1.5 * before)
})

test('somebody with the green channel is told of the place they really have', () => {
  const hall = createOpenHall({}, known)
  for (let n = 0; n < 10; n++) take(hall, 'residence')
  const last = take(hall, 'residence')
  hall.must(clerk(1), 'ticket.take-green', { service: 'residence', ground: 'age' })
  const [green] = [...hall.state.queue.tickets.values()].filter(({ lane }) => lane === 'green')
  assert.ok(green !== undefined)
  assert.ok((waiting(hall, green.number)?.p50 ?? NaN) < (waiting(hall, last)?.p50 ?? NaN) / 3)
})

test('counters that usually come in the morning are counted on before they open', () => {
  const hall = createOpenHall({}, known)
  const morning = hall.now
  for (let n = 0; n < 8; n++) {
    take(hall, 'tax')
    callNext(hall, 4)
    hall.advance(5 * MINUTE_MS)
    serve(hall, 4)
  }
  for (const n of [1, 2, 3, 4] as const) hall.must(clerk(n), 'counter.close', { counter: `c${n}` })
  hall.setClock(morning + 24 * 60 * MINUTE_MS - 30 * MINUTE_MS)
  const number = take(hall, 'tax')
  const told = waiting(hall, number)
  assert.ok(
    told !== null && told.p50 > (20 * MINUTE_MS) / 1000 && told.p50 < (50 * MINUTE_MS) / 1000,
    JSON.stringify(told),
  )
})

test('what a day teaches is the same when it is replayed, and outlives the night', () => {
  const hall = playHallDays({ ...townHall, perHour: [60, 40] }, 2, 5, {
    taken: () => undefined,
    called: () => undefined,
  })
  assert.equal(encodeState(hall.replay()), encodeState(hall.state))
  const learnt = [...hall.state.queue.services.values()].filter(({ waits }) => waits.all.total > 5)
  assert.ok(learnt.length >= 3)
  assert.ok(hall.state.queue.learnt.together.outcomes.total > 80)
})
