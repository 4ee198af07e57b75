// A demo hall and a browser, for the figures of pages.
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright'
import { launchBrowser, type ScreenSize } from '../../journeys/pages/browser.ts'
import { startHub, type RunningHub } from '../../support/start-hub.ts'

export interface PageHall {
  readonly hub: RunningHub
  readonly browser: Browser
  readonly close: () => Promise<void>
}

export async function openPageHall(dataDir: string): Promise<PageHall> {
  const hub = await startHub({ dataDir, env: { LOG_LEVEL: 'warn' } })
  const browser = await launchBrowser().catch(async (fault: unknown) => {
    await hub.kill()
    throw fault
  })
  return {
    ...{ hub, browser },
    close: async () => {
      await browser.close()
      await hub.stop()
    },
  }
}

export const KIOSK_PANEL: ScreenSize = { width: 1080, height: 1920 }
export const BOARD_PANEL: ScreenSize = { width: 1920, height: 1080 }

export type Paired = Awaited<ReturnType<BrowserContext['storageState']>>

/** A screen without cache or service worker, known to the hall or not. Movements are on, as in a hall. */
export async function freshPage(browser: Browser, viewport: ScreenSize, paired?: Paired): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport, locale: 'zh-CN' },
    ...(paired === undefined ? {} : { storageState: paired }),
  })
  return context.newPage()
}

/** As the small computers in kiosks are: so many times slower than this machine. */
export async function slowDown(page: Page, times: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
  return session
}
