import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { BoardCall, ServiceLine } from '@tingxu/shared/hall/views/shapes.ts'
import { ENGLISH, textsOf } from '../device/texts.ts'
import { callsCame, nextToSpeak, NOTHING_TO_SAY, spoken, timesToSay } from './announcements.ts'
import { arrange, LEAST_SHOWN_MS, NOTHING_HELD, type Holding } from './holding.ts'
import { boardLayout } from './layout.ts'
import { readableCalls, readableServices } from './readable.ts'
import { bigWord, linesThatFit, wholeStop } from './scene.ts'
import { spokenCall } from '@tingxu/shared/i18n/spoken.ts'

const NOW = Date.UTC(2026, 2, 12, 1, 42)
const call = (number: string, counter: string, at: number, times = 1): BoardCall => ({
  ...{ id: `20260312-${number}:${times}`, number, series: number.slice(0, 1), counter, at, times, spoken: false },
})
const service = (id: string, part: Partial<ServiceLine> = {}): ServiceLine => ({
  ...{ id, series: id.toUpperCase(), name: { 'zh-Hans': id }, shortName: { 'zh-Hans': id }, about: null },
  ...{ waiting: 0, wait: null, free: false, open: 1, suspended: null, ...part },
})
const numbers = ({ standing }: Holding): readonly string[] => standing.map((each) => each.call.number)

describe('what is spoken', () => {
  test('digits are said one by one and the counter as people say it', () => {
    assert.equal(spokenCall('A001', '3'), '请 A 零 零 一 号 到 三 号 窗口')
    assert.equal(spokenCall('B112', '17'), '请 B 一 一 二 号 到 十七 号 窗口')
    assert.equal(spokenCall('C1000', '20'), '请 C 一 零 零 零 号 到 二十 号 窗口')
    assert.equal(spokenCall('042', '10'), '请 零 四 二 号 到 十 号 窗口')
    assert.equal(spokenCall('A009', '305'), '请 A 零 零 九 号 到 三 零 五 号 窗口')
    assert.equal(spokenCall('A009', 'E2'), '请 A 零 零 九 号 到 E 二 号 窗口')
  })

  test('calls are said in the order in which they were made, one at a time', () => {
    const opened = callsCame(NOTHING_TO_SAY, [], NOW)
    const two = callsCame(opened, [call('A002', '4', NOW + 2), call('A001', '3', NOW + 1)], NOW + 3)
    const first = nextToSpeak(two)
    assert.equal(first.speaking?.number, 'A001')
    assert.equal(nextToSpeak(first).speaking?.number, 'A001')
    assert.equal(nextToSpeak(spoken(first)).speaking?.number, 'A002')
    assert.equal(nextToSpeak(spoken(nextToSpeak(spoken(first)))).speaking, null)
  })

  test('the same call is said once however often the board hears of it', () => {
    const opened = callsCame(NOTHING_TO_SAY, [], NOW)
    const once = callsCame(opened, [call('A001', '3', NOW)], NOW)
    assert.equal(callsCame(once, [call('A001', '3', NOW)], NOW + 200).waiting.length, 1)
    const again = callsCame(once, [call('A001', '3', NOW + 300, 2), call('A001', '3', NOW)], NOW + 300)
    assert.equal(again.waiting.length, 1)
    const elsewhere = callsCame(once, [call('A001', '5', NOW + 300, 2)], NOW + 300)
    assert.equal(elsewhere.waiting.length, 2)
  })

  test('a page that opens does not read out the morning, and a long break is not made up for', () => {
    const opened = callsCame(NOTHING_TO_SAY, [call('A002', '3', NOW - 2000), call('A001', '3', NOW - 60_000)], NOW)
    assert.deepEqual(
      opened.waiting.map(({ number }) => number),
      ['A002'],
    )
    const back = callsCame(
      { ...opened, waiting: [] },
      [call('A004', '1', NOW + 500_000), call('A003', '2', NOW + 60_000)],
      NOW + 510_000,
    )
    assert.deepEqual(
      back.waiting.map(({ number }) => number),
      ['A004'],
    )
  })

  test('a call is said twice, and once where many wait', () => {
    const many = callsCame(
      callsCame(NOTHING_TO_SAY, [], NOW),
      [1, 2, 3, 4].map((n) => call(`A00${n}`, '1', NOW + n)),
      NOW + 9,
    )
    assert.equal(timesToSay(nextToSpeak(many)), 1)
    assert.equal(timesToSay({ ...many, waiting: [] }), 2)
  })
})

