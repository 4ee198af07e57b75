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
  assert.equal(gateOf({ pairing: false, phase: 'live', kiosk, recording: true }), null)
})

void test('pairing comes before everything, the lost line before the reasons of the hall', () => {
  const blocked = { ...kiosk, blocked: 'paper-out' } as const
  assert.equal(gateOf({ pairing: true, phase: 'away', kiosk: blocked, recording: true }), 'pairing')
  assert.equal(gateOf({ pairing: false, phase: 'away', kiosk: blocked, recording: true }), 'away')
  assert.equal(gateOf({ pairing: false, phase: 'live', kiosk: blocked, recording: true }), 'paper-out')
})

void test('before the hub told anything the kiosk is connecting, not blocked', () => {
  assert.equal(gateOf({ pairing: false, phase: 'connecting', kiosk: undefined, recording: true }), 'connecting')
  assert.equal(gateOf({ pairing: false, phase: 'live', kiosk: undefined, recording: true }), 'connecting')
  assert.equal(gateOf({ pairing: false, phase: 'unknown', kiosk, recording: true }), 'connecting')
})

void test('a kiosk that the hall does not know says that it is not set up', () => {
  assert.equal(gateOf({ pairing: false, phase: 'live', kiosk: null, recording: true }), 'not-set-up')
})

void test('a hub that can record nothing gives no numbers, whatever else is well', () => {
  assert.equal(gateOf({ pairing: false, phase: 'live', kiosk, recording: false }), 'not-recording')
  assert.equal(gateOf({ pairing: false, phase: 'live', kiosk: null, recording: false }), 'not-set-up')
})
