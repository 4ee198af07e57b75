import assert from 'node:assert/strict'
import { test } from 'node:test'
import { device, kiosk, staff } from '../testing/actors.ts'
import { createSimulatedHall } from '../testing/simulated-hall.ts'
import { callNext, clerk, createOpenHall, createSmallHall, serve, take } from '../testing/small-hall.ts'

const MINUTE_MS = 60_000

test('many counters press many times at once: nobody is called twice and nobody is passed over', () => {
  const hall = createSmallHall(
    {},
    {
      counters: Array.from({ length: 20 }, (_, n) => ({
        ...{ id: `c${n}`, number: String(n), zone: 'east', services: [{ service: 'residence' }] },
      })),
    },
  )
  const clerks = Array.from({ length: 20 }, (_, n) => staff(`s${n}`, 'counter'))
  clerks.forEach((actor, n) => hall.must(actor, 'counter.open', { counter: `c${n}` }))
  for (let n = 0; n < 60; n++) take(hall, 'residence')
  const called: string[] = []
  const refused = new Set<string>()
  for (let round = 0; round < 4; round++) {
    for (let press = 0; press < 3; press++)
      clerks.forEach((actor, n) => {
        const done = hall.run(actor, 'counter.call-next', { counter: `c${n}` })
        if (!done.ok) refused.add(done.error.code)
        else for (const event of done.value) if (event.type === 'ticket.called') called.push(event.data.ticket)
      })
    clerks.forEach((actor, n) => {
      hall.run(actor, 'counter.start', { counter: `c${n}` })
      hall.run(actor, 'counter.finish', { counter: `c${n}` })
    })
  }
  assert.deepEqual(called, [...hall.state.queue.tickets.keys()].sort())
  assert.deepEqual([...refused].sort(), ['counter.busy', 'counter.nobody-waiting'])
})

test('a person is called at most three times, twenty seconds apart', () => {
  const hall = createOpenHall()
  const again = () => hall.refusal(clerk(1), 'counter.recall', { counter: 'c1' })
  take(hall, 'residence')
  callNext(hall, 1)
  hall.advance(19_999)
  assert.equal(again(), 'ticket.recall-too-soon')
  hall.advance(1)
  assert.equal(again(), 'accepted')
  assert.equal(again(), 'ticket.recall-too-soon')
  hall.advance(20_000)
  assert.equal(again(), 'accepted')
  hall.advance(20_000)
  assert.equal(again(), 'ticket.calls-used-up')
  assert.deepEqual(
    hall.state.queue.calls.map(({ id }) => id),
    ['20260312-A001:3'],
  )
  assert.equal([...hall.state.queue.services.values()][0]?.recentWaits.length, 1)
})

test('every call of a person has an id of its own, however much later they are called again', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.park', { counter: 'c1' })
  for (let n = 0; n < 450; n++) {
    take(hall, 'residence')
    callNext(hall, 1)
    serve(hall, 1)
  }
  hall.must(clerk(1), 'counter.unpark', { counter: 'c1', number: 'A001' })
  assert.equal(hall.state.queue.calls[0]?.id, '20260312-A001:2')
})

test('a no-show comes back within ten minutes or three calls of the service, and takes a new ticket later', () => {
  const back = (calls: number, minutes: number) => {
    const hall = createOpenHall()
    for (let n = 0; n <= calls; n++) take(hall, 'residence')
    callNext(hall, 1)
    hall.must(clerk(1), 'counter.no-show', { counter: 'c1' })
    for (let n = 0; n < calls; n++) {
      callNext(hall, 1)
      serve(hall, 1)
    }
    hall.advance(minutes * MINUTE_MS)
    return hall.refusal(kiosk(), 'ticket.return', { number: 'A001' })
  }
  assert.equal(back(9, 10), 'accepted')
  assert.equal(back(3, 60), 'accepted')
  assert.equal(back(4, 11), 'ticket.too-late')
})

test('a no-show who did not check in is never offered', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  callNext(hall, 1)
  hall.must(clerk(1), 'counter.no-show', { counter: 'c1' })
  hall.advance(60 * MINUTE_MS)
  assert.equal(callNext(hall, 1), null)
  assert.equal(hall.refusal(clerk(1), 'counter.call-chosen', { counter: 'c1', number: 'A001' }), 'ticket.wrong-state')
  assert.equal(hall.refusal(kiosk(), 'ticket.return', { number: 'A002' }), 'ticket.unknown')
})

test('a counter belongs to who opened it, its keypad, and an officer', () => {
  const hall = createSmallHall()
  const luo = staff('luo', 'counter')
  const wen = staff('wen', 'counter')
  const call = (actor: typeof luo) => hall.refusal(actor, 'counter.call-next', { counter: 'c1' })
  assert.equal(call(luo), 'counter.not-open')
  hall.must(luo, 'counter.open', { counter: 'c1' })
  assert.equal(hall.refusal(luo, 'counter.open', { counter: 'c1' }), 'counter.already-open')
  assert.equal(hall.refusal(wen, 'counter.open', { counter: 'c1' }), 'counter.already-open')
  assert.equal(hall.refusal(luo, 'counter.open', { counter: 'c2' }), 'counter.elsewhere')
  assert.equal(call(wen), 'counter.not-yours')
  assert.equal(call(device('keypad-9', 'keypad', 'c2')), 'counter.not-yours')
  for (const actor of [luo, device('keypad-1', 'keypad', 'c1'), clerk(4)])
    assert.equal(call(actor), 'counter.nobody-waiting')
  assert.equal(hall.refusal(luo, 'counter.call-chosen', { counter: 'c1', number: 'A001' }), 'permission.denied')
})

test('a paused counter calls nobody, and a busy one neither pauses nor closes', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  hall.must(clerk(1), 'counter.pause', { counter: 'c1', reason: 'water', minutes: 5 })
  assert.equal(hall.refusal(clerk(1), 'counter.call-next', { counter: 'c1' }), 'counter.paused')
  hall.must(clerk(1), 'counter.resume', { counter: 'c1' })
  callNext(hall, 1)
  for (const type of ['counter.close', 'counter.call-next'] as const)
    assert.equal(hall.refusal(clerk(1), type, { counter: 'c1' }), 'counter.busy')
  assert.equal(hall.refusal(clerk(1), 'counter.pause', { counter: 'c1', reason: 'water' }), 'counter.busy')
})

test('a person chosen by number goes only to a counter that serves them', () => {
  const hall = createOpenHall()
  take(hall, 'tax')
  assert.equal(hall.refusal(clerk(1), 'counter.call-chosen', { counter: 'c1', number: '001' }), 'counter.not-served')
  assert.equal(hall.refusal(clerk(4), 'counter.call-chosen', { counter: 'c4', number: '001' }), 'accepted')
})

test('without a configuration the hall refuses, and says so', () => {
  const hall = createSimulatedHall()
  assert.equal(hall.refusal(kiosk(), 'ticket.take', { service: 'residence' }), 'hall.not-configured')
})
