// Three boards of a hall in a real browser, and the same page three times more, moved by nothing but a bare socket.
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { plateLabel } from '../../journeys/pages/plate.ts'
import { BOARD_PANEL, freshPage } from './demo-hall.ts'
import { NOTE_PAINTED_CALLS } from './in-page.ts'

export const BOARDS = ['board-1', 'board-2', 'board-3'] as const
const ROOM = 'board'
const LOOK_MS = 700
const LOOKS = 8
/** The library's own script for a page without a bundler. */
const CLIENT = fileURLToPath(new URL('./client-dist/socket.io.min.js', import.meta.resolve('socket.io')))

/** When each of these pages had painted the call of that number, ms since 1970. Throws where one never does. */
export async function paintedAt(pages: readonly Page[], number: string): Promise<readonly number[]> {
  const label = JSON.stringify(plateLabel(number))
  for (let look = 0; look < LOOKS; look++) {
    // Not more often: looking takes the page's time.
    await delay(LOOK_MS)
    const times = await Promise.all(
      pages.map((page) => page.evaluate<number | null>(`globalThis.paintedAt[${label}] ?? null`)),
    )
    const painted = times.filter((at) => at !== null)
    if (painted.length === pages.length) return painted
  }
  throw new Error(`${number} was not painted everywhere`)
}

export async function openBoards(browser: Browser, url: string): Promise<readonly Page[]> {
  return Promise.all(
    BOARDS.map(async (board) => {
      const page = await freshPage(browser, BOARD_PANEL)
      await page.addInitScript(NOTE_PAINTED_CALLS)
      await page.goto(`${url}/board?slot=${board}&device=${board}`)
      await page.getByRole('list', { name: zhHans.board.waiting }).waitFor()
      return page
    }),
  )
}

/** Stands still as it is now, without its scripts; a message of the bare server makes it show what it was given last. */
export async function openTwins(browser: Browser, board: Page, bareUrl: string): Promise<readonly Page[]> {
  const html = (await board.content()).replaceAll(/<script\b[^>]*>[^]*?<\/script>/g, '')
  return Promise.all(
    BOARDS.map(async () => {
      const context = await browser.newContext({
        viewport: BOARD_PANEL,
        locale: 'zh-CN',
        bypassCSP: true,
        serviceWorkers: 'block',
      })
      const page = await context.newPage()
      await page.addInitScript(NOTE_PAINTED_CALLS)
      await page.route('**/board?*', (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }))
      await page.goto(board.url())
      await page.addScriptTag({ path: CLIENT })
      await page.evaluate(`new Promise((resolve) => {
        const socket = io(${JSON.stringify(bareUrl)}, { transports: ['websocket'] })
        socket.on('view', () => { document.querySelector('.calls').innerHTML = globalThis.nextCalls })
        socket.on('welcome', () => socket.emit('watch', '${ROOM}', resolve))
      })`)
      return page
    }),
  )
}

/** What the twins show at the next message: the calls as they stand on the board. */
export async function prepareTwins(twins: readonly Page[], board: Page): Promise<void> {
  const calls = JSON.stringify(await board.locator('.calls').innerHTML())
  await Promise.all(twins.map((twin) => twin.evaluate(`globalThis.nextCalls = ${calls}`)))
}

/** The message that moves the twins: as large as the board's view. */
export const twinMessages = (value: unknown) => [[ROOM, value]] as const
