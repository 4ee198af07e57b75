import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textsOf } from '../device/texts.ts'
import { screenWord } from './screen-word.ts'

test('a counter says its state in one word, and a pause when it ends', () => {
  const t = textsOf('zh-Hans')
  const words = t.board.screen
  const zone = 'Asia/Shanghai'
  for (const [phase, word] of [
    ['called', words.called],
    ['serving', words.serving],
    ['free', words.free],
    ['closed', words.closed],
    ['paused', words.paused],
  ] as const)
    assert.deepEqual(screenWord(t, { phase, pausedUntil: null }, zone), { word, text: undefined })
  const until = Date.UTC(2026, 2, 12, 2, 5)
  assert.equal(screenWord(t, { phase: 'paused', pausedUntil: until }, zone).text, words.pausedUntil('10:05'))
})
