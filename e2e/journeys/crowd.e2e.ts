// Several people at once: two kiosks that give numbers, three counters that call the same queue.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { openBoard, type BoardPage } from './pages/board.ts'
import { openCounter, type CounterPage } from './pages/counter.ts'
import { openKiosk, type KioskPage } from './pages/kiosk.ts'
import { until } from './pages/until.ts'
import { openStage, type Stage } from './stage.ts'

/** All three counters serve it. */
const INSURANCE = '社保'
const DESKS = [
  { user: 'luo', number: '3' },
  { user: 'shen', number: '4' },
  { user: 'gao', number: '5' },
] as const

let stage: Stage
let kiosks: readonly KioskPage[]
let counters: readonly CounterPage[]
let board: BoardPage

before(async () => {
  stage = await openStage()
  const { browser, url } = stage
  ;[kiosks, counters, board] = await Promise.all([
    Promise.all(['kiosk-1', 'kiosk-2'].map((device) => openKiosk(browser, url, device))),
    Promise.all(DESKS.map(() => openCounter(browser, url))),
    openBoard(browser, url, 'board-1'),
  ])
})

after(() => stage.close())

async function takeAt(kiosk: KioskPage, isSecond: boolean): Promise<string> {
  await kiosk.openServices()
  await kiosk.press(INSURANCE)
  if (isSecond) await kiosk.pressAnother()
  const number = await kiosk.number()
  await kiosk.says(zhHans.kiosk.ticket.confirmed).waitFor()
  await kiosk.leave()
  return number
}

test('two kiosks at once never give a number twice, and three counters at once never call one twice', async () => {
  const taken: string[] = []
  for (const round of [1, 2]) taken.push(...(await Promise.all(kiosks.map((kiosk) => takeAt(kiosk, round === 2)))))
  assert.deepEqual(taken.toSorted(), ['B001', 'B002', 'B003', 'B004'])

  for (const [at, counter] of counters.entries()) await counter.begin(DESKS[at]?.user ?? '', DESKS[at]?.number ?? '')
  await Promise.all(counters.map(({ offers }) => offers.call.waitFor()))
  await Promise.all(counters.map(({ pressEnter }) => pressEnter()))
  await Promise.all(counters.map(({ offers }) => offers.start.waitFor()))
  const called = await Promise.all(counters.map(({ person }) => person()))
  assert.deepEqual(called.toSorted(), ['B001', 'B002', 'B003'])

  const shown = await until(
    'the board shows all three',
    () => board.called(),
    (numbers) => numbers.length >= 3,
  )
  assert.deepEqual(shown.toSorted(), ['B001', 'B002', 'B003'])
  for (const [at, number] of called.entries()) {
    const line = (await board.call(number).innerText()).replace(/\s/g, '')
    assert.ok(line.endsWith(zhHans.common.counter(DESKS[at]?.number ?? '')), line)
  }
})
