import type { Browser } from 'playwright'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { openScreen } from './browser.ts'
import { plateLabel } from './plate.ts'

export type KioskPage = Awaited<ReturnType<typeof openKiosk>>

/** A kiosk of the demo hall as people stand before it. */
export async function openKiosk(browser: Browser, url: string, device: string) {
  const page = await openScreen(browser, `${url}/kiosk?slot=${device}&device=${device}`, { width: 1080, height: 1920 })
  const { home, ticket } = zhHans.kiosk
  const take = page.getByRole('button', { name: new RegExp(`^${home.take}`) })
  const service = (name: string) => page.getByRole('main').getByRole('button', { name: new RegExp(`^${name}`) })
  const plate = page.getByTestId('plate').getByRole('img')
  return {
    page,
    /** The door to the numbers: there where the kiosk is free. */
    take,
    service,
    /** The great plate with the person's number. */
    plate,
    plateOf: (number: string) => page.getByTestId('plate').getByRole('img', { name: plateLabel(number), exact: true }),
    /** What the glass says about the slip, or why there are no numbers. */
    says: (text: string) => page.getByText(text, { exact: true }).first(),
    openServices: async () => {
      await take.click()
      await service('').first().waitFor()
    },
    leave: async () => {
      await page.getByRole('button', { name: ticket.done, exact: true }).click()
      await plate.waitFor({ state: 'detached' })
    },
  }
}
