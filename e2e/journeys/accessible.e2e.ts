// Every page and what it can show, before axe: nothing found on any of them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import * as v from 'valibot'
import { en } from '@tingxu/shared/i18n/en.ts'
import { LANG_KEYS } from '@tingxu/shared/i18n/lang.ts'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { command, connect } from '../support/connect.ts'
import { demoAccounts, pairDemo } from '../support/identities.ts'
import { printerOf } from '../support/workbench.ts'
import { openBoard } from './pages/board.ts'
import { openScreen } from './pages/browser.ts'
import { consoleOn } from './pages/console.ts'
import { openCounter } from './pages/counter.ts'
import { openKiosk } from './pages/kiosk.ts'
import { plateLabel } from './pages/plate.ts'
import { openStage, type Stage } from './stage.ts'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** Gzipped, all that its page is made of; brotli, over HTTPS, takes a tenth less. */
const MOST_PHONE_BYTES = 34_000
const INSURANCE = '社保'
const FUND = '公积金'
const { kiosk: words, counter: desk } = zhHans

let stage: Stage

before(async () => {
  stage = await openStage()
})

after(() => stage.close())

/** Looks at the page as it stands; nothing moves on it. */
async function assertClean(page: Page, state: string, without: readonly string[] = []): Promise<void> {
  // In the page itself, for none has frames; otherwise each look opens a page of its own.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .disableRules([...without])
    .analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  )
  assert.deepEqual(found, [], `${state}:\n${found.join('\n')}`)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('the kiosk is clean on every screen, and in large type', async () => {
  const kiosk = await openKiosk(stage.browser, stage.url, 'kiosk-1')
  const { page } = kiosk
  await kiosk.take.waitFor()
  await assertClean(page, 'home')
  await kiosk.openServices()
  await assertClean(page, 'services')
  // A slip that nobody knows of stays on the glass, with everything a ticket can show.
  await printerOf(stage.url, 'printer-1').act('jam-next')
  await kiosk.press(INSURANCE)
  await kiosk.says(words.ticket.uncertain).waitFor()
  await assertClean(page, 'ticket')
  assert.equal(await kiosk.number(), 'B001')
  await kiosk.answers.cameOut.click()
  await kiosk.says(words.ticket.confirmed).waitFor()
  await kiosk.leave()
  await kiosk.says(words.blocked.printerDown).waitFor()
  await assertClean(page, 'out of order')
  await printerOf(stage.url, 'printer-1').act('clear-jam')
  for (const round of [1, 2]) {
    await kiosk.openServices()
    await kiosk.press(FUND)
    if (round === 1) {
      await kiosk.says(words.ticket.confirmed).waitFor()
      await kiosk.leave()
    }
  }
  await page.getByRole('dialog').waitFor()
  await assertClean(page, 'another one?')
  await button(page, words.another.no).click()
  await kiosk.goHome()
  for (const [door, state] of [
    [words.home.missed, 'find'],
    [words.home.hall, 'hall'],
  ] as const) {
    await page.getByRole('button', { name: new RegExp(`^${door}`) }).click()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await assertClean(page, state)
    await kiosk.goHome()
  }
  for (const [lang, { home, bar }] of [
    [LANG_KEYS.en.long, en.kiosk],
    [LANG_KEYS['zh-Hans'].long, words],
  ] as const) {
    await button(page, lang).click()
    await page.getByRole('button', { name: new RegExp(`^${home.take}`) }).waitFor()
    await button(page, bar.large).click()
    await assertClean(page, `home, large type, ${lang}`)
    await button(page, bar.large).click()
  }
})

test('every part and every screen of the style sheet is clean, in each theme and in English', async () => {
  const page = await openScreen(stage.browser, `${stage.url}/styles`, DESK)
  for (const theme of ['light', 'dark', 'contrast', 'light&lang=en']) {
    await page.goto(`${stage.url}/styles?theme=${theme}`)
    await page.getByRole('heading').first().waitFor()
    // A sheet shows the same bar twice, which no page does.
    await assertClean(page, theme, ['landmark-unique'])
  }
  const links = await page.locator('a[href*="screen="]').all()
  const screens = await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''))
  assert.ok(screens.length >= 12, `${screens.length} screens`)
  await page.setViewportSize({ width: 1920, height: 1080 })
  for (const screen of screens) {
    await page.goto(new URL(screen, page.url()).href)
    await page.getByRole('main').first().waitFor()
    await assertClean(page, screen)
  }
})

