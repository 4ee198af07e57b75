import assert from 'node:assert/strict'
import test from 'node:test'
import { closingLine, createTally, succeeded, type TestEvent, type TestRecord } from './tally.ts'

const event = (name: string, nesting = 0, more: Partial<TestEvent> = {}): TestEvent => ({
  name,
  nesting,
  file: 'a.test.ts',
  details: { duration_ms: 1 },
  ...more,
})

const failure = (failureType: string, cause: unknown) => ({
  details: { duration_ms: 1, error: Object.assign(new Error('test failed', { cause }), { failureType }) },
})

const names = (records: readonly TestRecord[]) => records.map(({ state, name }) => `${state} ${name}`)

test('leaf tests are counted, what only holds them is not', () => {
  const tally = createTally()
  tally.add('pass', event('alone'))
  tally.add('pass', event('first', 1))
  tally.add('fail', event('second', 1, failure('testCodeFailure', new Error('no'))))
  tally.add('fail', event('parent', 0, failure('subtestsFailed', '1 subtest failed')))
  tally.add('pass', event('inner', 2))
  tally.add('pass', event('group', 1, { details: { duration_ms: 1, type: 'suite' } }))
  tally.add('pass', event('suite', 0, { details: { duration_ms: 1, type: 'suite' } }))
  tally.add('pass', event('after'))
  assert.deepEqual(names(tally.records()), [
    'passed alone',
    'passed first',
    'failed second',
    'passed inner',
    'passed after',
  ])
})

test('a parent that fails by itself counts beside its children', () => {
  const tally = createTally()
  tally.add('pass', event('child', 1))
  tally.add('fail', event('parent', 0, failure('testCodeFailure', new Error('own'))))
  assert.deepEqual(names(tally.records()), ['passed child', 'failed parent'])
})

test('an empty suite and a file without a test prove nothing', () => {
  const tally = createTally()
  tally.add('pass', event('suite', 0, { details: { duration_ms: 1, type: 'suite' } }))
  tally.add('pass', event('a.test.ts'))
  assert.deepEqual(names(tally.records()), ['failed a.test.ts'])
})

test('files that report in between each other are counted apart', () => {
  const tally = createTally()
  tally.add('pass', event('child of a', 1))
  tally.add('pass', event('leaf of b', 0, { file: 'b.test.ts' }))
  tally.add('pass', event('parent in a'))
  assert.deepEqual(names(tally.records()), ['passed child of a', 'passed leaf of b'])
})

test('skipped and to do are neither passed nor failed, and keep their reason', () => {
  const tally = createTally('New York: ')
  tally.add('pass', event('later', 0, { skip: 'no printer' }))
  tally.add('fail', event('some day', 0, { todo: true, ...failure('testCodeFailure', new Error('x')) }))
  assert.deepEqual(
    tally.records().map(({ state, file, says }) => [state, file, says]),
    [
      ['skipped', 'New York: a.test.ts', 'no printer'],
      ['skipped', 'New York: a.test.ts', 'to do'],
    ],
  )
})

test('a failure says what the test threw', () => {
  const tally = createTally()
  tally.add('fail', event('bad', 0, failure('testCodeFailure', new Error('1 is not 2'))))
  assert.match(tally.records()[0]?.says ?? '', /1 is not 2[^]*at /)
})

test('the closing line names what was skipped only if something was', () => {
  const record = (state: TestRecord['state']): TestRecord => ({ state, name: '', file: '', tookMs: 0, says: '' })
  assert.equal(closingLine([record('passed'), record('failed')]), '1 passed, 1 failed')
  assert.equal(closingLine([record('passed'), record('skipped')]), '1 passed, 0 failed, 1 skipped')
  assert.equal(succeeded([record('passed'), record('skipped')]), true)
  assert.equal(succeeded([record('passed'), record('failed')]), false)
  assert.equal(succeeded([record('skipped')]), false)
  assert.equal(succeeded([]), false)
})
