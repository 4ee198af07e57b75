import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { callWords } from '@tingxu/shared/i18n/spoken.ts'
import { createCallSounds } from './call-sounds.ts'
import { espeakEngine } from './engine.ts'
import { pinyinOf } from './pinyin.ts'

const hasEspeak = (() => {
  try {
    execFileSync('espeak-ng', ['--version'])
    return true
  } catch {
    return false
  }
})()

test('a call is read digit by digit, and the counter as people say it', () => {
  assert.equal(pinyinOf(callWords('A012', '21')), 'qing3 A ling2 yi1 er4 hao4 dao4 er4 shi2 yi1 hao4 chuang1 kou3')
})

test('every word of every number and counter has its reading', () => {
  for (let n = 0; n < 1000; n++) pinyinOf(callWords(`B${String(n).padStart(3, '0')}`, String(n % 200)))
})

test('espeak-ng speaks it as Mandarin: the tones and not English letters', { skip: !hasEspeak }, async () => {
  const pinyin = pinyinOf(callWords('007', '3'))
  const phonemes = execFileSync('espeak-ng', ['-q', '-x', '-v', 'cmn-latn-pinyin', pinyin]).toString().trim()
  assert.equal(phonemes.split(/\s+/).length, pinyin.split(' ').length)
  assert.doesNotMatch(phonemes, /kIN|Tri:/)
  const wav = await espeakEngine.render(pinyin)
  assert.ok(wav.length > 20_000)
})

test('a sound is rendered once, said twice in it, and tried again after a failure', async () => {
  const asked: string[] = []
  let fails = true
  const sounds = createCallSounds({
    render: (pinyin) => {
      asked.push(pinyin)
      return fails ? Promise.reject(new Error('no engine')) : Promise.resolve(new Uint8Array([1]))
    },
  })
  await assert.rejects(sounds.of('A001', '3'))
  fails = false
  await sounds.of('A001', '3')
  await sounds.of('A001', '3')
  assert.equal(asked.length, 2)
  assert.equal(asked[1]?.split('qing3').length, 3)
})
