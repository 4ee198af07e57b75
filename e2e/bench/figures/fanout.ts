// From a counter's call to the new value at every screen and page that must change, in the largest hall.
import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '../../support/connect.ts'
import type { BareServer } from '../baseline/server.ts'
import { startChild } from '../child.ts'
import type { Figure } from '../figure.ts'
import { openCounters, openLargeHall, takeTickets, type LargeHall } from '../large-hall.ts'
import type { FanLoad } from '../load/fan-load.ts'
import type { Watcher } from '../load/watchers.ts'
import { median, quantile, rounded, spreadOf } from '../statistics.ts'

const COUNTERS = 138
const SERVICES = 24
const BOARDS = 20
const CONSOLES = 10
const PHONES = 200
/**
 * A press finds every view free to be sent: five seconds after the last call comes its verdict, phones get a value every
 * five seconds at most, and after fifteen the boards grow older.
 */
const BETWEEN_MS = 9000
const CALLS_PER_ROUND = 2

export const fanoutRatio: Figure = {
  ...{ name: 'fanout_ratio', unit: 'ms / ms', aim: { atMost: 1.3 } },
  measure: async ({ rounds, scratch, onProgress }) => {
    const hall = await openLargeHall({
      ...{ dataDir: await scratch('fanout'), counters: COUNTERS, services: SERVICES, servedEach: 6 },
    })
    const server = startChild<BareServer>('./baseline/server.ts')
    const load = startChild<FanLoad>('./load/fan-load.ts')
    try {
      onProgress(`${hall.clerks.size} counters are staffed`)
      await openCounters(hall)
      const office = await connect(hall.hub.url, hall.admin)
      const tickets = await takeTickets(office, hall.services, 960)
      const phones: Watcher[] = []
      office.close()
      for (const ticket of tickets.slice(0, PHONES))
        phones.push({ who: { as: 'public' }, view: 'phone', params: { link: await linkOf(hall, ticket) } })
      const at = (view: string, params: Readonly<Record<string, string>> = {}): Watcher => ({
        ...{ who: hall.admin, view, params },
      })
      const watchers = [
        ...[...hall.clerks.keys()].flatMap((counter) => [at('counter', { counter }), at('screen', { counter })]),
        ...Array.from({ length: BOARDS }, (_, n) =>
          at('board', n % 2 === 0 ? {} : { zone: n % 4 === 1 ? 'east' : 'west' }),
        ),
        ...Array.from({ length: CONSOLES }, () => at('console')),
        ...phones,
      ]
      const port = await server.call.listen()
      await load.call.connect({
        ...{ url: hall.hub.url, bareUrl: `http://127.0.0.1:${port}`, watchers, callers: [...hall.clerks] },
      })
      onProgress(`${watchers.length} screens and pages watch`)
      const counters = [...hall.clerks.keys()]
      const pairs: { readonly ours: number; readonly bare: number }[] = []
      let seen = 0
      for (let round = -1; round < rounds; round++) {
        const ours: number[] = []
        const bare: number[] = []
        for (let call = 0; call < CALLS_PER_ROUND; call++) {
          const { waits, messages } = await load.call.call({ counter: counters.shift() ?? '' })
          await server.call.broadcast(messages)
          const repeated = await load.call.repeat()
          if (waits.length < COUNTERS + BOARDS / 2 || repeated.length !== waits.length)
            throw new Error(`${waits.length} screens changed, ${repeated.length} at the bare server`)
          seen = waits.length
          ours.push(...waits)
          bare.push(...repeated)
          await delay(BETWEEN_MS)
        }
        // The first round only warms up.
        if (round >= 0) pairs.push({ ours: quantile(ours, 0.99), bare: quantile(bare, 0.99) })
        onProgress(
          `p99 ${quantile(ours, 0.99).toFixed(1)} ms, bare ${quantile(bare, 0.99).toFixed(1)} ms, p50 ${quantile(ours, 0.5).toFixed(1)}, ${quantile(bare, 0.5).toFixed(1)}`,
        )
      }
      const ratios = pairs.map((pair) => pair.ours / pair.bare)
      const [low, high] = spreadOf(ratios)
      return {
        value: rounded(median(ratios)),
        baseline: {
          what: 'bare broadcast of the same bytes to the same sockets, p99 ms',
          value: rounded(median(pairs.map((pair) => pair.bare))),
        },
        spread: [rounded(low), rounded(high)],
        details: { ours: rounded(median(pairs.map((pair) => pair.ours))), sockets: watchers.length, changed: seen },
      }
    } finally {
      await Promise.all([load.stop(), server.stop()])
      await hall.close()
    }
  },
}

/** The address behind the slip's code, as the kiosk shows it. */
async function linkOf({ hub, admin }: LargeHall, ticket: string): Promise<string> {
  const office = await connect(hub.url, admin)
  const value = await new Promise<unknown>((resolve, reject) => {
    office.watch('ticket', { ticket }, ({ value: now }) => resolve(now)).catch(reject)
  })
  office.close()
  const link = (value as { link?: string | null } | null)?.link
  if (link === undefined || link === null) throw new Error(`no link for ${ticket}: ${JSON.stringify(value)}`)
  return link.slice(link.lastIndexOf('/') + 1)
}
