// Paper that runs out, printers that break within a slip, and a slip that nobody knows of: the number stays, and nothing is printed twice by itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import type { PrinterAction } from '@tingxu/hub/demo/workbench/types.ts'
import { printerOf, type Printer } from '../support/workbench.ts'
import { openKiosk, type KioskPage } from './pages/kiosk.ts'
import { until } from './pages/until.ts'
import { openStage, type Stage } from './stage.ts'

const { ticket, blocked } = zhHans.kiosk
const INSURANCE = '社保'
const FUND = '公积金'

let stage: Stage
let kiosk: KioskPage
let printer: Printer

before(async () => {
  stage = await openStage()
  kiosk = await openKiosk(stage.browser, stage.url, 'kiosk-1')
  printer = printerOf(stage.url, 'printer-1')
})

after(() => stage.close())

/** Which slip of which number came out: `B001:1`. */
const jobs = async (from = printer) => (await from.slips()).map(({ job }) => job?.replace(/^print:\d+-/, ''))

test('paper that ends within a slip leaves the number on the glass with a question, and a new roll frees the kiosk', async () => {
  await printer.act('run-out-next')
  await kiosk.openServices()
  await kiosk.press(INSURANCE)
  await kiosk.says(ticket.uncertain).waitFor()
  assert.equal(await kiosk.number(), 'B001')
  await kiosk.leave()
  await kiosk.says(blocked.paperOut).waitFor()

  await printer.act('load-roll')
  await kiosk.take.waitFor()
  assert.deepEqual(await jobs(), [])
})

test('who has a number without paper gets the slip from another kiosk, and it says that it is a copy', async () => {
  const north = await openKiosk(stage.browser, stage.url, 'kiosk-2')
  await north.findNumber('B', '001')
  await north.pressReprint()
  await north.says(ticket.confirmed).waitFor()
  const theirs = printerOf(stage.url, 'printer-2')
  assert.deepEqual(await jobs(theirs), ['B001:2'])
  assert.ok((await theirs.slips())[0]?.text.includes(ticket.copy))
  assert.deepEqual(await jobs(), [])
})

test('a slip that got stuck is asked about, and a second one comes on request only and says that it is a copy', async () => {
  await printer.act('jam-next')
  await kiosk.openServices()
  await kiosk.press(FUND)
  await kiosk.says(ticket.uncertain).waitFor()
  assert.equal(await kiosk.number(), 'F001')
  await printer.act('clear-jam')
  await until('the printer is well again', printer.code, (code) => code === 'printer.ready')
  assert.deepEqual(await jobs(), [])

  await kiosk.answers.didNot.click()
  await kiosk.says(ticket.confirmed).waitFor()
  assert.deepEqual(await jobs(), ['F001:2'])
  assert.ok((await printer.slips())[0]?.text.includes(ticket.copy))
})

/** What breaks while the slip comes out, what mends it (nothing: it mends itself), and whether the slip lies in the tray by then. */
const BROKEN: readonly (readonly [string, PrinterAction, PrinterAction | null, boolean])[] = [
  ['a cover that is opened within a slip', 'open-cover-next', 'close-cover', false],
  ['a cable that comes off within a slip and is put back', 'pull-cable-next', 'put-cable', true],
  ['a printer that is replaced by another within a slip', 'replace-next', null, false],
  ['a printer that answers noise', 'garbage-next', 'garbage', true],
  ['a printer that answers nothing', 'silent-next', 'silent', true],
]
for (const [what, breaks, mends, isOut] of BROKEN) {
  test(`${what} leaves a question on the glass, and prints nothing twice by itself`, async () => {
    const before = (await jobs()).length
    const own = async () => (await jobs()).slice(before)
    await kiosk.leave()
    await printer.act(breaks)
    await kiosk.takeFor(INSURANCE)
    await kiosk.says(ticket.uncertain).waitFor()
    const number = await kiosk.number()
    if (mends !== null) await printer.act(mends)
    await until('the printer is well again', printer.code, (code) => code === 'printer.ready')
    assert.deepEqual(await own(), isOut ? [`${number}:1`] : [])

    await (isOut ? kiosk.answers.cameOut : kiosk.answers.didNot).click()
    await kiosk.says(ticket.confirmed).waitFor()
    assert.deepEqual(await own(), [isOut ? `${number}:1` : `${number}:2`])
  })
}

test('a printer that answers late confirms its slip all the same, without a question', async () => {
  const before = (await jobs()).length
  await kiosk.leave()
  await printer.act('slow')
  await kiosk.takeFor(INSURANCE)
  await kiosk.says(ticket.confirmed).waitFor()
  assert.deepEqual((await jobs()).slice(before), [`${await kiosk.number()}:1`])
  await printer.act('slow')
})
