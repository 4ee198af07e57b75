import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import { test, type TestContext } from 'node:test'
import { apply } from './hall.ts'
import type { HallEvent } from './registry.ts'
import { nextFewFor, nextFor } from './queue/order.ts'
import { kiosk } from './testing/actors.ts'
import { createLargeHall, LARGE_COUNTERS, largeClerk } from './testing/large-hall.ts'

/** Only a fault of a whole order fails here; the figures themselves are told. */
const SLACK = 50

function measured(t: TestContext, what: string, aimUs: number, times: number, work: (n: number) => void): void {
  for (let n = 0; n < Math.min(times, 300); n++) work(n)
  // The best of a few rounds: what else the machine does at the time is not this code's speed.
  let us = Infinity
  for (let round = 0; round < 5; round++) {
    const start = performance.now()
    for (let n = 0; n < times; n++) work(n)
    us = Math.min(us, ((performance.now() - start) / times) * 1000)
  }
  t.diagnostic(`${what}: ${us.toFixed(1)} µs (aim ${aimUs} µs)`)
  assert.ok(us < aimUs * SLACK, `${what} takes ${us.toFixed(0)} µs`)
}

test('in the largest hall a call is decided, folded and replayed in a moment', (t) => {
  const hall = createLargeHall(2000, 2000)
  const { state, now } = hall
  const { config, queue } = state
  assert.ok(config !== null)
  assert.ok([...queue.services.values()].reduce((sum, { waiting }) => sum + waiting.length, 0) >= 2000)
  const place = (n: number) => {
    const found = config.counters[n % config.counters.length]
    assert.ok(found !== undefined)
    return found
  }
  measured(t, 'nextFor', 200, 2000, (n) => void nextFor(queue, place(n), config.rules, now))
  measured(t, 'nextFewFor of three', 600, 500, (n) => void nextFewFor(queue, place(n), config.rules, now, 3))

  const tails = {
    'ticket.taken': (n: number) =>
      hall.run(kiosk(), 'ticket.take', { service: `s${n % config.services.length}`, another: true }),
    'ticket.called': (n: number) => hall.run(largeClerk(n), 'counter.call-next', { counter: `c${n}` }),
  }
  for (const [type, run] of Object.entries(tails)) {
    const before = hall.state
    const length = hall.log.length
    for (let n = 0; n < LARGE_COUNTERS; n++) run(n)
    // The log of this hall, written from its events.
    const tail = hall.log
      .slice(length)
      .map((line) => ({ ...line, event: JSON.parse(line.text) as HallEvent }))
      .filter(({ event }) => event.type === type)
    assert.ok(tail.length > 100)
    let folded = before
    measured(t, `apply of ${type}`, 10, tail.length * 20, (n) => {
      const line = tail[n % tail.length]
      if (line !== undefined) folded = apply(n % tail.length === 0 ? before : folded, line.event, line.at, line.actor)
    })
  }

  let start = performance.now()
  for (const { text } of hall.log) JSON.parse(text)
  const parseMs = performance.now() - start
  start = performance.now()
  hall.replay()
  const replayMs = performance.now() - start
  const rate = (ms: number): string => `${Math.round((hall.log.length / ms) * 1000)}/s`
  t.diagnostic(`${hall.log.length} events: JSON.parse ${rate(parseMs)}, replay with it ${rate(replayMs)}`)
})
