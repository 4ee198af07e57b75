// Fifty counters press "next" two hundred times each, all at once, on two queues: nobody twice, nobody passed over, nobody lost.
import { connect } from '../../support/connect.ts'
import { auditorKey, readLog } from '../../campaign/read-log.ts'
import { startChild } from '../child.ts'
import type { Figure } from '../figure.ts'
import { openLargeHall, takeTickets } from '../large-hall.ts'
import type { CallerLoad } from '../load/caller-load.ts'

const COUNTERS = 50
const PRESSES = 200

export const callRace: Figure = {
  ...{ name: 'call_race', unit: 'called twice + passed over + lost', aim: { atMost: 0 } },
  measure: async ({ scratch, onProgress }) => {
    const hall = await openLargeHall({
      ...{ dataDir: await scratch('call-race'), counters: COUNTERS, services: 2, servedEach: 2 },
    })
    const load = startChild<CallerLoad>('./load/caller-load.ts')
    try {
      await load.call.connect({ url: hall.hub.url, counters: [...hall.clerks] })
      const office = await connect(hall.hub.url, hall.admin)
      const tickets = await takeTickets(office, hall.services, COUNTERS * PRESSES)
      office.close()
      onProgress(`${tickets.length} people wait`)
      const from = performance.now()
      const { served, p99Ms } = await load.call.race({ presses: PRESSES })
      const ms = performance.now() - from
      const events = await readLog(hall.hub.url, await auditorKey(hall.hub.url, 'race'))
      const called = events
        .filter(({ type }) => type === 'ticket.called')
        .map(({ data }) => (data as { ticket: string }).ticket)
      const twice = called.length - new Set(called).size
      const lost = tickets.length - new Set(called).size
      return {
        value: twice + lost + passedOver(called),
        baseline: null,
        details: { presses: COUNTERS * PRESSES, served, pressP99Ms: p99Ms, seconds: Math.round(ms) / 1000 },
      }
    } finally {
      await load.stop()
      await hall.close()
    }
  },
}

/** Within a service everybody came one after the other: a number called after a later one was passed over. */
function passedOver(called: readonly string[]): number {
  const last = new Map<string, number>()
  let count = 0
  for (const ticket of called) {
    const [, series = '', number = '0'] = /-([A-Z]+)(\d+)$/.exec(ticket) ?? []
    if (Number(number) < (last.get(series) ?? 0)) count++
    last.set(series, Math.max(last.get(series) ?? 0, Number(number)))
  }
  return count
}
