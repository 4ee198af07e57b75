import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slicesFor } from './preload-fonts.ts'

const face = (file: string, range: string) =>
  `@font-face{font-family:N;src:url(${file})format("woff2-variations");unicode-range:${range}}`

test('the slices that hold a character of the text are found, in their order, and no others', () => {
  const css = [face('/a.woff2', 'U+4e00-4e02,U+53f7'), face('/b.woff2', 'U+6???'), face('/latin.woff2', 'U+??')].join(
    '',
  )
  assert.deepEqual(slicesFor(css, '号'), ['/a.woff2'])
  assert.deepEqual(slicesFor(css, '1 本丁'), ['/a.woff2', '/b.woff2', '/latin.woff2'])
  assert.deepEqual(slicesFor(css, '龘'), [])
})
