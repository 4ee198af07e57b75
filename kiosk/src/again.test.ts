import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from '@tingxu/shared/i18n/en.ts'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import { againWords } from './again.ts'

const NOW = Date.parse('2026-03-12T10:00:00+08:00')
const ZONE = 'Asia/Shanghai'
const stopped = (until: string | null) =>
  ({
    suspended: { reason: 'power', until: until === null ? null : Date.parse(`2026-03-12T${until}:00+08:00`) },
  }) as const

void test('a hall that stands still says when its first service is expected back', () => {
  const services = [stopped('11:00'), stopped('10:30'), stopped(null)]
  assert.match(againWords(zhHans, services, ZONE, NOW), /约10:30恢复/)
  assert.match(againWords(en, services, ZONE, NOW), /about 10:30/)
})

void test('without a time, or with one that has gone by, it says that none is known', () => {
  const { suspendedOpen } = zhHans.kiosk.services
  assert.equal(againWords(zhHans, [stopped(null)], ZONE, NOW), suspendedOpen)
  assert.equal(againWords(zhHans, [stopped('09:50')], ZONE, NOW), suspendedOpen)
  assert.equal(againWords(zhHans, [stopped('10:30')], null, NOW), suspendedOpen)
})
