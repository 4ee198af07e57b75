import assert from 'node:assert/strict'
import { test } from 'node:test'
import { device, kiosk } from '../testing/actors.ts'
import { createOpenHall, take } from '../testing/small-hall.ts'

const agent = device('agent-1', 'agent')
const ticket = '20260312-A001'
const STATES = ['sent', 'confirmed', 'uncertain', 'failed'] as const

function after(...states: readonly (typeof STATES)[number][]) {
  const hall = createOpenHall()
  take(hall, 'residence')
  for (const state of states) hall.must(agent, 'slip.report', { ticket, copy: 1, state })
  return { hall, state: [...hall.state.queue.tickets.values()][0]?.slip?.state }
}

test('a slip moves forward only: nothing undoes an end', () => {
  assert.equal(after('sent').state, 'sent')
  assert.equal(after('sent', 'confirmed').state, 'confirmed')
  for (const late of STATES) {
    assert.equal(after('confirmed', late).state, 'confirmed')
    assert.equal(after('failed', late).state, 'failed')
    assert.equal(after('uncertain', late).state, late === 'confirmed' ? 'confirmed' : 'uncertain')
  }
})

test('the person at the kiosk settles an uncertain slip, and no other', () => {
  const sent = after('sent').hall
  assert.equal(sent.refusal(kiosk(), 'slip.answer', { ticket, cameOut: true }), 'job.wrong-state')
  const { hall } = after('sent', 'uncertain')
  hall.must(kiosk(), 'slip.answer', { ticket, cameOut: true })
  assert.equal([...hall.state.queue.tickets.values()][0]?.slip?.state, 'confirmed')
})

test('a late word about the first slip says nothing about its copy', () => {
  const { hall } = after('sent')
  hall.must(kiosk('kiosk-2'), 'ticket.reprint', { ticket })
  assert.deepEqual(hall.must(agent, 'slip.report', { ticket, copy: 1, state: 'failed' }), [])
  assert.deepEqual([...hall.state.queue.tickets.values()][0]?.slip, {
    ...{ device: 'kiosk-2', copy: 2, state: 'queued', code: null },
  })
})
