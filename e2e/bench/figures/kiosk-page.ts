// What a kiosk's page weighs, how soon its home screen stands, and how quickly it answers a tap.
import { get } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Locator } from 'playwright'
import { kioskOn } from '../../journeys/pages/kiosk.ts'
import type { BenchContext, Figure, Measured } from '../figure.ts'
import { freshPage, KIOSK_PANEL, openPageHall, slowDown, type PageHall, type Paired } from '../page/demo-hall.ts'
import {
  FORGET_INTERACTIONS,
  INTERACTIONS,
  LARGEST_PAINT,
  LISTEN_TO_INTERACTIONS,
  SCRIPTS_KEPT,
} from '../page/in-page.ts'
import { median, rounded, spreadOf } from '../statistics.ts'

const CPU_SLOWED = 4
/** From one key to the next. */
const HAND_MS = 400
/** Until a screen stands, however slow. */
const SETTLE_MS = 1200
/** As the demo's configuration names it. */
const SERVICE = '社保'

export const kioskJsKbGz: Figure = {
  ...{ name: 'kiosk_js_kb_gz', unit: 'KB', aim: { atMost: 60 } },
  measure: (bench) =>
    withKiosk(bench, async (hall) => {
      const page = await freshPage(hall.browser, KIOSK_PANEL)
      const scripts = new Set<string>()
      page.on('response', (response) => {
        if (response.request().resourceType() === 'script') scripts.add(response.url())
      })
      await page.goto(addressOf(hall))
      await kioskOn(page).take.waitFor()
      await page.waitForLoadState('networkidle')
      const kept = await page.evaluate<readonly string[]>(SCRIPTS_KEPT)
      for (const url of kept) scripts.add(url)
      const sizes = new Map<string, number>()
      for (const url of scripts) sizes.set(new URL(url).pathname, await bytesSent(url))
      await page.context().close()
      return {
        value: rounded(sum(sizes.values()) / 1024),
        baseline: null,
        details: Object.fromEntries([...sizes].map(([path, bytes]) => [path, rounded(bytes / 1024)])),
      }
    }),
}

export const kioskLcpMs: Figure = {
  ...{ name: 'kiosk_lcp_ms', unit: 'ms', aim: { atMost: 1000 } },
  measure: (bench) =>
    withKiosk(bench, (hall) => {
      let paired: Paired | undefined
      return overRounds(bench, async () => {
        const page = await freshPage(hall.browser, KIOSK_PANEL, paired)
        await slowDown(page, CPU_SLOWED)
        // Nothing is asked of the page meanwhile: looking would slow it.
        await page.goto(addressOf(hall), { waitUntil: 'networkidle' })
        const ms = await page.evaluate<number>(LARGEST_PAINT)
        await kioskOn(page).take.waitFor()
        paired = await page.context().storageState()
        await page.context().close()
        return ms
      })
    }),
}

export const kioskInpMs: Figure = {
  ...{ name: 'kiosk_inp_ms', unit: 'ms', aim: { atMost: 100 } },
  measure: (bench) =>
    withKiosk(bench, async (hall) => {
      const page = await freshPage(hall.browser, KIOSK_PANEL)
      await page.addInitScript(LISTEN_TO_INTERACTIONS)
      await page.goto(addressOf(hall))
      const { take, service, plate, yesAnother, done } = kioskOn(page)
      await take.waitFor()
      await slowDown(page, CPU_SLOWED)
      const tap = async (key: Locator): Promise<void> => {
        const box = await key.boundingBox()
        if (box === null) throw new Error('a key is not there')
        await delay(HAND_MS)
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
        await delay(SETTLE_MS)
      }
      const result = await overRounds(bench, async () => {
        await page.evaluate(FORGET_INTERACTIONS)
        await tap(take)
        await tap(service(SERVICE))
        if (await yesAnother.isVisible()) await tap(yesAnother)
        await plate.waitFor()
        await tap(done)
        await take.waitFor()
        // The browser tells of none that took less.
        return Math.max(16, ...(await page.evaluate<readonly number[]>(INTERACTIONS)))
      })
      await page.context().close()
      return result
    }),
}

const addressOf = ({ hub }: PageHall): string => `${hub.url}/kiosk?slot=kiosk-1&device=kiosk-1`

async function withKiosk(bench: BenchContext, measure: (hall: PageHall) => Promise<Measured>): Promise<Measured> {
  const hall = await openPageHall(await bench.scratch('kiosk-page'))
  try {
    return await measure(hall)
  } finally {
    await hall.close()
  }
}

/** The median; the first try, which fills the browser's own caches of code, is not counted. */
async function overRounds({ rounds, onProgress }: BenchContext, once: () => Promise<number>): Promise<Measured> {
  await once()
  const all: number[] = []
  for (let round = 0; round < rounds; round++) {
    const ms = await once()
    onProgress(`${Math.round(ms)} ms`)
    all.push(ms)
  }
  const [low, high] = spreadOf(all)
  return { value: rounded(median(all)), baseline: null, spread: [rounded(low), rounded(high)] }
}

/** Body bytes of the answer, compressed as the hub compresses it. */
function bytesSent(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip, br' } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
      answer.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, each) => all + each, 0)
