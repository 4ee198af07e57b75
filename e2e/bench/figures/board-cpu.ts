// What a board costs its small computer all day, beside a page that shows nothing but a ticking clock.
import { setTimeout as delay } from 'node:timers/promises'
import { connect, command } from '../../support/connect.ts'
import { launchBrowser } from '../../journeys/pages/browser.ts'
import { openBenchHall, SERVICES } from '../bench-hall.ts'
import type { Figure } from '../figure.ts'
import { compare } from '../rounds.ts'
import { BOARD_PANEL, freshPage } from '../page/demo-hall.ts'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import type { Browser } from 'playwright'

const MEASURED_MS = 20_000
/** Somebody takes a number and somebody is called so often: a busy hall of ten counters. */
const EVERY_MS = 20_000
/** As a page of a few lines would do it: once a second, drawn by the browser alone. */
const CLOCK = `<!doctype html><html lang="zh"><body style="background:#0e1513;color:#f2f5f3;font:12vw sans-serif">
<p id="clock"></p><script>
const tick = () => { clock.textContent = new Date().toLocaleTimeString('zh-CN') }
setInterval(tick, 1000); tick()
</script></body></html>`

export const boardCpu: Figure = {
  ...{ name: 'board_cpu', unit: 's / s', aim: { atMost: 2 } },
  measure: async ({ rounds, scratch, onProgress }) => {
    const hall = await openBenchHall({ dataDir: await scratch('board-cpu'), kiosks: 1, watchers: 0, onProgress })
    const office = await connect(hall.hub.url, hall.admin)
    const desks = await Promise.all(
      hall.counters.map(async ([counter, who]) => ({ counter, desk: await connect(hall.hub.url, who) })),
    )
    // A browser for each, so that everything it does is counted.
    const [board, clock] = [await launchBrowser(), await launchBrowser()]
    let turn = 0
    const work = setInterval(() => void step(), EVERY_MS)
    const step = async (): Promise<void> => {
      const at = desks[turn % desks.length]
      const service = SERVICES[turn % SERVICES.length]
      turn++
      await office.command('ticket.take', { service, another: true })
      if (at === undefined) return
      const { counter, desk } = at
      // Whoever stands there goes; where nobody waits, nobody is called.
      for (const type of ['counter.start', 'counter.finish', 'counter.call-next']) await desk.command(type, { counter })
    }
    try {
      const boardPage = await freshPage(board, BOARD_PANEL)
      await boardPage.goto(`${hall.hub.url}/board?slot=board-1&device=board-1`)
      await boardPage.getByRole('list', { name: zhHans.board.waiting }).waitFor()
      await (await freshPage(clock, BOARD_PANEL)).setContent(CLOCK)
      await command(office, 'ticket.take', { service: SERVICES[0], another: true })
      await delay(5000)
      return await compare({
        ...{ rounds, what: 'a page with a ticking clock, CPU seconds in a minute' },
        ours: () => perMinute(board),
        bare: () => perMinute(clock),
      })
    } finally {
      clearInterval(work)
      await Promise.all([board.close(), clock.close()])
      office.close()
      for (const { desk } of desks) desk.close()
      await hall.close()
    }
  },
}

/** CPU seconds of all the browser's processes in a minute. */
async function perMinute(browser: Browser): Promise<number> {
  const before = await cpuSeconds(browser)
  await delay(MEASURED_MS)
  return ((await cpuSeconds(browser)) - before) * (60_000 / MEASURED_MS)
}

async function cpuSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}
