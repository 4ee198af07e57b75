import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEcho } from './echo.ts'
import { leadsOut } from './lockdown.ts'
import { pageOf, rowsOf } from './place.ts'
import { createSender } from './sender.ts'
import type { Outcome, Pending } from './session.ts'
import { slipStage } from './slip-stage.ts'
import { numberOf, ticketIdToday } from './ticket-id.ts'
import { hoursText } from './screens/hall-hours.ts'
import { wordsIn } from './words.ts'

void test('a second tap on the same spot is an echo once the screen has changed under it', () => {
  const first = { x: 500, y: 700, at: 1000, screen: 'home' }
  assert.equal(isEcho(first, { x: 510, y: 695, at: 1200, screen: 'services' }), true)
  assert.equal(isEcho(first, { x: 510, y: 695, at: 1200, screen: 'home' }), false, 'a digit pressed twice')
  assert.equal(isEcho(first, { x: 510, y: 900, at: 1200, screen: 'services' }), false, 'another key')
  assert.equal(isEcho(first, { x: 510, y: 695, at: 1400, screen: 'services' }), false, 'a person who looked first')
  assert.equal(isEcho(null, first), false)
})

void test('keys that lead out of the page are taken, those that work in it are not', () => {
  const bare = { ctrlKey: false, altKey: false, metaKey: false }
  const out = [
    { ...bare, key: 'n', ctrlKey: true },
    { ...bare, key: 'p', ctrlKey: true },
    { ...bare, key: 'w', ctrlKey: true },
    { ...bare, key: 'F12' },
    { ...bare, key: 'F5' },
    { ...bare, key: 'ArrowLeft', altKey: true },
    { ...bare, key: 'r', metaKey: true },
    { ...bare, key: 'BrowserBack' },
  ]
  for (const press of out) assert.equal(leadsOut(press), true, press.key)
  for (const key of ['Tab', 'Enter', ' ', 'ArrowLeft', 'Escape', 'a', '7', 'F'])
    assert.equal(leadsOut({ ...bare, key }), false, key)
})

void test('a page never has more than six choices, and a list that shrank still has a page', () => {
  const all = Array.from({ length: 14 }, (_, at) => at)
  assert.equal(rowsOf({ large: false, low: false, lang: 'zh-Hans', lying: false }), 6)
  assert.deepEqual(pageOf(all, 2, 6), { rows: [12, 13], page: 2, pages: 3 })
  assert.deepEqual(pageOf([1, 2], 2, 6), { rows: [1, 2], page: 0, pages: 1 })
  assert.deepEqual(pageOf([], 0, 6), { rows: [], page: 0, pages: 1 })
})

void test("a number is looked for on the hall's own day", () => {
  const lateEvening = Date.UTC(2026, 2, 11, 17, 0)
  assert.equal(ticketIdToday('A', '23', lateEvening, 'Asia/Shanghai'), '20260312-A023')
  assert.equal(ticketIdToday('A', '0023', lateEvening, 'Asia/Shanghai'), '20260312-A023')
  assert.equal(ticketIdToday('', '1204', lateEvening, 'Asia/Shanghai'), '20260312-1204')
  assert.equal(numberOf('20260312-A023'), 'A023')
})

void test('a slip that failed for paper is told apart from a broken printer', () => {
  const slip = { device: 'kiosk-1', copy: 1, state: 'failed', code: 'printer.paper-out' } as unknown as NonNullable<
    Parameters<typeof slipStage>[0]
  >
  assert.equal(slipStage(slip), 'paper-out')
  assert.equal(slipStage({ ...slip, code: 'printer.cover-open' }), 'printer-down')
  assert.equal(slipStage({ ...slip, state: 'sent', code: null }), 'printing')
  assert.equal(slipStage(null), 'no-slip')
})

void test('opening hours are said by sets of days', () => {
  const office = [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
    { days: [1, 2, 3, 4, 5], from: '13:00', to: '17:00' },
    { days: [6], from: '09:00', to: '12:00' },
  ]
  assert.deepEqual(hoursText(wordsIn('zh-Hans', null), office), [
    '周一至周五 9:00–12:00、13:00–17:00',
    '周六 9:00–12:00',
  ])
  assert.deepEqual(hoursText(wordsIn('en', null), [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:30', to: '17:00' }]), [
    'Every day 8:30–17:00',
  ])
})

void test('what was not answered is asked again with the same id until it is', async () => {
  const sent: (string | undefined)[] = []
  const outcomes: Outcome[] = []
  let pending: Pending | null = { id: 'take-1', type: 'ticket.take', data: { service: 'residence' }, at: 0 }
  await new Promise<void>((resolve) => {
    const carry = createSender({
      command: async (_type, _data, options) => {
        sent.push(options?.id)
        if (sent.length < 3) return { ok: false, error: { code: 'unanswered', context: {} } }
        const events = [{ type: 'ticket.taken', data: { ticket: '20260312-A001' } }]
        return { ok: true, value: { seq: 1, at: 1, events } }
      },
      pending: () => pending,
      answered: (_id, outcome) => {
        outcomes.push(outcome)
        pending = null
        resolve()
      },
    })
    carry()
    carry()
  })
  assert.deepEqual(sent, ['take-1', 'take-1', 'take-1'])
  assert.deepEqual(outcomes, [{ ok: true, ticket: '20260312-A001', copy: 1 }])
})

void test('a refusal carries its code and the ticket it speaks of', async () => {
  const pending: Pending = { id: 'take-1', type: 'ticket.take', data: { service: 'residence' }, at: 0 }
  const outcome = await new Promise<Outcome>((resolve) => {
    createSender({
      command: async () => ({ ok: false, error: { code: 'ticket.another', context: { ticket: '20260312-A001' } } }),
      pending: () => pending,
      answered: (_id, told) => resolve(told),
    })()
  })
  assert.deepEqual(outcome, { ok: false, code: 'ticket.another', ticket: '20260312-A001' })
})
