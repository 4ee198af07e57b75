// Memory of a hub at work, and of one that has been at work for a month.
import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '../../support/connect.ts'
import { signInDemo } from '../../support/identities.ts'
import { startChild } from '../child.ts'
import type { Figure } from '../figure.ts'
import { openCounters, openLargeHall, takeTickets } from '../large-hall.ts'
import type { CallerLoad } from '../load/caller-load.ts'
import type { Watcher, Watchers } from '../load/watchers.ts'
import type { Month } from '../load/month.ts'
import { rounded } from '../statistics.ts'

const TICKETS = 3000
const SOCKETS = 500
const SERVED_AT_ONCE = 1000

/** Guides are not part of the hall yet; they count from the day they are. */
export const hubRssMb: Figure = {
  ...{ name: 'hub_rss_mb', unit: 'MB', aim: { atMost: 200 } },
  measure: async ({ scratch }) => {
    const hall = await openLargeHall({
      ...{ dataDir: await scratch('rss'), counters: 60, services: 12, servedEach: 4 },
    })
    const callers = startChild<CallerLoad>('./load/caller-load.ts')
    const screens = startChild<Watchers>('./load/watchers.ts')
    try {
      await openCounters(hall)
      await callers.call.connect({ url: hall.hub.url, counters: [...hall.clerks] })
      const idle = await rssMb(hall.hub.pid)
      const at = (view: string, params: Readonly<Record<string, string>> = {}): Watcher => ({
        ...{ who: hall.admin, view, params },
      })
      const views = [...hall.clerks.keys()].flatMap((counter) => [
        at('counter', { counter }),
        at('screen', { counter }),
      ])
      const all = [...views, at('board'), at('board', { zone: 'east' }), at('console'), at('plan')]
      await screens.call.watch({
        ...{
          url: hall.hub.url,
          watchers: Array.from({ length: SOCKETS }, (_, n) => all[n % all.length] ?? at('board')),
        },
      })
      const office = await connect(hall.hub.url, hall.admin)
      for (let taken = 0; taken < TICKETS; taken += SERVED_AT_ONCE) {
        await takeTickets(office, hall.services, SERVED_AT_ONCE)
        await callers.call.empty()
      }
      office.close()
      await signInDemo(hall.hub.url, 'luo')
      await delay(2000)
      return { value: rounded(await rssMb(hall.hub.pid)), baseline: null, details: { staffed: rounded(idle) } }
    } finally {
      await Promise.all([callers.stop(), screens.stop()])
      await hall.close()
    }
  },
}

const MB = 1024 * 1024

export const rssGrowth: Figure = {
  ...{ name: 'rss_growth', unit: 'heap after 30 days / after 3', aim: { atMost: 1.05 } },
  measure: async () => {
    const month = startChild<Month>('./load/month.ts', ['--expose-gc'])
    try {
      const { after3, after30 } = await month.call.play()
      return {
        value: rounded(after30 / after3),
        baseline: { what: 'after 3 days, MB', value: rounded(after3 / MB) },
        details: { after30: rounded(after30 / MB) },
      }
    } finally {
      await month.stop()
    }
  },
}

/** Resident memory of a process; Linux only. */
async function rssMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1024
}
