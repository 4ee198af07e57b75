import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import * as v from 'valibot'
import { BusinessDate } from '@tingxu/shared/kernel/brands.ts'
import { createLinks } from './links.ts'
import { ticketId } from './test-tools.ts'

const key = Buffer.alloc(32, 7)
const links = createLinks({ key, hall: 'lotus-hall' })
const ticket = ticketId('20260312-A001')
const day = (text: string): BusinessDate => v.parse(BusinessDate, text)
const today = day('2026-03-12')

test('every ticket is found again by its link, which is short and needs no encoding', () => {
  const anyDay = fc.date({ min: new Date('2024-01-01'), max: new Date('2120-12-31'), noInvalidDate: true })
  const anyTicket = fc.record({
    at: anyDay,
    series: fc.constantFrom('', 'A', 'ZZ'),
    n: fc.integer({ min: 0, max: 999_999 }),
  })
  fc.assert(
    fc.property(anyTicket, ({ at, series, n }) => {
      const date = at.toISOString().slice(0, 10)
      const id = ticketId(`${date.replaceAll('-', '')}-${series}${String(n).padStart(3, '0')}`)
      const link = links.make(id)
      assert.match(link, /^[A-Za-z0-9_-]{28,40}$/)
      assert.equal(links.read(link, day(date)), id)
    }),
  )
})

test('the next business day the link is dead', () => {
  const link = links.make(ticket)
  assert.equal(links.read(link, day('2026-03-13')), 'expired')
  assert.equal(links.read(link, day('2026-03-11')), 'expired')
})

test('a link changed in any one character is unknown, never another ticket', () => {
  const link = links.make(ticket)
  for (let at = 0; at < link.length; at += 1) {
    for (const other of ['A', '1', '_', 'b']) {
      if (link.charAt(at) === other) continue
      const forged = `${link.slice(0, at)}${other}${link.slice(at + 1)}`
      assert.equal(links.read(forged, today), 'unknown', forged)
    }
  }
})

test('garbage, another hall and another key are unknown', () => {
  const link = links.make(ticket)
  assert.equal(createLinks({ key, hall: 'other-hall' }).read(link, today), 'unknown')
  assert.equal(createLinks({ key: Buffer.alloc(32, 8), hall: 'lotus-hall' }).read(link, today), 'unknown')
  fc.assert(fc.property(fc.string(), (text) => links.read(text, today) === 'unknown'))
})

test('a key too short to protect anything is a fault at the start', () => {
  assert.throws(() => createLinks({ key: Buffer.alloc(16), hall: 'lotus-hall' }))
})
