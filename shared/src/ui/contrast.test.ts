import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ACCENT_GROUNDS, accentTokens, checkAccent, contrastRatio, LEAST_CONTRAST, parseHex } from './contrast.ts'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

/** The colours of a theme as `tokens.css` has them. */
function theme(name: string): Map<string, string> {
  const block = new RegExp(`\\[data-theme='${name}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  return new Map(Array.from(block.matchAll(/--([\w-]+): (#[\da-f]{6})/g), (match) => [match[1] ?? '', match[2] ?? '']))
}

const colour = (tokens: Map<string, string>, name: string): string =>
  tokens.get(name) ?? assert.fail(`no colour ${name}`)

test('contrast is that of WCAG', () => {
  assert.equal(contrastRatio('#000', '#ffffff'), 21)
  assert.equal(contrastRatio('#777777', '#777'), 1)
  assert.ok(Math.abs(contrastRatio('#777777', '#ffffff') - 4.48) < 0.01)
})

test('what is no colour is said to be none', () => {
  for (const text of ['red', '#12', '#12345', '#gggggg', 'rgb(0 0 0)', '']) assert.equal(parseHex(text), undefined)
  assert.equal(checkAccent('teal', 'light'), undefined)
  assert.deepEqual(accentTokens('teal', 'light'), {})
  assert.throws(() => contrastRatio('red', '#fff'))
})

for (const name of ['light', 'dark', 'contrast']) {
  const tokens = theme(name)

  test(`every word of the ${name} theme has a contrast of seven on every ground`, () => {
    for (const word of ['ink', 'second', 'panel-second', 'accent', 'alarm', 'warn', 'note'])
      for (const ground of ['ground', 'panel', 'sunk'])
        assert.ok(contrastRatio(colour(tokens, word), colour(tokens, ground)) >= LEAST_CONTRAST, `${word} on ${ground}`)
    for (const ground of ['accent-soft', 'alarm-soft', 'warn-soft', 'note-soft'])
      assert.ok(contrastRatio(colour(tokens, 'ink'), colour(tokens, ground)) >= LEAST_CONTRAST, `ink on ${ground}`)
  })

  test(`every word on a field of colour in the ${name} theme has a contrast of seven`, () => {
    for (const word of ['on-accent', 'on-accent-second'])
      assert.ok(contrastRatio(colour(tokens, word), colour(tokens, 'accent')) >= LEAST_CONTRAST, word)
    const series = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => `series-${letter}`)
    for (const field of ['alarm', 'warn', 'note', ...series])
      assert.ok(
        contrastRatio(colour(tokens, field.startsWith('series') ? 'on-series' : 'on-tone'), colour(tokens, field)) >=
          LEAST_CONTRAST,
        field,
      )
  })
}

test('the grounds an accent is checked against are those of the tokens', () => {
  for (const name of ['light', 'dark'] as const) {
    const tokens = theme(name)
    assert.deepEqual(
      [...ACCENT_GROUNDS[name].grounds],
      ['ground', 'panel', 'sunk'].map((ground) => tokens.get(ground)),
    )
    assert.equal(ACCENT_GROUNDS[name].on, tokens.get('on-accent'))
  }
})

test('an accent that passes stays as it is', () => {
  const check = checkAccent('#095C4B', 'light')
  assert.deepEqual([check?.ok, check?.nearest], [true, '#095c4b'])
})

test('any accent a hall chooses becomes one that can be read, in both themes', () => {
  for (const accent of ['#ff0000', '#ffd400', '#00a0e9', '#ffffff', '#000000', '#7f7f7f', '#c8102e']) {
    for (const name of ['light', 'dark'] as const) {
      const made = accentTokens(accent, name)
      const { grounds } = ACCENT_GROUNDS[name]
      for (const ground of grounds)
        assert.ok(contrastRatio(made['--accent'] ?? '', ground) >= LEAST_CONTRAST, `${accent} on ${ground}`)
      for (const word of ['--on-accent', '--on-accent-second'])
        assert.ok(contrastRatio(made[word] ?? '', made['--accent'] ?? '') >= LEAST_CONTRAST, `${word} on ${accent}`)
      assert.ok(
        contrastRatio(colour(theme(name), 'ink'), made['--accent-soft'] ?? '') >= LEAST_CONTRAST,
        `ink on soft ${accent}`,
      )
    }
  }
})

test('high contrast keeps black and white whatever the hall’s accent', () => {
  assert.deepEqual(accentTokens('#c8102e', 'contrast'), {})
})
