import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meetsSpaced, spaced } from './autospace.ts'

test('a thin space stands between Chinese and figures or Latin letters', () => {
  assert.equal(spaced('约10–15分钟'), '约\u200910–15\u2009分钟')
  assert.equal(spaced('请到A区3号窗口'), '请到\u2009A\u2009区\u20093\u2009号窗口')
})

test('punctuation, plain Chinese and plain English stay as they are', () => {
  for (const text of ['您办什么事？', 'Take a number', '（3）', '9:42', '落户、迁移']) assert.equal(spaced(text), text)
})

test('spacing twice is the same as spacing once', () => {
  assert.equal(spaced(spaced('第2次，已38秒')), spaced('第2次，已38秒'))
})

test('characters beyond the basic plane count as Chinese', () => {
  assert.equal(spaced('𠮷1号'), '𠮷\u20091\u2009号')
})

test('where two texts meet a space belongs only between Chinese and a word', () => {
  assert.ok(meetsSpaced('大约等', '5–10'))
  assert.ok(meetsSpaced('A023', '号'))
  assert.ok(!meetsSpaced('大约等', '十分钟'))
  assert.ok(!meetsSpaced('。', '5'))
  assert.ok(!meetsSpaced('', '5'))
})
