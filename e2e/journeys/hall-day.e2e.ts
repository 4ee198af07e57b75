// A hall as its people meet it: kiosk, board and counter in a real browser, a hub that is a process of its own.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { demoAccounts } from '../support/identities.ts'
import { startHub, type RunningHub } from '../support/start-hub.ts'
import { openBoard, type BoardPage } from './pages/board.ts'
import { launchBrowser } from './pages/browser.ts'
import { openCounter, type CounterPage } from './pages/counter.ts'
import { openKiosk, type KioskPage } from './pages/kiosk.ts'

const { ticket, another } = zhHans.kiosk
/** As the demo hall's own configuration names them. */
const INSURANCE = '社保'
const FUND = '公积金'

let scratch: string
let hub: RunningHub
let browser: Browser
let kiosk: KioskPage
let board: BoardPage
let counter: CounterPage

before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'tingxu-journey-'))
  ;[hub, browser] = await Promise.all([startHub({ dataDir: join(scratch, 'hall') }), launchBrowser()])
  ;[kiosk, board, counter] = await Promise.all([
    openKiosk(browser, hub.url, 'kiosk-1'),
    openBoard(browser, hub.url, 'board-1'),
    openCounter(browser, hub.url),
  ])
})

after(async () => {
  await browser.close()
  await hub.stop()
  await rm(scratch, { recursive: true, force: true })
})

/** The kiosk ignores a tap on the spot of the one before, right after the screen changed: a hand goes elsewhere. */
const ASIDE = { position: { x: 60, y: 24 } }

test('somebody takes a number, is called to a counter, served and done', async () => {
  await kiosk.openServices()
  await kiosk.service(INSURANCE).click(ASIDE)
  await kiosk.plateOf('B001').waitFor()
  await kiosk.says(ticket.confirmed).waitFor()

  const luo = (await demoAccounts(hub.url)).find(({ user }) => user === 'luo')
  assert.ok(luo !== undefined)
  await counter.signIn(luo.user, luo.password)
  await counter.choose('3')
  await counter.offers.call.waitFor()
  await counter.plateOf('B001').waitFor()
  assert.equal(await board.call('B001').count(), 0)

  await counter.pressEnter()
  const call = board.call('B001')
  await call.waitFor()
  assert.ok((await call.innerText()).replace(/\s/g, '').endsWith(zhHans.common.counter('3')))
  await counter.says(/屏幕\s*1\/1\s*已显示/).waitFor()

  await counter.pressEnter()
  await counter.offers.finish.waitFor()
  await counter.pressEnter()
  await counter.says(/上一位\s*B001/).waitFor()
})

test('a double tap on a service gives one number', async () => {
  await kiosk.take.waitFor()
  await kiosk.openServices()
  await kiosk.service(FUND).dblclick(ASIDE)
  await kiosk.plateOf('F001').waitFor()
  await kiosk.says(ticket.confirmed).waitFor()
  await board.waiting(FUND).getByText(zhHans.board.people(1)).waitFor()
  await kiosk.leave()

  // Had there been two, the next would be the third.
  await kiosk.openServices()
  await kiosk.service(FUND).click(ASIDE)
  await kiosk.page.getByRole('button', { name: another.yes, exact: true }).click()
  await kiosk.plateOf('F002').waitFor()
  await kiosk.says(ticket.confirmed).waitFor()
  await kiosk.leave()
})
