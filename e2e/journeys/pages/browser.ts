// The browser all screens of a journey run in, each with cookies and storage of its own.
import { chromium, type Browser, type Page } from 'playwright'
import { PATIENCE_MS } from './until.ts'

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: FLAGS })

export interface ScreenSize {
  readonly width: number
  readonly height: number
}

/** A screen of its own that shows this address. */
export async function openScreen(browser: Browser, url: string, viewport: ScreenSize): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  await page.goto(url)
  return page
}
