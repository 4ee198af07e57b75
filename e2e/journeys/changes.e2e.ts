// What changes behind the glass while people stand before it, and a board that may not sound.
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { must } from '../support/http.ts'
import { demoAccounts, signInDemo } from '../support/identities.ts'
import { openBoard } from './pages/board.ts'
import { launchBrowser, openScreen } from './pages/browser.ts'
import { consoleOn } from './pages/console.ts'
import { openKiosk, type KioskPage } from './pages/kiosk.ts'
import { openStage, type Stage } from './stage.ts'

const FUND = '公积金'
const RENAMED = '住房公积金'
const TAX = '交税'
const { blocked, services } = zhHans.kiosk
const { sound } = zhHans.board

let stage: Stage
let kiosk: KioskPage

before(async () => {
  stage = await openStage()
  kiosk = await openKiosk(stage.browser, stage.url, 'kiosk-1')
})

after(() => stage.close())

test('a service that is suspended under an open kiosk gives no number and says why', async () => {
  await kiosk.openServices()
  const cookie = await signInDemo(stage.url, 'fang')
  await must(stage.url, '/services/tax/suspend', { body: { reason: 'network', minutes: 30 }, cookie })
  const row = kiosk.service(TAX)
  await row.getByText(services.suspended).waitFor()
  await row.click({ force: true })
  await must(stage.url, '/services/tax/resume', { body: {}, cookie })
  await row.getByText(services.suspended).waitFor({ state: 'detached' })
  assert.equal(await kiosk.plate.count(), 0)
})

test('a hall that the duty officer stops says on its kiosks when it goes on, and then opens where people stood', async () => {
  const officer = (await demoAccounts(stage.url)).find(({ user }) => user === 'fang')
  assert.ok(officer !== undefined)
  const desk = consoleOn(await openScreen(stage.browser, `${stage.url}/console`, { width: 1440, height: 900 }))
  await desk.signIn(officer.user, officer.password)
  await desk.suspendHall('power')
  await kiosk.says(blocked.suspended).waitFor()
  await kiosk.page.getByText(/^约\d{1,2}:\d{2}恢复/).waitFor()
  await desk.resumeHall()
  await kiosk.says(blocked.suspended).waitFor({ state: 'detached' })
  await kiosk.service(TAX).waitFor()
  await desk.page.context().close()
})

test('a service that is renamed under an open kiosk is taken under its new name', async () => {
  await kiosk.service(FUND).waitFor()
  const file = join(stage.dataDir, 'hall.json')
  const config = await readFile(file, 'utf8')
  const changed = config.replaceAll(`"zh-Hans": "${FUND}"`, `"zh-Hans": "${RENAMED}"`)
  assert.notEqual(changed, config)
  await writeFile(file, changed)
  await kiosk.service(RENAMED).waitFor()
  await kiosk.press(RENAMED)
  await kiosk.plateOf('F001').waitFor()
  await kiosk.page.getByText(RENAMED).first().waitFor()
  await kiosk.leave()
})

test('a service that is taken away under an open kiosk is gone, and the others go on', async () => {
  await kiosk.openServices()
  const file = join(stage.dataDir, 'hall.json')
  const config = JSON.parse(await readFile(file, 'utf8')) as {
    services: { id: string }[]
    counters: { services: { service: string }[] }[]
  }
  const kept = config.counters
    .map((counter) => ({ ...counter, services: counter.services.filter(({ service }) => service !== 'tax') }))
    .filter((counter) => counter.services.length > 0)
  const fewer = config.services.filter(({ id }) => id !== 'tax')
  await writeFile(file, JSON.stringify({ ...config, services: fewer, counters: kept }))
  await kiosk.service(TAX).waitFor({ state: 'detached' })
  await kiosk.press('社保')
  await kiosk.plateOf('B001').waitFor()
})

test('a board that the browser keeps silent says so, and one touch is enough', async () => {
  const browser = await launchBrowser(['--autoplay-policy=document-user-activation-required'])
  try {
    const board = await openBoard(browser, stage.url, 'board-1')
    await board.page.getByText(sound.blocked).waitFor()
    await board.page.mouse.click(400, 400)
    await board.page.getByText(sound.blocked).waitFor({ state: 'detached' })
    // The chime rings; a voice that speaks Chinese is more than a bare machine has.
    await board.page.getByText(sound.missing).waitFor()
  } finally {
    await browser.close()
  }
})
