import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ticketParts } from '../i18n/ticket-parts.ts'
import { seriesColour, spelledNumber } from './ticket-number.ts'

test('a number is its series and its digits', () => {
  assert.deepEqual(ticketParts('A023'), { series: 'A', digits: '023' })
  assert.deepEqual(ticketParts('D1000'), { series: 'D', digits: '1000' })
  assert.deepEqual(ticketParts('AB012'), { series: 'AB', digits: '012' })
})

test('a series of digits only has no letter', () => {
  assert.deepEqual(ticketParts('045'), { series: '', digits: '045' })
})

test('a number of an unknown shape is still shown whole', () => {
  assert.deepEqual(ticketParts('临-7'), { series: '', digits: '临-7' })
})

test('a number is spelled one by one', () => {
  assert.equal(spelledNumber('A023'), 'A 0 2 3')
})

test('letters beyond the eighth share the eight colours, always the same one', () => {
  assert.equal(seriesColour('A'), 'a')
  assert.equal(seriesColour('H'), 'h')
  assert.equal(seriesColour('M'), 'e')
  assert.equal(seriesColour(''), 'a')
})
