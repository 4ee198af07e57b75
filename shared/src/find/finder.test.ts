import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createFinder } from './finder.ts'
import { tablesFor, tablesOf } from './tables.ts'
import type { EverydayWords, FindEntry } from './types.ts'

const words: EverydayWords = {
  same: [
    ['社会保障卡', '社保卡'],
    ['挂失', '丢了'],
    ['个体工商户设立', '开店'],
  ],
  fillers: ['怎么办', '我想', '要什么材料'],
}

const entry = (id: string, name: string, en?: string, more: Partial<FindEntry> = {}): FindEntry => ({
  ...{ id, name: { 'zh-Hans': name, en }, alsoCalled: [], department: { 'zh-Hans': '人社局' } },
  ...more,
})

const ENTRIES: readonly FindEntry[] = [
  entry('id-lost', '居民身份证挂失申报', 'Report a lost ID card', { department: { 'zh-Hans': '公安局' } }),
  entry('id-new', '居民身份证申领', 'First ID card', { department: { 'zh-Hans': '公安局' } }),
  entry('card-lost', '社会保障卡挂失', 'Report a lost social security card'),
  entry('shop', '个体工商户设立登记', 'Open a business of your own', { department: { 'zh-Hans': '市场监管局' } }),
  entry('marriage', '补领结婚登记证', undefined, { alsoCalled: [{ 'zh-Hans': '结婚证补办' }] }),
  entry('pension', '养老保险待遇领取资格认证'),
  entry('bank', '银行贷款贴息', undefined),
]

const finderOf = (entries: readonly FindEntry[]) => createFinder(entries, tablesOf(entries, words))

const finder = finderOf(ENTRIES)
const first = (typed: string): string | undefined => finder.find(typed, 5)[0]?.id

describe('the first that is found', () => {
  const WANTED: readonly (readonly [how: string, typed: string, id: string])[] = [
    ['its name', '居民身份证挂失申报', 'id-lost'],
    ['a piece of its name', '身份证申领', 'id-new'],
    ['full pinyin', 'shenfenzhengguashi', 'id-lost'],
    ['pinyin with blanks and capitals', 'Yang Lao Bao Xian', 'pension'],
    ['initials', 'jhdj', 'marriage'],
    ['characters and pinyin mixed', '身份zheng gua失', 'id-lost'],
    ['traditional characters', '補領結婚證', 'marriage'],
    ['everyday words', '社保卡丢了怎么办', 'card-lost'],
    ['another everyday word', '我想开店', 'shop'],
    ['one of its everyday names', '结婚证补办', 'marriage'],
    ['two characters swapped', '身证份挂失', 'id-lost'],
    ['a character that sounds alike', '养老保险待遇领取资格人证', 'pension'],
    ['a character left out', '居民身份挂失', 'id-lost'],
    ['z for zh and n for ng', 'senfenzenguasi', 'id-lost'],
    ['English', 'lost ID card', 'id-lost'],
  ]
  for (const [how, typed, id] of WANTED)
    test(`by ${how}`, () => {
      assert.equal(first(typed), id)
    })
})

test('of a character read in two ways either reading finds it', () => {
  assert.equal(first('yinhang'), 'bank')
})

test('with nothing typed, with blanks or signs alone, and with what nothing here is like, nothing is found', () => {
  for (const typed of ['', '   ', '?!，。', '🙂', '焰火', '2046']) assert.deepEqual(finder.find(typed, 5), [], typed)
})

test('what says nothing of what is wanted is searched for when nothing else was typed', () => {
  const asked = finderOf([entry('ask', '怎么办咨询'), entry('other', '社会救助')])
  assert.equal(asked.find('怎么办', 5)[0]?.id, 'ask')
})

test('at most so many are found, the best first, each once and with how it was found', () => {
  const hits = finder.find('身份证', 2)
  assert.equal(hits.length, 2)
  assert.equal(new Set(hits.map(({ id }) => id)).size, 2)
  assert.ok(hits.every(({ match, by }) => match > 0.9 && by === 'name'))
  assert.equal(finder.find('结婚证补办', 1)[0]?.by, 'also-called')
  assert.equal(finder.find('社保卡', 1)[0]?.by, 'everyday-word')
  const department = finder.find('市场监管局', 5)
  assert.deepEqual(
    department.map(({ id, by }) => [id, by]),
    [['shop', 'department']],
  )
})

test('of a page of text the first words are read', () => {
  const long = `居民身份证挂失申报${'啊'.repeat(20_000)}`
  assert.equal(finder.find(long, 5)[0]?.id, 'id-lost')
})

test('without any entries, and without tables, it is empty and does not break', () => {
  const empty = createFinder([], { readings: '', simplified: '', words: { same: [], fillers: [] } })
  assert.deepEqual(empty.find('身份证', 5), [])
  const bare = createFinder(ENTRIES, { readings: '', simplified: '', words: { same: [], fillers: [] } })
  assert.equal(bare.find('身份证挂失', 5)[0]?.id, 'id-lost')
})

test('the tables hold only the characters that occur', () => {
  const { readings, simplified } = tablesFor(new Set('身份证'), words)
  assert.equal(
    readings.match(/\p{Script=Han}/gu)?.every((each) => '身份证'.includes(each)),
    true,
  )
  assert.ok(readings.includes('shen身') && readings.includes('zheng证'))
  assert.equal(simplified.includes('證证'), true)
})