test('board and counter screen are clean, with and without a call', async () => {
  const screen = await openScreen(stage.browser, `${stage.url}/screen?slot=screen-c3&device=screen-c3&counter=c3`, {
    width: 1920,
    height: 1080,
  })
  const board = await openBoard(stage.browser, stage.url, 'board-1')
  await board.page.getByText(zhHans.board.noCalls).waitFor()
  await assertClean(board.page, 'board without calls')
  const counter = await openCounter(stage.browser, stage.url)
  await counter.page.getByRole('heading', { level: 1 }).first().waitFor()
  await assertClean(counter.page, 'counter, signed out')
  const luo = (await demoAccounts(stage.url)).find(({ user }) => user === 'luo')
  await counter.signIn('luo', luo?.password ?? '')
  await assertClean(counter.page, 'counter, to be chosen')
  await counter.choose('3')
  await counter.offers.call.waitFor()
  await assertClean(counter.page, 'counter, free')
  await counter.pressEnter()
  await board.call('B001').waitFor()
  await screen.getByText(zhHans.board.screen.called).waitFor()
  await assertClean(board.page, 'board with a call')
  await assertClean(screen, 'counter screen with a call')
  await assertClean(counter.page, 'counter, called')
  for (const [key, dialog] of [
    ['4', desk.transfer.title],
    ['3', desk.park.title],
  ] as const) {
    await counter.page.keyboard.press(key)
    await counter.page.getByRole('dialog', { name: dialog }).waitFor()
    await assertClean(counter.page, dialog)
    await counter.page.keyboard.press('Escape')
    await counter.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
})

test('the console is clean: sign-in, hall, figures, devices, a device to be registered', async () => {
  const console = consoleOn(await openScreen(stage.browser, `${stage.url}/console`, DESK))
  const { page } = console
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await assertClean(page, 'sign-in')
  await button(page, zhHans.console.signIn.first).click()
  await assertClean(page, 'first use')
  await button(page, zhHans.console.signIn.back).click()
  const admin = (await demoAccounts(stage.url)).find(({ user }) => user === 'admin')
  await console.signIn('admin', admin?.password ?? '')
  await assertClean(page, 'hall')
  await console.openStatistics()
  await page.getByRole('table').waitFor()
  await assertClean(page, 'statistics')
  await console.openDevices()
  await page.getByRole('table').waitFor()
  await assertClean(page, 'devices')
  await button(page, zhHans.console.devices.add).click()
  await page.getByRole('dialog').waitFor()
  await assertClean(page, 'register')
  await button(page, zhHans.common.cancel).click()
  const callers = page.getByRole('row', { name: /^东区呼叫器/ })
  await callers.getByRole('button', { name: zhHans.console.devices.edit, exact: true }).click()
  await button(page, zhHans.console.pairing.seatAdd).click()
  await assertClean(page, 'callers on one line')
  await button(page, zhHans.console.pairing.save).click()
  await page.getByRole('row', { name: /^东区呼叫器.*6\s?个窗口/ }).waitFor()
  await page.getByRole('button', { name: /^东区呼叫器/ }).click()
  await page.getByRole('dialog').getByRole('table').waitFor()
  await assertClean(page, 'what became of a device')
})

test('links page, workbench and phone are clean', async () => {
  const page = await openScreen(stage.browser, stage.url, DESK)
  await page.getByRole('heading', { name: zhHans.links.accounts }).waitFor()
  await assertClean(page, 'links')
  await page.goto(`${stage.url}/workbench`)
  await page.getByRole('heading', { name: '南门取号机的打印机' }).waitFor()
  await assertClean(page, 'workbench')

  const paired = await pairDemo(stage.url, { slot: 'axe', kind: 'kiosk', device: 'kiosk-2' })
  const socket = await connect(stage.url, { as: 'device', slot: paired.slot, cookie: paired.cookie })
  const { events } = await command(socket, 'ticket.take', { service: 'land' })
  const { ticket } = v.parse(v.object({ ticket: v.string() }), events[0]?.data)
  const { link } = await new Promise<{ link: string }>((resolve, reject) => {
    const hear = ({ value }: { value: unknown }) => resolve(v.parse(v.object({ link: v.string() }), value))
    socket.watch('ticket', { ticket }, hear).catch(reject)
  })
  socket.close()
  const phone = await openScreen(stage.browser, stage.url, PHONE)
  const fetched: Promise<readonly [string, number]>[] = []
  phone.on('requestfinished', (request) => {
    fetched.push(request.sizes().then(({ responseBodySize }) => [request.url(), responseBodySize]))
  })
  await phone.goto(`${stage.url}${new URL(link).pathname}`)
  await phone.getByRole('img', { name: plateLabel('C001') }).waitFor()
  await assertClean(phone, 'phone')
  const files = await Promise.all(fetched)
  assert.ok(files.length >= 4, 'page, scripts, styles')
  assert.ok(!files.some(([url]) => url.endsWith('.woff2')), 'a phone has a Chinese font of its own')
  const bytes = files.reduce((sum, [, size]) => sum + size, 0)
  assert.ok(bytes < MOST_PHONE_BYTES, `a phone pays for ${bytes} bytes: ${files.map(String).join(' ')}`)
  await phone.goto(`${stage.url}/t/none`)
  await phone.getByText(zhHans.phone.unknown).waitFor()
  await assertClean(phone, 'phone, unknown number')
})
