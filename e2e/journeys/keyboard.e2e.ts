// Without a finger or a mouse: a number, a day at a counter, a look at the devices.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { demoAccounts } from '../support/identities.ts'
import { openScreen } from './pages/browser.ts'
import { openCounter } from './pages/counter.ts'
import { openKiosk } from './pages/kiosk.ts'
import { tabTo } from './pages/tab-to.ts'
import { openStage, type Stage } from './stage.ts'

const INSURANCE = '社保'
const { kiosk: words, console: office } = zhHans

let stage: Stage

before(async () => {
  stage = await openStage()
})

after(() => stage.close())

const passwordOf = async (user: string) =>
  (await demoAccounts(stage.url)).find((account) => account.user === user)?.password ?? ''

test('somebody takes a number with Tab and Enter alone', async () => {
  const { page, ...kiosk } = await openKiosk(stage.browser, stage.url, 'kiosk-1')
  await tabTo(page, kiosk.take)
  await page.keyboard.press('Enter')
  await tabTo(page, kiosk.service(INSURANCE))
  await page.keyboard.press('Enter')
  await kiosk.plateOf('B001').waitFor()
  await kiosk.says(words.ticket.confirmed).waitFor()
  await tabTo(page, page.getByRole('button', { name: words.ticket.done, exact: true }))
  await page.keyboard.press('Enter')
  await kiosk.take.waitFor()
})

test('a clerk signs in, calls, serves and is done with keys alone', async () => {
  const { page, ...counter } = await openCounter(stage.browser, stage.url)
  await tabTo(page, page.getByLabel(office.signIn.user, { exact: true }))
  await page.keyboard.type('luo')
  await tabTo(page, page.getByLabel(office.signIn.password, { exact: true }))
  await page.keyboard.type(await passwordOf('luo'))
  await page.keyboard.press('Enter')
  await tabTo(page, counter.desk('3'))
  await page.keyboard.press('Enter')
  await counter.offers.call.waitFor()
  await counter.pressEnter()
  await counter.offers.start.waitFor()
  await counter.pressEnter()
  await counter.offers.finish.waitFor()
  await counter.pressEnter()
  await counter.says(/上一位\s*B001/).waitFor()
})

test('the duty officer signs in and finds the devices with keys alone', async () => {
  const page = await openScreen(stage.browser, `${stage.url}/console`, { width: 1440, height: 900 })
  await tabTo(page, page.getByLabel(office.signIn.user, { exact: true }))
  await page.keyboard.type('admin')
  await tabTo(page, page.getByLabel(office.signIn.password, { exact: true }))
  await page.keyboard.type(await passwordOf('admin'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: office.pages.devices, exact: true }))
  await page.keyboard.press('Enter')
  const row = page.getByRole('row').filter({ hasText: '南门取号机的打印机' })
  await row.waitFor()
  // Locking a kiosk is what an officer does here.
  const lock = page
    .getByRole('row')
    .filter({ hasText: '北门取号机' })
    .getByRole('button', { name: office.devices.lock })
  await tabTo(page, lock.first())
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: office.devices.unlock, exact: true }).waitFor()
  assert.equal(await page.getByRole('row').filter({ hasText: '南门取号机的打印机' }).count(), 1)
})
