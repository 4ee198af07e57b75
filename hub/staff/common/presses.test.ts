import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterPress, idOfPress, noPresses, type Press, type PressEvent, type Presses } from './presses.ts'

const call: Press = { id: 'one', type: 'counter.call-next', data: { counter: 'c3' } }
const start: Press = { id: 'two', type: 'counter.start', data: { counter: 'c3' } }
const after = (...events: readonly PressEvent[]): Presses => events.reduce(afterPress, noPresses)
const unanswered: PressEvent = { kind: 'refused', id: 'one', trouble: { code: 'unanswered', context: {} } }
const fresh = (): string => 'fresh'

test('a press while one is under way changes nothing', () => {
  assert.equal(after({ kind: 'pressed', press: call }, { kind: 'pressed', press: start }).flight, call)
})

test('the next press is taken once the first is answered', () => {
  const state = after({ kind: 'pressed', press: call }, { kind: 'done', id: 'one' }, { kind: 'pressed', press: start })
  assert.equal(state.flight, start)
})

test('an answer to another press than the one under way is not taken for its own', () => {
  assert.equal(after({ kind: 'pressed', press: call }, { kind: 'done', id: 'two' }).flight, call)
})

test('a refusal is kept until it is read or something else is pressed', () => {
  const trouble = { code: 'counter.nobody-waiting', context: {} }
  const refused = after({ kind: 'pressed', press: call }, { kind: 'refused', id: 'one', trouble })
  assert.deepEqual(refused.trouble, trouble)
  assert.equal(afterPress(refused, { kind: 'dismissed' }).trouble, null)
  assert.equal(afterPress(refused, { kind: 'pressed', press: start }).trouble, null)
})

test('the same press after no answer goes out under the same id', () => {
  const state = after({ kind: 'pressed', press: call }, unanswered)
  assert.equal(idOfPress(state, call.type, { counter: 'c3' }, fresh), 'one')
})

test('another press, or the same after the page moved on, gets an id of its own', () => {
  const state = after({ kind: 'pressed', press: call }, unanswered)
  assert.equal(idOfPress(state, start.type, start.data, fresh), 'fresh')
  assert.equal(idOfPress(state, call.type, { counter: 'c4' }, fresh), 'fresh')
  assert.equal(idOfPress(afterPress(state, { kind: 'moved' }), call.type, call.data, fresh), 'fresh')
})

test('a refused press is not sent again under its old id', () => {
  const trouble = { code: 'counter.nobody-waiting', context: {} }
  const state = after({ kind: 'pressed', press: call }, { kind: 'refused', id: 'one', trouble })
  assert.equal(idOfPress(state, call.type, call.data, fresh), 'fresh')
})
