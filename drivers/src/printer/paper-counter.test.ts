import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { PrinterCondition } from './condition.ts'
import { createPaperCounter } from './paper-counter.ts'
import { assumedWell } from './read-status.ts'

const roll = { rollMm: 80_000, lowMm: 6000 }
const open: PrinterCondition = { ...assumedWell, coverOpen: true, paper: 'out' }
const out: PrinterCondition = { ...assumedWell, paper: 'out' }
const low: PrinterCondition = { ...assumedWell, paper: 'low' }

const after = (...seen: PrinterCondition[]): number => {
  const counter = createPaperCounter(roll, 1000, () => undefined)
  for (const condition of seen) counter.observe(condition)
  return counter.leftMm()
}

describe('the paper counter', () => {
  test('starts where it was left, goes down to nothing, and tells every change', () => {
    const told: number[] = []
    const counter = createPaperCounter(roll, 6100, (mm) => told.push(mm))
    counter.used(104.6)
    assert.ok(counter.isLow())
    counter.used(90_000)
    counter.loaded(30_000)
    assert.deepEqual(told, [5995, 0, 30_000])
    assert.ok(!counter.isLow())
  })

  test('takes paper after no paper for a new roll', () => {
    assert.equal(after(out, assumedWell), 80_000)
    assert.equal(after(out, open, assumedWell), 80_000)
  })

  test('takes an end of the warning for a new roll only when the cover was open in between', () => {
    assert.equal(after(low, assumedWell), 1000)
    assert.equal(after(low, open, assumedWell), 80_000)
  })

  test('does not believe the paper sensor while the cover is open', () => {
    assert.equal(after(assumedWell, open, assumedWell), 1000)
    assert.equal(after(low, open, low), 1000)
  })
})
