import type { Browser } from 'playwright'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { demoAccounts } from '../../support/identities.ts'
import { openScreen } from './browser.ts'
import { numberOn, plateLabel } from './plate.ts'
import { until } from './until.ts'

/** As the page has it. */
const PRIMARY_REST_MS = 600

export type CounterPage = Awaited<ReturnType<typeof openCounter>>

/** A clerk's page. */
export async function openCounter(browser: Browser, url: string) {
  const page = await openScreen(browser, `${url}/counter`, { width: 1440, height: 900 })
  const { counter, common, console } = zhHans
  let pressedAt = -PRIMARY_REST_MS
  const primary = (word: string) => page.getByRole('button', { name: new RegExp(`^${word}`) })
  const signIn = async (user: string, password: string) => {
    await page.getByLabel(console.signIn.user, { exact: true }).fill(user)
    await page.getByLabel(console.signIn.password, { exact: true }).fill(password)
    await page.getByRole('button', { name: console.signIn.enter, exact: true }).click()
    await page.getByRole('heading', { name: counter.signIn.lead }).waitFor()
  }
  const desk = (number: string) =>
    page
      .getByRole('list', { name: counter.signIn.which })
      .getByRole('button')
      .filter({ hasText: new RegExp(`^\\s*${number}\\s*${common.counterAfter}`) })
  const choose = (number: string) => desk(number).click()
  return {
    page,
    signIn,
    /** The row of a counter that may be chosen. */
    desk,
    choose,
    /** A person of the demo begins at this counter. */
    begin: async (user: string, number: string) => {
      const account = (await demoAccounts(url)).find((each) => each.user === user)
      if (account === undefined) throw new Error(`the demo hall has no account ${user}`)
      await signIn(user, account.password)
      await choose(number)
    },
    /** The big key, while it offers this. */
    offers: { call: primary(counter.go.call), start: primary(counter.go.start), finish: primary(counter.go.finish) },
    /** Once the big key has rested from the press before: sooner it takes a press for the same one. */
    pressEnter: async () => {
      await until(
        'the big key has rested',
        async () => performance.now() - pressedAt,
        (ms) => ms > PRIMARY_REST_MS,
      )
      await page.keyboard.press('Enter')
      pressedAt = performance.now()
    },
    /** Whoever is called or served here, or would be the next. */
    person: async () => numberOn(await page.locator('.person').getByRole('img').getAttribute('aria-label')),
    plateOf: (number: string) => page.getByRole('img', { name: plateLabel(number), exact: true }).first(),
    says: (text: string | RegExp) => page.getByText(text).first(),
  }
}
