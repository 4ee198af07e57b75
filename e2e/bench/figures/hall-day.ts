// The hours after the doors of a large hall open, sixty times as fast: how long any command takes, beside an idle hub.
import { setMaxListeners } from 'node:events'
import { connect, type ConnectAs } from '../../support/connect.ts'
import { createLiveStage } from '../../rehearsal/live-stage.ts'
import { planDay, type Day } from '../../rehearsal/day.ts'
import { rehearse, type Stage } from '../../rehearsal/rehearse.ts'
import { startChild } from '../child.ts'
import type { Figure } from '../figure.ts'
import { openLargeHall, takeTickets, type LargeHall } from '../large-hall.ts'
import type { Watcher, Watchers } from '../load/watchers.ts'
import { quantile, rounded } from '../statistics.ts'

const COUNTERS = 150
const SERVICES = 24
const SPEED = 60
/** The opening burst, and the hour after it, of a day of five thousand. */
const BURST = { tickets: 300, minutes: 10 }
const HOURS = 1
const TICKETS = 625 + BURST.tickets
const BOARDS = 40
const PHONES = 60
const ALONE = 60

export const hallDayP99Ratio: Figure = {
  ...{ name: 'hall_day_p99_ratio', unit: 'ms / ms', aim: { atMost: 3 } },
  measure: async ({ scratch, onProgress }) => {
    const hall = await openLargeHall({
      ...{ dataDir: await scratch('hall-day'), counters: COUNTERS, services: SERVICES, servedEach: 6 },
    })
    const screens = startChild<Watchers>('./load/watchers.ts')
    try {
      const alone = await commandsAlone(hall)
      onProgress(`alone: p99 ${quantile(alone, 0.99).toFixed(1)} ms over ${alone.length} commands`)
      await screens.call.watch({ url: hall.hub.url, watchers: await watchersOf(hall) })
      const busy = await playOpening(hall)
      const [p50, p99] = [quantile(busy, 0.5), quantile(busy, 0.99)]
      return {
        value: rounded(p99 / quantile(alone, 0.99)),
        baseline: { what: 'the same commands alone on an idle hub, p99 ms', value: rounded(quantile(alone, 0.99)) },
        details: { p99: rounded(p99), p50: rounded(p50), commands: busy.length },
      }
    } finally {
      await screens.stop()
      await hall.close()
    }
  },
}

/** Take, call, start, finish, one at a time, nobody watching. */
async function commandsAlone(hall: LargeHall): Promise<readonly number[]> {
  const [first] = hall.clerks
  const kiosk = await connect(hall.hub.url, hall.kiosks[0] ?? hall.admin)
  if (first === undefined) throw new Error('nobody is at a counter')
  const [counter, who] = first
  const clerk = await connect(hall.hub.url, who)
  const times: number[] = []
  await clerk.command('counter.open', { counter })
  for (let n = 0; n < ALONE; n++) {
    const service = hall.services[0]
    for (const step of [
      () => kiosk.command('ticket.take', { service, another: true }),
      () => clerk.command('counter.call-next', { counter }),
      () => clerk.command('counter.start', { counter }),
      () => clerk.command('counter.finish', { counter }),
    ]) {
      const from = performance.now()
      const done = await step()
      if (!done.ok) throw new Error(`alone on an idle hub: ${done.error.code}`)
      // The first few find a cold hub.
      if (n >= ALONE / 4) times.push(performance.now() - from)
    }
  }
  await clerk.command('counter.close', { counter })
  kiosk.close()
  clerk.close()
  return times
}

async function watchersOf(hall: LargeHall): Promise<readonly Watcher[]> {
  const office = await connect(hall.hub.url, hall.admin)
  const tickets = await takeTickets(office, hall.services, PHONES)
  office.close()
  const at = (view: string, params: Readonly<Record<string, string>> = {}): Watcher => ({
    ...{ who: hall.admin, view, params },
  })
  return [
    ...[...hall.clerks.keys()].map((counter) => at('counter', { counter })),
    ...Array.from({ length: BOARDS }, (_, n) => at('board', n % 2 === 0 ? {} : { zone: 'east' })),
    ...tickets.map((ticket) => at('ticket', { ticket })),
    at('console'),
  ]
}

async function playOpening(hall: LargeHall): Promise<readonly number[]> {
  const counters = [...hall.clerks.keys()]
  const people = new Map<string, ConnectAs>([
    ...hall.kiosks.map((who, at) => [`kiosk:${at}`, who] as const),
    ...[...hall.clerks].map(([counter, who]) => [`counter:${counter}`, who] as const),
  ])
  const ending = new AbortController()
  setMaxListeners(0, ending.signal)
  const live = createLiveStage({ url: hall.hub.url, people, speed: SPEED, ending: ending.signal })
  const times: number[] = []
  const stage: Stage = {
    ...live,
    command: async (seat, type, data) => {
      const from = performance.now()
      const done = await live.command(seat, type, data)
      times.push(performance.now() - from)
      return done
    },
  }
  // The day is over when the opening is: nobody waits for the last ones to be served.
  const end = setTimeout(() => ending.abort(), ((HOURS * 60 * 60) / SPEED) * 1000)
  try {
    const seats = counters.map((counter) => ({ counter, otherServices: [], otherCounters: counters.slice(0, 5) }))
    await rehearse(stage, opening(hall.services, counters, hall.kiosks.length), seats)
  } finally {
    clearTimeout(end)
    live.close()
  }
  return times
}

/** A third of the hour's people stand at the doors when they open. */
function opening(services: readonly string[], counters: readonly string[], kiosks: number): Day {
  const planned = services.map((id) => ({ id, minutes: 8, visits: 100 }))
  const day = planDay({ seed: 1, hours: HOURS, tickets: TICKETS, services: planned, counters, kiosks })
  const visits = day.visits
    .map((visit, at) =>
      at % 3 === 0 ? { ...visit, atMs: ((at / 3) * BURST.minutes * 60_000) / BURST.tickets } : visit,
    )
    .sort((a, b) => a.atMs - b.atMs)
  return { ...day, visits }
}
