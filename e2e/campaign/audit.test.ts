import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditLog, faultsIn, type LoggedEvent } from './audit.ts'
import { createJournal, type Entry } from './journal.ts'

const taken = (seq: number, number: string, commandId = `take-${seq}`): LoggedEvent => ({
  ...{ seq, commandId, type: 'ticket.taken', actor: 'device:kiosk-1', businessDate: '2026-03-12' },
  data: { series: 'A', number },
})

/** Three tickets, all told to the kiosk. */
function honestRun(): { events: LoggedEvent[]; entries: readonly Entry[] } {
  const events = [taken(1, 'A001'), taken(2, 'A002'), taken(3, 'A003')]
  const journal = createJournal()
  for (const { commandId, seq, type, data } of events)
    journal.begin('device:kiosk-1', commandId, 'ticket.take', {}).answer = { seq, at: 0, events: [{ type, data }] }
  return { events, entries: journal.entries() }
}

test('a log that holds what was told has no faults', () => {
  const { events, entries } = honestRun()
  const figures = auditLog(events, entries)
  assert.deepEqual(faultsIn(figures), [])
  assert.deepEqual([figures.tickets, figures.acknowledged, figures.events], [3, 3, 3])
})

test('a ticket that was told and is not in the log is lost, and leaves a gap', () => {
  const { events, entries } = honestRun()
  assert.deepEqual(faultsIn(auditLog([...events.slice(0, 1), ...events.slice(2)], entries)), [
    'lost: 1',
    'numberGaps: 1',
    'sequenceBreaks: 1',
  ])
})

test('a ticket that is in the log under another number than was told is different', () => {
  const { events, entries } = honestRun()
  events[2] = taken(3, 'A002')
  assert.deepEqual(faultsIn(auditLog(events, entries)), ['different: 1', 'numbersTwice: 1'])
})

test('a command that stands in the log twice was done twice', () => {
  const { events, entries } = honestRun()
  assert.deepEqual(faultsIn(auditLog([...events, taken(4, 'A004', 'take-1')], entries)), ['doneTwice: 1'])
})

test('a refused command that is in the log all the same is a fault, and so is one nobody ever answered', () => {
  const { events } = honestRun()
  const journal = createJournal()
  journal.begin('device:kiosk-1', 'take-1', 'ticket.take', {}).refused = 'hall.closed'
  journal.begin('device:kiosk-1', 'take-2', 'ticket.take', {})
  assert.deepEqual(faultsIn(auditLog(events, journal.entries())), ['unanswered: 1', 'refusedButDone: 1'])
})
