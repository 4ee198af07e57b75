// A hall as its people meet it: kiosk, board and counter in a real browser, a hub that is a process of its own.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { openBoard, type BoardPage } from './pages/board.ts'
import { openCounter, type CounterPage } from './pages/counter.ts'
import { openKiosk, type KioskPage } from './pages/kiosk.ts'
import { openStage, type Stage } from './stage.ts'

const { ticket } = zhHans.kiosk
/** As the demo hall's own configuration names them. */
const INSURANCE = '社保'
const FUND = '公积金'

let stage: Stage
let kiosk: KioskPage
let board: BoardPage
let counter: CounterPage

before(async () => {
  stage = await openStage()
  const { browser, url } = stage
  ;[kiosk, board, counter] = await Promise.all([
    openKiosk(browser, url, 'kiosk-1'),
    openBoard(browser, url, 'board-1'),
    openCounter(browser, url),
  ])
})

after(() => stage.close())

test('somebody takes a number, is called to a counter, served and done', async () => {
  await kiosk.openServices()
  await kiosk.press(INSURANCE)
  await kiosk.plateOf('B001').waitFor()
  await kiosk.says(ticket.confirmed).waitFor()

  await counter.begin('luo', '3')
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
  await kiosk.pressTwice(FUND)
  await kiosk.plateOf('F001').waitFor()
  await kiosk.says(ticket.confirmed).waitFor()
  await board.waiting(FUND).getByText(zhHans.board.people(1)).waitFor()
  await kiosk.leave()

  // Had there been two, the next would be the third.
  await kiosk.openServices()
  await kiosk.press(FUND)
  await kiosk.pressAnother()
  await kiosk.plateOf('F002').waitFor()
  await kiosk.says(ticket.confirmed).waitFor()
  await kiosk.leave()
})
