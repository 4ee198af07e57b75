// `npm run rehearse`: a day of a busy hall, acted in a running demo hall through the same sockets as real kiosks and
// counters use. Ends with the day, or on SIGTERM and SIGINT with all counters closed.
import { setMaxListeners } from 'node:events'
import { parseArgs } from 'node:util'
import { planDay, ticketsFor } from './day.ts'
import { createLiveStage } from './live-stage.ts'
import { rehearse } from './rehearse.ts'
import { KIOSK_COUNT, plannedServices, staffTheHall } from './staff-the-hall.ts'

const usage = `npm run rehearse -- [OPTION...]
  --url URL       a running demo hall (http://localhost:8080)
  --speed N       rehearsed minutes in a real one, 1-600 (60)
  --hours N       length of the day, 1-14 (8)
  --tickets N     people who come (as many as the counters can serve)
  --seed N        another day (1)
  --clerks WHO    accounts: the demo's own people at their counters; all: every counter, with people added for it (accounts)`

function options() {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://localhost:8080' },
      speed: { type: 'string', default: '60' },
      hours: { type: 'string', default: '8' },
      tickets: { type: 'string' },
      seed: { type: 'string', default: '1' },
      clerks: { type: 'string', default: 'accounts' },
    },
  })
  const number = (text: string, from: number, to: number): number => {
    const value = Number(text)
    if (!(value >= from && value <= to)) throw new RangeError(`not a number from ${from} to ${to}: ${text}\n\n${usage}`)
    return value
  }
  if (values.clerks !== 'accounts' && values.clerks !== 'all') throw new RangeError(usage)
  return {
    url: values.url.replace(/\/$/, ''),
    speed: number(values.speed, 1, 600),
    hours: number(values.hours, 1, 14),
    tickets: values.tickets === undefined ? null : number(values.tickets, 0, 100_000),
    seed: number(values.seed, 0, 2 ** 32 - 1),
    everyCounter: values.clerks === 'all',
  }
}

async function main(): Promise<void> {
  const { url, speed, hours, seed, everyCounter, ...asked } = options()
  const ending = new AbortController()
  // Everybody in the hall waits with it.
  setMaxListeners(0, ending.signal)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => ending.abort())

  const troupe = await staffTheHall(url, everyCounter)
  const { people, counters, servedAt } = troupe
  const services = plannedServices([...servedAt.values()].flat())
  const tickets = asked.tickets ?? ticketsFor(hours, counters.length, services)
  const day = planDay({ seed, hours, tickets, services, counters, kiosks: KIOSK_COUNT })
  console.log(`${tickets} people, ${counters.length} counters, ${hours} h in ${Math.round((hours * 60) / speed)} min`)

  const stage = createLiveStage({ url, people, speed, ending: ending.signal })
  const seats = counters.map((counter) => ({
    counter,
    otherCounters: counters.filter((each) => each !== counter),
    otherServices: services.map(({ id }) => id).filter((id) => servedAt.get(counter)?.includes(id) !== true),
  }))
  try {
    const tally = await rehearse(stage, day, seats)
    console.log(JSON.stringify(tally.summary(), null, 2))
  } finally {
    stage.close()
    await troupe.leave()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
