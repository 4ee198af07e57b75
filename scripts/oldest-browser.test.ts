import assert from 'node:assert/strict'
import test from 'node:test'
import { tooNewFor109 } from './oldest-browser.ts'

const script = (text: string) => tooNewFor109({ file: 'page.js', text }).map(({ says }) => says)
const styles = (text: string) => tooNewFor109({ file: 'page.css', text }).map(({ says }) => says)

test('what Chromium 109 can run passes', () => {
  assert.deepEqual(
    script(`
      class Ticket { #n = 1; static { Ticket.first = 1 } static has(t) { return #n in t } }
      const last = [1].findLast((n) => n > 0) ?? structuredClone([].at(-1))
      const copy = Object.groupings.with('x'), sorted = [...[2, 1]].sort()
      const seen = /(?<=A)\\p{Script=Han}/du.exec('A厅')
      last ||= await import('./other.js')
      export { copy, sorted, seen }`),
    [],
  )
})

for (const [what, text] of [
  ['using', 'using door = open()'],
  ['the v flag', 'const letters = /[\\p{L}--[a-z]]/v'],
  ['modifiers in a regular expression', 'const any = /(?i:a)b/'],
  ['a group name used twice', 'const either = /(?<year>a)|(?<year>b)/'],
  ['import attributes', 'import data from "./data.json" with { type: "json" }'],
  ['decorators', '@sealed class Door {}'],
] as const)
  test(`a script with ${what} is refused as syntax`, () => {
    assert.match(script(text)[0] ?? '', /^syntax newer than ES2022/)
  })

for (const [text, says] of [
  ['[2, 1].toSorted()', '.toSorted is there from Chromium 110 on'],
  ['list?.toReversed?.()', '.toReversed is there from Chromium 110 on'],
  ['list["toSpliced"](0, 1)', '.toSpliced is there from Chromium 110 on'],
  ['list.with(0, 1)', 'Array.prototype.with is there from Chromium 110 on'],
  ['Array.fromAsync(pages)', 'Array.fromAsync is there from Chromium 121 on'],
  ['Object.groupBy(list, key)', 'Object.groupBy is there from Chromium 117 on'],
  ['Map.groupBy(list, key)', 'Map.groupBy is there from Chromium 117 on'],
  ['Promise.withResolvers()', 'Promise.withResolvers is there from Chromium 119 on'],
  ['a.isSubsetOf(b)', '.isSubsetOf is there from Chromium 122 on'],
  ['new Float16Array(2)', 'Float16Array is there from Chromium 135 on'],
] as const)
  test(`a script with ${text} is refused`, () => assert.deepEqual(script(text), [says]))

test('a comment in a script cannot switch the check off', () => {
  assert.equal(script('/* eslint-disable */ [2, 1].toSorted()').length, 1)
})

test('a finding names its file and line', () => {
  const [found] = tooNewFor109({ file: 'a/page.js', text: '\n\n[1].toSorted()' })
  assert.deepEqual([found?.file, found?.line], ['a/page.js', 3])
})

test('style sheets Chromium 109 understands pass', () => {
  assert.deepEqual(
    styles(`
      @layer base { .a:has(> img) { inset: 0; color: rgb(0 0 0 / 50%); height: 100dvh } }
      @container (width > 30em) { .b { background: linear-gradient(red, blue) } }
      @media (prefers-reduced-motion: reduce) { .c::after { content: "oklch(1 0 0); &{"; display: inline-flex } }
      @keyframes turn { from { rotate: 0deg } 50.5% { rotate: 10deg } }
      /* .d { text-wrap: balance } */
      .e { background: url(data:image/svg+xml;color-mix) }
      .f\\:dir { transition: color 1s cubic-bezier(0, 0, 1, 1) }`),
    [],
  )
})

for (const [text, says] of [
  ['.a { .b { color: red } }', 'nesting is there from Chromium 112 on'],
  ['.a { color: red; &:hover { color: blue } }', 'nesting is there from Chromium 112 on'],
  ['.a{@media (width>1px){.b{color:red}}}', 'nesting is there from Chromium 112 on'],
  ['.a { color: color-mix(in srgb, red, blue) }', 'color-mix() is there from Chromium 111 on'],
  ['.a{transition-timing-function:linear(0,1)}', 'linear() is there from Chromium 113 on'],
  ['h1 { text-wrap: balance }', 'text-wrap is there from Chromium 114 on'],
  ['h1 { text-wrap-style: pretty }', 'text-wrap is there from Chromium 114 on'],
  ['.a { grid-template-rows: subgrid }', 'subgrid is there from Chromium 117 on'],
  ['input:user-invalid { color: red }', ':user-invalid is there from Chromium 119 on'],
  ['li:nth-child(2 of .waiting) { color: red }', ':nth-child(of) is there from Chromium 111 on'],
  ['@starting-style { .a { opacity: 0 } }', '@starting-style is there from Chromium 117 on'],
] as const)
  test(`a style sheet with ${text} is refused`, () => assert.deepEqual(styles(text), [says]))

test('what stands inside @supports may be newer: the browser has been asked', () => {
  assert.deepEqual(
    styles('@supports (color: color-mix(in srgb, red, red)) { .a { color: color-mix(in srgb, red, blue) } }'),
    [],
  )
})

test('only what is named as allowed is allowed', () => {
  const file = { file: 'page.css', text: 'h1 { text-wrap: balance; field-sizing: content }' }
  const found = tooNewFor109(file, { 'text-wrap': 'a nicety' })
  assert.deepEqual(
    found.map(({ says }) => says),
    ['field-sizing is there from Chromium 123 on'],
  )
})