describe('what stands on the glass', () => {
  test('the newest calls stand on top and no more than there are places', () => {
    const calls = [5, 4, 3, 2, 1].map((n) => call(`A00${n}`, '1', NOW - 100_000 + n))
    assert.deepEqual(numbers(arrange(NOTHING_HELD, calls, 3, NOW)), ['A005', 'A004', 'A003'])
  })

  test('a number that is called again stands once, at the top', () => {
    const first = arrange(NOTHING_HELD, [call('A002', '2', NOW - 900), call('A001', '1', NOW - 1000)], 4, NOW)
    const calls = [call('A001', '1', NOW + 10, 2), call('A002', '2', NOW - 900), call('A001', '1', NOW - 1000)]
    assert.deepEqual(numbers(arrange(first, calls, 4, NOW + 10)), ['A001', 'A002'])
  })

  test('whatever is called stands for five seconds, even if many are called at once', () => {
    const burst = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 11 })
    fc.assert(
      fc.property(burst, fc.integer({ min: 1, max: 6 }), (gaps, places) => {
        let at = NOW
        const all = gaps.map((gap, n) => call(`A${String(n + 1).padStart(3, '0')}`, '1', (at += gap)))
        let held = arrange(NOTHING_HELD, [], places, NOW - 1)
        const stood = new Map<string, number>()
        const gone = new Set<string>()
        for (let now = NOW; now < NOW + 120_000; now += 250) {
          const known = all.filter((each) => each.at <= now).reverse()
          held = arrange(held, known, places, now)
          const shown = new Set(held.standing.map((each) => each.call.id))
          assert.ok(shown.size <= places)
          for (const id of shown) if (!stood.has(id)) stood.set(id, now)
          for (const [id, since] of stood) {
            if (shown.has(id) || gone.has(id)) continue
            assert.ok(now - since >= LEAST_SHOWN_MS, `${id} stood for ${now - since} ms`)
            gone.add(id)
          }
        }
        for (const each of all) {
          const since = stood.get(each.id)
          // One that could not come up within a minute is no news any more.
          assert.ok(since !== undefined || places * 12 < all.length, `${each.id} never stood`)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a row that lacks something is left out and the others stay', () => {
    const good = call('A001', '3', NOW)
    assert.deepEqual(readableCalls([null, 7, { ...good, counter: undefined }, { id: 'x' }, good]), [good])
    assert.deepEqual(readableCalls({ length: 3 }), [])
    const line = service('a')
    assert.deepEqual(readableServices([{ ...line, shortName: null }, line, { ...line, waiting: NaN }]), [line])
  })
})

describe('how it is laid out', () => {
  test('the panel the board is drawn for has five calls and six services', () => {
    const layout = boardLayout({ inches: 98, widthPx: 1920, heightPx: 1080 }, 6.5, false)
    assert.deepEqual([layout.calls, layout.lines, layout.names, layout.unit], [5, 6, true, 56])
  })

  test('nothing is smaller than the farthest seat can read, and everything fits the glass', () => {
    const inches = fc.integer({ min: 32, max: 110 })
    const size = fc.constantFrom([1920, 1080], [3840, 2160], [1080, 1920], [1366, 768])
    fc.assert(
      fc.property(
        inches,
        size,
        fc.integer({ min: 2, max: 9 }),
        fc.boolean(),
        (inch, [widthPx = 0, heightPx = 0], seat, banner) => {
          const layout = boardLayout({ inches: inch, widthPx, heightPx }, seat, banner)
          const perMm = Math.hypot(widthPx, heightPx) / (inch * 25.4)
          assert.ok(layout.small >= (seat * 1000 * perMm) / 120 - 1)
          const head = layout.body * (banner ? 5 : 192 / 56)
          if (layout.calls > 1) assert.ok((layout.calls + 1) * layout.callRow + head <= heightPx + 2)
          assert.ok(layout.calls >= 1)
        },
      ),
    )
  })

  test('services somebody waits for keep their rows where not all fit', () => {
    const all = [
      service('a'),
      service('b', { waiting: 3 }),
      service('c'),
      service('d', { waiting: 1 }),
      service('e'),
      service('f'),
    ]
    const { shown, more } = linesThatFit(all, 4)
    assert.deepEqual(
      shown.map(({ id }) => id),
      ['a', 'b', 'd'],
    )
    assert.equal(more, 3)
    assert.deepEqual(
      linesThatFit(all, 2).shown.map(({ id }) => id),
      ['b', 'd'],
    )
    assert.equal(linesThatFit(all, 6).more, 0)
  })
})

describe('what the board says when there is nothing to call', () => {
  const zh = textsOf('zh-Hans')
  const opening = { state: 'open', issuing: true, opensAt: null, issuesAt: null, closesAt: null } as const
  const at = (hours: number): number => NOW + hours * 3_600_000
  const say = (part: object, newest: number | null = null) =>
    bigWord(zh, 'zh-Hans', { opening: { ...opening, ...part }, timeZone: 'Asia/Shanghai' }, newest, NOW)

  test('an open hall shows its calls, or that there are none yet', () => {
    assert.equal(say({}, NOW - 3_600_000), null)
    assert.equal(say({})?.title, zh.board.noCalls)
  })

  test('a shut hall says when it opens, and on which day', () => {
    assert.equal(say({ state: 'before', opensAt: at(1), issuesAt: at(0.5) })?.text, '10:42开始办理，10:12可以取号')
    assert.equal(say({ state: 'lunch', opensAt: at(4) })?.text, zh.board.lunch.text('13:42'))
    assert.equal(say({ state: 'after', opensAt: at(23) })?.text, zh.board.after.text('明天', '8:42'))
    assert.equal(say({ state: 'closed', opensAt: at(71) })?.text, zh.board.holiday.text('3月15日 星期日', '8:42'))
  })

  test('people who are still called after closing are shown', () => {
    assert.equal(say({ state: 'after', opensAt: at(23) }, NOW - 60_000), null)
    assert.notEqual(say({ state: 'after', opensAt: at(23) }, NOW - 3_600_000), null)
    const en = bigWord(ENGLISH, 'en', { opening: { ...opening, state: 'after' }, timeZone: 'Asia/Shanghai' }, null, NOW)
    assert.deepEqual(en, { title: ENGLISH.board.after.title, text: undefined })
  })

  test('the whole board stops only if every service has stopped', () => {
    const stopped = { suspended: { reason: 'power', until: at(1) } } as const
    assert.equal(wholeStop([service('a', stopped), service('b')]), null)
    assert.equal(wholeStop([]), null)
    assert.deepEqual(wholeStop([service('a', stopped), service('b', stopped)]), { reason: 'power', until: at(1) })
    const open = { suspended: { reason: 'power', until: null } } as const
    assert.equal(wholeStop([service('a', stopped), service('b', open)])?.until, null)
  })
})
