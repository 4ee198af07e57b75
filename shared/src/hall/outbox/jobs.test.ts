import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kiosk } from '../testing/actors.ts'
import { administrator, clerk, createOpenHall, take } from '../testing/small-hall.ts'

test("a ticket's slip is printed at its kiosk's printer, once, within a minute", () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  assert.deepEqual(hall.jobs, [
    {
      ...{ id: 'print:20260312-A001:1', kind: 'print', target: 'printer-1', notAfter: hall.now + 60_000 },
      payload: { ticket: '20260312-A001', copy: 1 },
    },
  ])
})

test('a copy comes out at the kiosk that asks, under an id of its own', () => {
  const hall = createOpenHall()
  take(hall, 'residence')
  hall.must(kiosk('kiosk-2'), 'ticket.reprint', { ticket: '20260312-A001' })
  assert.deepEqual(
    hall.jobs.map(({ id, target }) => [id, target]),
    [
      ['print:20260312-A001:1', 'printer-1'],
      ['print:20260312-A001:2', 'printer-2'],
    ],
  )
})

test('nothing is printed for a ticket without a kiosk or a kiosk without a printer', () => {
  const hall = createOpenHall()
  hall.must(clerk(1), 'ticket.take', { service: 'tax' })
  hall.must(administrator, 'device.change', { device: 'kiosk-1', name: { 'zh-Hans': '机' } })
  take(hall, 'residence')
  assert.deepEqual(hall.jobs, [])
})
