// A kiosk on which somebody tries everything, in Chromium as the start script runs it.
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { CDPSession, Page } from 'playwright'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { startHub, type RunningHub } from '../support/start-hub.ts'
import { printerOf } from '../support/workbench.ts'
import { kioskOn, type KioskPage } from './pages/kiosk.ts'
import { openRealScreen, whyNoRealScreen, type RealScreen } from './pages/real-screen.ts'
import { until } from './pages/until.ts'

const skip = whyNoRealScreen() ?? false
const SIZE = { width: 1080, height: 1920 }
const FUND = '公积金'
const INSURANCE = '社保'

const KEYS = [
  ...['ctrl+n', 'ctrl+t', 'ctrl+shift+n', 'ctrl+shift+t', 'ctrl+w', 'ctrl+F4', 'ctrl+shift+w', 'ctrl+q'],
  ...['ctrl+p', 'ctrl+shift+p', 'ctrl+o', 'ctrl+s', 'ctrl+u', 'ctrl+j', 'ctrl+h', 'ctrl+d', 'ctrl+f', 'ctrl+l'],
  ...['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c'],
  ...['alt+Left', 'alt+Right', 'alt+Home', 'alt+d', 'alt+F4', 'alt+space', 'shift+Escape', 'ctrl+shift+Delete'],
  ...['ctrl+r', 'ctrl+shift+r', 'ctrl+plus', 'ctrl+minus', 'ctrl+a', 'ctrl+c', 'Menu', 'shift+F10', 'Escape'],
]

let scratch: string
let hub: RunningHub
let screen: RealScreen
let url: string

before(async () => {
  if (skip !== false) return
  scratch = await mkdtemp(join(tmpdir(), 'tingxu-journey-'))
  hub = await startHub({ dataDir: join(scratch, 'hall') })
  url = `${hub.url}/kiosk?slot=kiosk-1&device=kiosk-1`
  await mkdir(join(scratch, 'screen'))
  screen = await openRealScreen({ kind: 'kiosk', url, scratch: join(scratch, 'screen'), ...SIZE }).catch(
    async (fault: unknown) => {
      await hub.kill()
      throw fault
    },
  )
})

after(async () => {
  if (skip !== false) return
  await screen.close()
  await hub.stop()
  await rm(scratch, { recursive: true, force: true })
})

/** Gone with the page that it was made on. */
const mark = (page: Page) => page.evaluate("document.documentElement.setAttribute('data-seen', '')")
const look = (page: Page) =>
  page.evaluate<{ isSamePage: boolean; address: string; isWhole: boolean; zoom: number; selected: string }>(`({
    isSamePage: document.documentElement.hasAttribute('data-seen'),
    address: location.href,
    isWhole: innerWidth >= screen.width && innerHeight >= screen.height,
    zoom: devicePixelRatio * visualViewport.scale,
    selected: String(getSelection()),
  })`)
const slips = () => printerOf(hub.url, 'printer-1').slips()

async function stands(kiosk: KioskPage): Promise<void> {
  await kiosk.take.waitFor()
  assert.deepEqual(await look(screen.page()), { isSamePage: true, address: url, isWhole: true, zoom: 1, selected: '' })
  assert.equal(screen.pageCount(), 1)
  assert.equal(await screen.windowCount(), 1)
}

test(
  'the start script fills the panel with the kiosk, and no key leads out of it',
  { skip, timeout: 90_000 },
  async () => {
    const page = screen.page()
    const kiosk = kioskOn(page)
    await kiosk.take.waitFor()
    await mark(page)
    await stands(kiosk)
    // The browser gives each key to the page first, and the page lets none of them through.
    await page.evaluate(
      `window.heard = []; window.addEventListener('keydown', ({ key }) => window.heard.push(key), { capture: true })`,
    )
    for (const key of KEYS) {
      await screen.keys(key)
      const seen = await look(page)
      assert.deepEqual([key, seen.isSamePage, seen.address], [key, true, url])
    }
    const heard = await page.evaluate<readonly string[]>('window.heard')
    for (const key of ['n', 't', 'w', 'p', 'F12', 'ArrowLeft'])
      assert.ok(heard.includes(key), `${key} in ${heard.join()}`)
    await stands(kiosk)
    assert.deepEqual(await slips(), [])
  },
)

