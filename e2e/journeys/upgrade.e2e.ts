// The hub comes back as another build under open pages: they load themselves anew once nobody is at them, and only once.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { openBoard, type BoardPage } from './pages/board.ts'
import { openKiosk, type KioskPage } from './pages/kiosk.ts'
import { openStage, type Stage } from './stage.ts'

const FUND = '公积金'
/** A kiosk that nobody has touched for 5 s is nobody's; a person is asked after 60 s at the soonest. */
const QUIET_MS = 6_000
const WITHIN_SESSION_MS = 30_000
const FOR_LONG_MS = 9 * 60_000

let stage: Stage
let kiosk: KioskPage
let board: BoardPage

before(async () => {
  stage = await openStage()
  ;[kiosk, board] = await Promise.all([
    openKiosk(stage.browser, stage.url, 'kiosk-1'),
    openBoard(stage.browser, stage.url, 'board-1'),
  ])
  // From here on the pages' time can be put forward.
  await Promise.all([kiosk.page.clock.install(), board.page.clock.install()])
})

after(() => stage.close())

/** Gone with the page that it was made on. */
const mark = (page: Page) => page.evaluate("document.documentElement.setAttribute('data-seen', '')")
const isSamePage = (page: Page) => page.evaluate<boolean>("document.documentElement.hasAttribute('data-seen')")

test('an upgraded hub never loads the kiosk anew under a person, and does it once when it is free', async () => {
  await kiosk.openServices()
  await Promise.all([mark(kiosk.page), mark(board.page)])
  const boardCame = board.page.waitForEvent('domcontentloaded')
  await stage.killHub()
  await kiosk.says(zhHans.kiosk.blocked.hubAway).waitFor()
  await stage.startHub({ TINGXU_BUILD: 'the-next' })

  await kiosk.service(FUND).waitFor()
  await kiosk.page.clock.fastForward(WITHIN_SESSION_MS)
  await kiosk.press(FUND)
  await kiosk.plateOf('F001').waitFor()
  await kiosk.says(zhHans.kiosk.ticket.confirmed).waitFor()
  assert.ok(await isSamePage(kiosk.page))
  await boardCame

  const kioskCame = kiosk.page.waitForEvent('domcontentloaded')
  await kiosk.leave()
  await kiosk.take.waitFor()
  await kiosk.page.clock.fastForward(QUIET_MS)
  await kioskCame
  await kiosk.take.waitFor()
  assert.ok(!(await isSamePage(kiosk.page)))

  // Here the pages are those of the old build still: that must not send them round and round.
  await Promise.all([mark(kiosk.page), mark(board.page)])
  await Promise.all([kiosk, board].map(({ page }) => page.clock.fastForward(FOR_LONG_MS)))
  await kiosk.openServices()
  assert.ok(await isSamePage(kiosk.page))
  assert.ok(await isSamePage(board.page))
})
