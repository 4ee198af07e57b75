// From the press at a counter until the number is painted on the boards, in a real browser.
import { setTimeout as delay } from 'node:timers/promises'
import { readDemoConfig } from '@tingxu/hub/demo/seed-demo.ts'
import { command, connect, type HubSocket } from '../../support/connect.ts'
import { launchBrowser } from '../../journeys/pages/browser.ts'
import type { BareServer } from '../baseline/server.ts'
import { openBenchHall } from '../bench-hall.ts'
import { startChild } from '../child.ts'
import type { Figure } from '../figure.ts'
import type { ReaderLoad } from '../load/reader-load.ts'
import { plainSocket } from '../load/plain-socket.ts'
import { BOARDS, openBoards, openTwins, paintedAt, prepareTwins, twinMessages } from '../page/boards.ts'
import { median, quantile, rounded, spreadOf } from '../statistics.ts'

const WATCHERS = 200
const CALLS_PER_ROUND = 10
/** A board's view is free to be sent again, and everything is painted. */
const BETWEEN_MS = 700
const RATIO = 1.5

export const callToGlassP99Ms: Figure = {
  ...{ name: 'call_to_glass_p99_ms', unit: 'ms', aim: { atMost: 100 } },
  measure: async ({ rounds, scratch, onProgress }) => {
    const hall = await openBenchHall({ dataDir: await scratch('glass'), kiosks: 1, watchers: WATCHERS, onProgress })
    const server = startChild<BareServer>('./baseline/server.ts')
    const readers = startChild<ReaderLoad>('./load/reader-load.ts')
    // The twins come from no real address, and Chromium lets such pages ask no machine of the house.
    const browser = await launchBrowser(['--disable-features=LocalNetworkAccessChecks'])
    const office = await connect(hall.hub.url, hall.admin)
    try {
      for (const board of BOARDS.slice(1))
        await command(office, 'device.register', { device: board, kind: 'board', name: { 'zh-Hans': board } })
      const boards = await openBoards(browser, hall.hub.url)
      const [first] = boards
      if (first === undefined) throw new Error('there is no board')
      const [entry] = hall.counters
      if (entry === undefined) throw new Error('there is no counter')
      const [counter, clerk] = entry
      const desk = await connect(hall.hub.url, clerk)
      let shown: unknown = null
      await office.watch('board', {}, ({ value }) => (shown = value))
      const service = readDemoConfig().counters.find(({ id }) => id === counter)?.services[0]?.service

      const finish = async (): Promise<void> => {
        await command(desk, 'counter.start', { counter })
        await command(desk, 'counter.finish', { counter })
      }
      // One that is not counted: the twins are made of a board with a call on it.
      await command(office, 'ticket.take', { service, another: true })
      await paintedAt(boards, await callNext(desk, counter))
      await finish()
      const bareUrl = `http://127.0.0.1:${await server.call.listen()}`
      const twins = await openTwins(browser, first, bareUrl)
      const bare = await plainSocket(bareUrl, null)

      const oneCall = async (): Promise<readonly [ours: readonly number[], bare: readonly number[]]> => {
        const pressedAt = performance.timeOrigin + performance.now()
        const number = await callNext(desk, counter)
        const ours = (await paintedAt(boards, number)).map((at) => at - pressedAt)
        await prepareTwins(twins, first)
        await server.call.broadcast(twinMessages(shown))
        await delay(BETWEEN_MS)
        const repeatedAt = performance.timeOrigin + performance.now()
        await bare.emitWithAck('press')
        const repeated = (await paintedAt(twins, number)).map((at) => at - repeatedAt)
        await finish()
        return [ours, repeated]
      }

      const oneRound = async (): Promise<{ readonly ours: number; readonly bare: number }> => {
        for (let nth = 0; nth < CALLS_PER_ROUND; nth++) await command(office, 'ticket.take', { service, another: true })
        const all: number[] = []
        const repeated: number[] = []
        for (let call = 0; call < CALLS_PER_ROUND; call++) {
          const [ours, twin] = await oneCall()
          all.push(...ours)
          repeated.push(...twin)
        }
        const measured = { ours: quantile(all, 0.99), bare: quantile(repeated, 0.99) }
        onProgress(
          `p99 ${measured.ours.toFixed(1)} ms, bare ${measured.bare.toFixed(1)} ms, p50 ${median(all).toFixed(1)}, ${median(repeated).toFixed(1)}`,
        )
        return measured
      }

      await oneRound()
      const quiet: { readonly ours: number; readonly bare: number }[] = []
      for (let round = 0; round < rounds; round++) quiet.push(await oneRound())
      await readers.call.start({ url: hall.hub.url, cookie: hall.cookie })
      const busy = await oneRound()
      const pagesRead = await readers.call.end()

      const ratios = quiet.map((round) => round.ours / round.bare)
      const [low, high] = spreadOf(quiet.map(({ ours }) => ours))
      return {
        value: rounded(median(quiet.map(({ ours }) => ours))),
        baseline: {
          what: `the same page on a bare message, p99 ms (ratio ≤ ${RATIO})`,
          value: rounded(median(quiet.map((round) => round.bare))),
        },
        spread: [rounded(low), rounded(high)],
        details: {
          ratio: rounded(median(ratios)),
          whileReadMs: rounded(busy.ours),
          whileReadBareMs: rounded(busy.bare),
          pagesRead,
        },
      }
    } finally {
      await browser.close()
      office.close()
      await Promise.all([server.stop(), readers.stop()])
      await hall.close()
    }
  },
}

/** The number that was called. */
async function callNext(desk: HubSocket, counter: string): Promise<string> {
  const { events } = await command(desk, 'counter.call-next', { counter })
  const called = events.find(({ type }) => type === 'ticket.called')
  if (called === undefined) throw new Error('nobody was called')
  return (called.data as { ticket: string }).ticket.replace(/^\d{8}-/, '')
}
