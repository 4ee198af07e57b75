import assert from 'node:assert/strict'
import { test } from 'node:test'
import { percentOf, verdictOf } from './calibration-words.ts'

test('four in five is true, clearly fewer is told too short, clearly more too long, and of a few people nothing is said', () => {
  assert.equal(verdictOf({ followed: 100, byP80: 80 }), 'right')
  assert.equal(verdictOf({ followed: 100, byP80: 69 }), 'tooShort')
  assert.equal(verdictOf({ followed: 100, byP80: 91 }), 'tooLong')
  assert.equal(verdictOf({ followed: 29, byP80: 0 }), 'tooFew')
})

test('a share of nobody is nothing, not a fault', () => {
  assert.deepEqual([percentOf(2, 3), percentOf(0, 0)], [67, 0])
})
