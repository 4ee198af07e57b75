import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare } from './rounds.ts'
import { median, quantile, rounded, spreadOf } from './statistics.ts'

test('a quantile is a value that was measured, by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at)
  assert.deepEqual(
    [0, 0.5, 0.99, 1].map((q) => quantile(hundred, q)),
    [1, 50, 99, 100],
  )
  assert.ok(Number.isNaN(quantile([], 0.5)))
})

test('the median of an even number of rounds lies between the middle two', () => {
  assert.deepEqual([median([3, 1, 2]), median([4, 1, 3, 2])], [2, 2.5])
  assert.deepEqual(spreadOf([3, 1, 2]), [1, 3])
  assert.equal(rounded(0.123456), 0.1235)
})

test('ours and the bare thing take turns, each round is a pair, and the figure is the median of the ratios', async () => {
  const order: string[] = []
  const times = { ours: [10, 40, 30], bare: [10, 20, 10] }
  const next = (who: 'ours' | 'bare') => (): Promise<number> => {
    order.push(who)
    return Promise.resolve(times[who].shift() ?? NaN)
  }
  const measured = await compare({ rounds: 3, what: 'bare', ours: next('ours'), bare: next('bare') })
  assert.deepEqual(order, ['ours', 'bare', 'bare', 'ours', 'ours', 'bare'])
  assert.equal(measured.value, 2)
  assert.deepEqual(measured.spread, [1, 3])
  assert.deepEqual(measured.baseline, { what: 'bare', value: 10 })
})