test(
  'fingers take one number at most: no menu, no zoom, no dragging, no way back',
  { skip, timeout: 90_000 },
  async () => {
    const page = screen.page()
    const kiosk = kioskOn(page)
    const glass = await page.context().newCDPSession(page)
    const size = { x: SIZE.width / 2, y: SIZE.height / 2 }

    await touch(glass, [[{ x: size.x - 100, y: size.y }], [{ x: size.x + 400, y: size.y }]])
    await touch(glass, [
      [
        { x: size.x - 50, y: size.y },
        { x: size.x + 50, y: size.y },
      ],
      [
        { x: size.x - 400, y: size.y },
        { x: size.x + 400, y: size.y },
      ],
    ])
    await stands(kiosk)

    // Right after a touch a browser may take a mouse for its echo and not ask: then once more.
    await page.evaluate(
      `window.addEventListener('contextmenu', ({ defaultPrevented }) => { window.isMenuRefused = defaultPrevented })`,
    )
    const ask = async (): Promise<unknown> => {
      await page.mouse.click(size.x, size.y, { button: 'right' })
      // Nothing at all would not come through as such.
      return page.evaluate<unknown>('window.isMenuRefused ?? null')
    }
    assert.equal(await until('the browser asks for a menu', ask, (isRefused) => isRefused !== null), true)
    assert.equal(await screen.windowCount(), 1)

    await kiosk.openServices()
    const rows = await Promise.all([kiosk.service(FUND), kiosk.service(INSURANCE)].map((row) => row.boundingBox()))
    const fingers = rows.map((box) => ({ x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 24 }))
    await touch(glass, [fingers])
    await page.mouse.move(fingers[0]?.x ?? 0, fingers[0]?.y ?? 0)
    await page.mouse.down()
    await page.mouse.move(size.x, SIZE.height - 10, { steps: 4 })
    await page.mouse.up()
    // Whatever two fingers and a dragged one came to: this makes one number of it at most.
    if ((await kiosk.plate.count()) === 0) await kiosk.press(FUND)
    await kiosk.plate.waitFor()
    await kiosk.says(zhHans.kiosk.ticket.confirmed).waitFor()
    assert.equal((await slips()).length, 1)
    await kiosk.leave()
    await stands(kiosk)
  },
)

/** Each step is where the fingers are; then they are lifted. */
async function touch(glass: CDPSession, steps: readonly (readonly { x: number; y: number }[])[]): Promise<void> {
  for (const [at, fingers] of steps.entries())
    await glass.send('Input.dispatchTouchEvent', {
      type: at === 0 ? 'touchStart' : 'touchMove',
      touchPoints: fingers.map((finger, id) => ({ ...finger, id })),
    })
  await glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

test('no address of the hub but the kiosk’s own opens', { skip, timeout: 90_000 }, async () => {
  const page = screen.page()
  for (const elsewhere of [`${hub.url}/console`, `${hub.url}/`, `${hub.url}/workbench`]) {
    await page.evaluate(`location.assign(${JSON.stringify(elsewhere)})`)
    await page.waitForURL('chrome-error://chromewebdata/')
    await page.goto(url)
    await kioskOn(page).take.waitFor()
  }
  assert.equal(screen.pageCount(), 1)
})

test(
  'a browser that crashed is back by itself, with the kiosk and without a question',
  { skip, timeout: 90_000 },
  async () => {
    await screen.crash()
    const kiosk = kioskOn(screen.page())
    await kiosk.take.waitFor()
    await mark(screen.page())
    await stands(kiosk)
  },
)
