import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hallTime, sayDate, sayDay, saySeconds, sayTime } from './when.ts'

const at = Date.UTC(2026, 2, 12, 1, 42, 7)

test('times are the hall’s, whatever the machine’s zone', () => {
  const time = hallTime(at, 'Asia/Shanghai')
  assert.equal(sayTime(time), '9:42')
  assert.equal(saySeconds(time), '9:42:07')
  assert.equal(sayTime(hallTime(Date.UTC(2026, 2, 11, 16, 5), 'Asia/Shanghai')), '0:05')
})

test('dates are written as the hall’s signs write them', () => {
  const time = hallTime(at, 'Asia/Shanghai')
  assert.equal(sayDate(time, 'zh-Hans'), '3月12日')
  assert.equal(sayDay(time, 'zh-Hans'), '3月12日 星期四')
  assert.equal(sayDay(time, 'en'), 'Thursday 12 March')
})
