import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { hallErrors } from '@tingxu/shared/kernel/error.ts'
import { translator } from '@tingxu/shared/i18n/translator.ts'

const zh = translator('zh-Hans')
const en = translator('en')
/** The list of codes that a test keeps in step with what the drivers can report. */
const listed = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
const [devicePart = ''] = listed.slice(listed.indexOf('## What devices report') + 3).split('\n## ')
const reported = [...devicePart.matchAll(/^\| `([a-z]+\.[a-z-]+)`/gm)].map(([, code]) => code ?? '')
/** What screens and the hub itself report, and what only a slip's end tells. */
const ownCodes = [
  'board.ready',
  'board.sound-blocked',
  'board.no-voice',
  'device.ready',
  'device.away',
  'job.interrupted',
]

const lacking = (codes: readonly string[], texts: object): readonly string[] =>
  codes.filter((code) => !Object.hasOwn(texts, code))

test('every code that a device can report has words in both languages', () => {
  assert.ok(reported.length > 20, 'the list of codes was found')
  const codes = [...reported, ...ownCodes]
  assert.deepEqual(lacking(codes, zh.console.devices.codes), [])
  assert.deepEqual(lacking(codes, en.console.devices.codes), [])
})

test('every refusal of the hub has a sentence in both languages', () => {
  const codes = Object.keys(hallErrors)
  assert.deepEqual(lacking(codes, zh.errors), [])
  assert.deepEqual(lacking(codes, en.errors), [])
})
