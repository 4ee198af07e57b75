import type { Browser, Page } from 'playwright'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { openScreen } from './browser.ts'
import { numberOn, plateLabel } from './plate.ts'

/** The kiosk ignores a tap on the spot of the one before, right after the screen changed: a hand goes elsewhere. */
const ASIDE = { position: { x: 60, y: 24 } }

export type KioskPage = ReturnType<typeof kioskOn>

/** A kiosk of the demo hall as people stand before it. */
export async function openKiosk(browser: Browser, url: string, device: string): Promise<KioskPage> {
  const address = `${url}/kiosk?slot=${device}&device=${device}`
  return kioskOn(await openScreen(browser, address, { width: 1080, height: 1920 }))
}

export function kioskOn(page: Page) {
  const { home, ticket, another, bar, find } = zhHans.kiosk
  const take = page.getByRole('button', { name: new RegExp(`^${home.take}`) })
  const service = (name: string) => page.getByRole('main').getByRole('button', { name: new RegExp(`^${name}`) })
  const plate = page.getByTestId('plate').getByRole('img')
  const done = page.getByRole('button', { name: ticket.done, exact: true })
  const yesAnother = page.getByRole('button', { name: another.yes, exact: true })
  const openServices = async () => {
    await take.click()
    await service('').first().waitFor()
  }
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
    /** What is offered against "Did your slip come out?". */
    answers: {
      cameOut: page.getByRole('button', { name: ticket.cameOut, exact: true }),
      didNot: page.getByRole('button', { name: ticket.didNot, exact: true }),
    },
    openServices,
    goHome: async () => {
      await page.getByRole('button', { name: new RegExp(`^(${bar.home}|${bar.back})$`) }).click()
      await take.waitFor()
    },
    press: (name: string) => service(name).click(ASIDE),
    /** Takes a number for it, also where the kiosk asks whether it is to be another one. */
    takeFor: async (name: string) => {
      await openServices()
      await service(name).click(ASIDE)
      await yesAnother.or(plate).first().waitFor()
      if (await yesAnother.isVisible()) await yesAnother.click()
      await plate.waitFor()
    },
    pressTwice: (name: string) => service(name).dblclick(ASIDE),
    /** "Yes, another one": asked of whoever takes a second number for the same thing. */
    yesAnother,
    done,
    pressAnother: () => yesAnother.click(),
    /** By its number, from home: "missed it, another slip". */
    findNumber: async (letter: string, digits: string) => {
      await page.getByRole('button', { name: new RegExp(`^${home.missed}`) }).click()
      for (const key of [letter, ...Array.from(digits), find.search])
        await page.getByRole('button', { name: key, exact: true }).click()
    },
    pressReprint: () => page.getByRole('button', { name: find.reprint, exact: true }).click(ASIDE),
    /** On the plate, once there is one: `B001`. */
    number: async () => numberOn(await plate.getAttribute('aria-label')),
    leave: async () => {
      await done.click()
      await plate.waitFor({ state: 'detached' })
    },
  }
}
