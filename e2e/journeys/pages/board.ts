import type { Browser } from 'playwright'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { openScreen } from './browser.ts'
import { numberOn, plateLabel } from './plate.ts'

export type BoardPage = Awaited<ReturnType<typeof openBoard>>

/** The hall's board as people see it from their seats. */
export async function openBoard(browser: Browser, url: string, device: string) {
  const page = await openScreen(browser, `${url}/board?slot=${device}&device=${device}`, { width: 1920, height: 1080 })
  const { calling, waiting } = zhHans.board
  const calls = page.getByRole('list', { name: calling }).getByRole('listitem')
  return {
    page,
    calls,
    /** The line that calls this number. */
    call: (number: string) => calls.filter({ has: page.getByRole('img', { name: plateLabel(number), exact: true }) }),
    /** All numbers that stand among the calls, newest first. */
    called: async () =>
      Promise.all(
        (await calls.getByRole('img').all()).map(async (plate) => numberOn(await plate.getAttribute('aria-label'))),
      ),
    /** The line that tells how many wait for a service. */
    waiting: (service: string) =>
      page.getByRole('list', { name: waiting }).getByRole('listitem').filter({ hasText: service }),
    /** There while what it shows is not of now. */
    oldData: page.getByText(zhHans.board.stale.text),
  }
}
