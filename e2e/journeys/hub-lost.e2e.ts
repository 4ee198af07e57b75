// The hub dies in the worst moments. What was pressed is done once, every screen says that it is on its own, and all
// of them come back by themselves.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { printerOf, type Printer } from '../support/workbench.ts'
import { openBoard, type BoardPage } from './pages/board.ts'
import { openCounter, type CounterPage } from './pages/counter.ts'
import { openKiosk, type KioskPage } from './pages/kiosk.ts'
import { until } from './pages/until.ts'
import { openStage, type Stage } from './stage.ts'

const { ticket, blocked } = zhHans.kiosk
const INSURANCE = '社保'
const FUND = '公积金'

let stage: Stage
let kiosk: KioskPage
let board: BoardPage
let counter: CounterPage
let printer: Printer

before(async () => {
  stage = await openStage()
  const { browser, url } = stage
  ;[kiosk, board, counter] = await Promise.all([
    openKiosk(browser, url, 'kiosk-1'),
    openBoard(browser, url, 'board-1'),
    openCounter(browser, url),
  ])
  await counter.begin('luo', '3')
  printer = printerOf(url, 'printer-1')
})

after(() => stage.close())

const jobs = async () => (await printer.slips()).map(({ job }) => job?.replace(/^print:\d+-/, ''))

test('a hub that dies between the tap and its answer gives one number and one slip once it is back', async () => {
  await kiosk.openServices()
  stage.freezeHub()
  await kiosk.press(INSURANCE)
  await kiosk.says(ticket.taking).waitFor()
  await stage.killHub()
  await kiosk.says(ticket.away).waitFor()

  await stage.startHub()
  await kiosk.plateOf('B001').waitFor()
  await kiosk.says(ticket.confirmed).waitFor()
  assert.deepEqual(await jobs(), ['B001:1'])
  await board.waiting(INSURANCE).getByText(zhHans.board.people(1)).waitFor()
  await kiosk.leave()
})

test('a hub that dies while the slip is in the printer prints nothing by itself, and the glass asks', async () => {
  await printer.act('jam-next')
  await kiosk.openServices()
  await kiosk.press(FUND)
  await kiosk.plateOf('F001').waitFor()
  await until('the slip is in the printer', printer.faults, (faults) => faults.includes('jam'))
  await stage.killHub()

  await stage.startHub()
  await kiosk.says(ticket.uncertain).waitFor()
  assert.equal(await kiosk.number(), 'F001')
  assert.deepEqual(await jobs(), [])

  await kiosk.answers.didNot.click()
  await kiosk.says(ticket.confirmed).waitFor()
  assert.deepEqual(await jobs(), ['F001:2'])
  assert.ok((await printer.slips())[0]?.text.includes(ticket.copy))
  await kiosk.leave()
})

test('a hub that dies right after a call calls nobody twice; kiosk, board and counter say so and come back', async () => {
  await counter.offers.call.waitFor()
  await counter.pressEnter()
  await counter.offers.start.waitFor()
  await stage.killHub()
  await Promise.all([
    kiosk.says(blocked.hubAway).waitFor(),
    board.oldData.waitFor(),
    counter.says(zhHans.console.trouble.lost).waitFor(),
  ])

  await stage.startHub()
  await Promise.all([
    kiosk.take.waitFor(),
    board.oldData.waitFor({ state: 'detached' }),
    counter.says(zhHans.console.trouble.lost).waitFor({ state: 'detached' }),
  ])
  await board.call('B001').waitFor()
  assert.deepEqual(await board.called(), ['B001'])
  assert.equal(await counter.person(), 'B001')
  await counter.says(/第1次/).waitFor()
})
