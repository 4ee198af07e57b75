import assert from 'node:assert/strict'
import { test } from 'node:test'
import { charMap, derivedMessages } from './derive.ts'
import { isLang } from './lang.ts'
import { localText, localTextLang } from './local-text.ts'
import { plainText, richParts } from './rich.ts'
import { errorText, translator } from './translator.ts'
import { en } from './en.ts'
import { zhHans } from './zh-Hans.ts'

/** Every text with its path; functions are called with figures and words that fit any of them. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    const said: unknown = (value as (...args: number[]) => unknown)(2, 3, 4)
    return [[path, String(said)]]
  }
  return Object.entries(value as object).flatMap(([key, entry]) => texts(entry, path === '' ? key : `${path}.${key}`))
}

test('both shipped languages have the same texts, and none is blank', () => {
  assert.deepEqual(
    texts(en).map(([path]) => path),
    texts(zhHans).map(([path]) => path),
  )
  const blank = [...texts(zhHans), ...texts(en)].filter(
    ([path, text]) => text.trim() === '' && !/counter(Before|After)$/.test(path),
  )
  assert.deepEqual(blank, [])
})

test('Chinese texts leave the spaces around figures and Latin to the renderer', () => {
  const spaced = texts(zhHans).filter(([, text]) => /[\u4e00-\u9fff] [\dA-Za-z]|[\dA-Za-z] [\u4e00-\u9fff]/.test(text))
  assert.deepEqual(spaced, [])
})

test('English texts hold no Chinese', () => {
  assert.deepEqual(
    texts(en).filter(([, text]) => /[\u4e00-\u9fff]/.test(text)),
    [],
  )
})

test('English keeps to straight quotes, for the typeface draws curly ones a whole character wide', () => {
  assert.deepEqual(
    texts(en).filter(([, text]) => /[“”‘’…]/.test(text)),
    [],
  )
})

test('no text speaks of a system error', () => {
  const bare = [...texts(zhHans), ...texts(en)].filter(([, text]) =>
    /系统错误|未知错误|system error|unknown error/i.test(text),
  )
  assert.deepEqual(bare, [])
})

test('a hall may change single words and keeps the rest', () => {
  const t = translator('zh-Hans', { 'zh-Hans': { kiosk: { home: { take: '领号' } } } })
  assert.equal(t.kiosk.home.take, '领号')
  assert.equal(t.kiosk.home.bring, zhHans.kiosk.home.bring)
  assert.equal(zhHans.kiosk.home.take, '取号')
})

test('traditional Chinese is simplified Chinese until a derived catalogue is handed in', () => {
  assert.equal(translator('zh-Hant').kiosk.home.take, '取号')
  const hant = derivedMessages(zhHans, charMap({ 号: '號', 头发: '頭髮', 发: '發' }))
  const t = translator('zh-Hant', { 'zh-Hant': hant })
  assert.equal(t.kiosk.home.take, '取號')
  assert.equal(t.common.counter('3'), '3號窗口')
  assert.equal(charMap({ 头发: '頭髮', 发: '發' })('头发出发'), '頭髮出發')
})

test('an error without its own sentence gets the general one, never its code', () => {
  assert.equal(errorText(zhHans, 'no.such-code'), zhHans.common.somethingWrong)
  assert.equal(errorText(zhHans, 'toString'), zhHans.common.somethingWrong)
  assert.equal(errorText(en, 'store.unavailable'), en.errors['store.unavailable'])
})

test('an error sentence may use the facts the hub sent', () => {
  const t = translator('en', { en: { errors: { 'ticket.limit': (facts) => `At most ${String(facts['most'])}.` } } })
  assert.equal(errorText(t, 'ticket.limit', { most: 3 }), 'At most 3.')
})

test('a hall text falls back to simplified Chinese and says which language it is in', () => {
  const text = { 'zh-Hans': '户口', en: ' ' }
  assert.equal(localText(text, 'en'), '户口')
  assert.equal(localTextLang(text, 'en'), 'zh-Hans')
  assert.equal(localText({ 'zh-Hans': '户口', en: 'Residence' }, 'en'), 'Residence')
})

test('rich text splits into weights and can be read plainly', () => {
  assert.deepEqual(richParts('等**5分钟**，!!9号空岗!!。'), [
    { text: '等', weight: 'plain' },
    { text: '5分钟', weight: 'heavy' },
    { text: '，', weight: 'plain' },
    { text: '9号空岗', weight: 'alarm' },
    { text: '。', weight: 'plain' },
  ])
  assert.equal(plainText('等**5分钟**。'), '等5分钟。')
})

test('only the three languages are languages', () => {
  assert.ok(isLang('zh-Hant'))
  assert.ok(!isLang('zh'))
})
