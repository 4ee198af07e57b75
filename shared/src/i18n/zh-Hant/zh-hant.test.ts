import assert from 'node:assert/strict'
import { test } from 'node:test'
import { derivedMessages } from '../derive.ts'
import { zhHans } from '../zh-Hans.ts'
import { SIMPLIFIED, TRADITIONAL, WORDS } from './characters.ts'
import { toTraditional } from './convert.ts'
import { withTraditional } from './fill.ts'
import { OVERRIDES } from './overrides.ts'

test('both rows of the table are as long as each other, and no character stands twice', () => {
  const simplified = Array.from(SIMPLIFIED.join(''))
  assert.equal(Array.from(TRADITIONAL.join('')).length, simplified.length)
  assert.equal(new Set(simplified).size, simplified.length)
})

test('a word that needs another character than its parts gets it', () => {
  const words = ['这里', '公里', '皇后', '以后', '发票', '头发', '复印', '恢复', '答复', '周一', '签字', '联系', '关系']
  assert.deepEqual(words.map(toTraditional), [
    '這裏',
    '公里',
    '皇后',
    '以後',
    '發票',
    '頭髮',
    '複印',
    '恢復',
    '答覆',
    '週一',
    '簽字',
    '聯繫',
    '關係',
  ])
})

test('words that only look like another word keep their own characters', () => {
  assert.equal(toTraditional('三人参加，发卡给只有一只手的人'), '三人參加，發卡給只有一只手的人')
})

test('the names of a hall come out right', () => {
  assert.equal(toTraditional('云溪市政务服务大厅'), '雲溪市政務服務大廳')
  assert.equal(toTraditional('户口、身份证，社保、医保，交税、开发票'), '户口、身份證，社保、醫保，交税、開發票')
  assert.equal(toTraditional('余额、业余、制造、制度、准备、批准'), '餘額、業餘、製造、制度、準備、批准')
})

test('nothing the product says keeps a character that is only simplified', () => {
  const stays = new Set([...Object.values(WORDS), ...Object.values(OVERRIDES)].flatMap((word) => Array.from(word)))
  const only = new Set(Array.from(SIMPLIFIED.join('')).filter((char) => !stays.has(char)))
  const said = JSON.stringify(derivedMessages(zhHans, toTraditional), (_key, value: unknown) =>
    typeof value === 'function' ? String((value as (...args: number[]) => unknown)(1, 2, 3)) : value,
  )
  assert.deepEqual(
    Array.from(said).filter((char) => only.has(char)),
    [],
  )
})

test("a hall's own traditional words stay, missing ones are filled in, everything else is untouched", () => {
  const view = {
    name: { 'zh-Hans': '税务', en: 'Tax' },
    services: [{ id: '税务', name: { 'zh-Hans': '开发票', 'zh-Hant': '開單' } }],
    wait: null,
    at: 7,
  }
  assert.deepEqual(withTraditional(view, toTraditional), {
    name: { 'zh-Hans': '税务', 'zh-Hant': '税務', en: 'Tax' },
    services: [{ id: '税务', name: { 'zh-Hans': '开发票', 'zh-Hant': '開單' } }],
    wait: null,
    at: 7,
  })
})
