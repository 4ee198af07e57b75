import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kiosk } from '@tingxu/shared/hall/testing/actors.ts'
import type { TicketState } from '@tingxu/shared/hall/queue/types.ts'
import type { CommandType } from '@tingxu/shared/hall/testing/simulated-hall.ts'
import { CLERKS, createSmallHall } from '@tingxu/shared/hall/testing/small-hall.ts'
import { planDay, ticketsFor } from './day.ts'
import { rehearse } from './rehearse.ts'
import { createVirtualStage } from './virtual-stage.ts'

const counters = ['c1', 'c2', 'c3', 'c4']
const services = [
  { id: 'residence', minutes: 7, visits: 400 },
  { id: 'insurance', minutes: 8, visits: 400 },
  { id: 'tax', minutes: 6, visits: 400 },
]

/** Acts a whole day in the heart alone, without waiting. */
async function actDay(seed: number) {
  const hall = createSmallHall()
  const opened = hall.now
  const tickets = ticketsFor(8, counters.length, services)
  const day = planDay({ seed, hours: 8, tickets, services, counters, kiosks: 2 })
  const stage = createVirtualStage(async (seat, type, data, nowMs) => {
    hall.setClock(opened + Math.floor(nowMs))
    const [kind, place = ''] = seat.split(':')
    const actor = kind === 'kiosk' ? kiosk(`kiosk-${Number(place) + 1}`) : CLERKS[counters.indexOf(place)]
    assert.ok(actor, seat)
    const done = hall.run(actor, type as CommandType, data)
    return done.ok ? { ok: true, value: { seq: 0, at: hall.now, events: done.value } } : done
  })
  const seats = counters.map((counter) => ({
    ...{ counter, otherServices: ['tax'] },
    otherCounters: counters.filter((each) => each !== counter),
  }))
  const tally = await stage.play(rehearse(stage, day, seats))
  return { hall, tickets, summary: tally.summary() }
}

test('by the evening everybody was served or did not come, and all counters are closed', async () => {
  const { hall, tickets, summary } = await actDay(1)
  const count = (state: TicketState): number =>
    [...hall.state.queue.tickets.values()].filter((ticket) => ticket.state === state).length
  assert.equal(summary.done['ticket.take'], tickets)
  assert.equal(count('done') + count('no-show'), tickets, JSON.stringify(summary))
  assert.ok(count('done') > tickets * 0.9)
  assert.ok([...hall.state.queue.counters.values()].every(({ staff }) => staff === null))
})

test('all that happens in a hall happens in a day of it', async () => {
  const { summary } = await actDay(2)
  const wanted = ['recall', 'no-show', 'park', 'unpark', 'transfer', 'pause', 'resume', 'call-next', 'start', 'finish']
  for (const type of [...wanted.map((name) => `counter.${name}`), 'ticket.return'])
    assert.ok((summary.done[type] ?? 0) > 0, `${type} in ${JSON.stringify(summary.done)}`)
  const surprising = Object.keys(summary.refused).filter(
    (name) => !/nobody-waiting|recall-too-soon|calls-used-up|too-late/.test(name),
  )
  assert.deepEqual(surprising, [])
})

test('people wait, but not for hours: the day fits the counters', async () => {
  const { summary } = await actDay(3)
  const { p50, p90 } = summary.waitMinutes
  assert.ok(p50 > 0.5 && p90 < 90, JSON.stringify(summary.waitMinutes))
})

test('the same seed goes the same way', async () => {
  const [one, two] = [await actDay(4), await actDay(4)]
  assert.deepEqual(one.hall.log, two.hall.log)
})
