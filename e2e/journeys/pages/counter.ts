import type { Browser } from 'playwright'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { openScreen } from './browser.ts'
import { plateLabel } from './plate.ts'

export type CounterPage = Awaited<ReturnType<typeof openCounter>>

/** A clerk's page. */
export async function openCounter(browser: Browser, url: string) {
  const page = await openScreen(browser, `${url}/counter`, { width: 1440, height: 900 })
  const { counter, common, console } = zhHans
  const primary = (word: string) => page.getByRole('button', { name: new RegExp(`^${word}`) })
  return {
    page,
    signIn: async (user: string, password: string) => {
      await page.getByLabel(console.signIn.user, { exact: true }).fill(user)
      await page.getByLabel(console.signIn.password, { exact: true }).fill(password)
      await page.getByRole('button', { name: console.signIn.enter, exact: true }).click()
      await page.getByRole('heading', { name: counter.signIn.lead }).waitFor()
    },
    choose: (number: string) =>
      page
        .getByRole('list', { name: counter.signIn.which })
        .getByRole('button', { name: new RegExp(`^${common.counter(number)}`) })
        .click(),
    /** The big key, while it offers this. */
    offers: { call: primary(counter.go.call), start: primary(counter.go.start), finish: primary(counter.go.finish) },
    pressEnter: () => page.keyboard.press('Enter'),
    plateOf: (number: string) => page.getByRole('img', { name: plateLabel(number), exact: true }).first(),
    /** The line under the plate, and what came before once nobody is here. */
    proof: page.getByRole('status'),
    says: (text: string | RegExp) => page.getByText(text).first(),
  }
}
