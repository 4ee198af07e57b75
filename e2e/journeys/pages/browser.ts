// The browser all screens of a journey run in, each with cookies and storage of its own.
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright'
import { shippedFlags } from './flags.ts'
import { PATIENCE_MS } from './until.ts'

/** For a machine without a graphics card, a window system or a user of its own. */
export const LAB_FLAGS = ['--no-sandbox', '--disable-gpu'] as const

export const chromiumPath = (): string => process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** One browser for all kinds of screens: it may sound, as a board's does. */
export const launchBrowser = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [...new Set([...LAB_FLAGS, ...shippedFlags('board'), ...shippedFlags('kiosk'), ...more])],
  })

export interface ScreenSize {
  readonly width: number
  readonly height: number
}

/** A screen of its own that shows this address. */
export async function openScreen(
  browser: Browser,
  url: string,
  viewport: ScreenSize,
  options: BrowserContextOptions = {},
): Promise<Page> {
  // Drawn without a graphics card, every movement costs: here they stand still.
  const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  await page.goto(url)
  return page
}
