import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { commandSpecs } from '../registry.ts'
import { createLawRunner, LawBroken, randomSteps } from './laws.ts'

/** Commands in all; a campaign sets more. */
const COMMANDS = Number(process.env['LAW_RUNS'] ?? 2000)
const SEED = Number(process.env['LAW_SEED'] ?? 20260312)
const PER_HISTORY = 100

test('the laws of the queue hold over short random histories, which shrink when one is broken', () => {
  const step = fc.record({
    what: fc.nat(99_999),
    who: fc.nat(7),
    which: fc.nat(999),
    afterSeconds: fc.nat(89),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: PER_HISTORY / 2, maxLength: PER_HISTORY }), (steps) => {
      const runner = createLawRunner({ lookEvery: 5 })
      for (const each of steps) runner.take(each)
      runner.finish()
    }),
    { numRuns: Math.ceil(COMMANDS / 2 / PER_HISTORY), seed: SEED },
  )
})

test('the laws hold over one long history of many days, in which every daily command is really done', () => {
  const runner = createLawRunner({ lookEvery: 10, snapshotEvery: 200 })
  for (const step of randomSteps(SEED, COMMANDS)) runner.take(step)
  const { byCommand, accepted } = runner.finish()
  assert.ok(accepted > COMMANDS / 4, `only ${accepted} of ${COMMANDS} were accepted`)
  const idle = commandSpecs
    .map(({ type }) => type)
    .filter((type) => /^(ticket|counter|service|call|slip|appointment)\./.test(type))
    .filter((type) => !byCommand.has(type) && type !== 'slip.answer')
  assert.deepEqual(idle, [])
})

test('the runner sees a broken law: a list that names somebody twice is reported', () => {
  const runner = createLawRunner()
  for (const step of randomSteps(1, 60)) runner.take(step)
  Object.defineProperty(runner.hall.state.queue, 'parked', { value: ['20260312-A001', '20260312-A001'] })
  assert.throws(() => runner.finish(), LawBroken)
})
