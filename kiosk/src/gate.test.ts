import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KioskView } from '@tingxu/shared/hall/views/shapes.ts'
import { gateOf } from './gate.ts'

const kiosk: KioskView = {
  name: { 'zh-Hans': '取号机1' },
  zone: null,
  panelInches: 32,
  blocked: null,
  other: null,
  services: [],
  waiting: 0,
  wait: null,
}

void test('a kiosk that is known, connected and not blocked gives numbers', () => {
  assert.equal(gateOf({ pairing: false, phase: 'live', kiosk }), null)
})

void test('pairing comes before everything, the lost line before the reasons of the hall', () => {
  const blocked = { ...kiosk, blocked: 'paper-out' } as const
  assert.equal(gateOf({ pairing: true, phase: 'away', kiosk: blocked }), 'pairing')
  assert.equal(gateOf({ pairing: false, phase: 'away', kiosk: blocked }), 'away')
  assert.equal(gateOf({ pairing: false, phase: 'live', kiosk: blocked }), 'paper-out')
})

void test('before the hub told anything the kiosk is connecting, not blocked', () => {
  assert.equal(gateOf({ pairing: false, phase: 'connecting', kiosk: undefined }), 'connecting')
  assert.equal(gateOf({ pairing: false, phase: 'live', kiosk: undefined }), 'connecting')
  assert.equal(gateOf({ pairing: false, phase: 'unknown', kiosk }), 'connecting')
})

void test('a kiosk that the hall does not know says that it is not set up', () => {
  assert.equal(gateOf({ pairing: false, phase: 'live', kiosk: null }), 'not-set-up')
})
