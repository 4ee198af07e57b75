// Draws the plate's letters and digits once and writes them as `src/printer/plate-glyphs.ts`.
// Run by hand when the face or the size changes: node --import tsx drivers/scripts/draw-plate-glyphs.ts
import { readFile, writeFile } from 'node:fs/promises'
import { deflateRawSync } from 'node:zlib'
import { chromium } from 'playwright'

/** Twice the em of an 80 mm ticket's plate at 203 dpi, so that every smaller size is scaled down and stays crisp. */
const EM_DOTS = 296
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

interface DrawnGlyph {
  readonly character: string
  readonly advance: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly rows: readonly string[]
}

const font = await readFile(
  new URL(import.meta.resolve('@fontsource-variable/noto-sans-sc/files/noto-sans-sc-latin-wght-normal.woff2')),
)

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage()
await page.setContent(`<style>
  @font-face { font-family: Plate; font-weight: 100 900; src: url(data:font/woff2;base64,${font.toString('base64')}) }
</style>`)
// The page's side is text: drivers know no DOM types.
const drawn: DrawnGlyph[] = await page.evaluate(`(async () => {
  const em = ${EM_DOTS}
  await document.fonts.load('800 ' + em + 'px Plate', '0A')
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = em * 2
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  return [...'${CHARACTERS}'].map((character) => {
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, em * 2, em * 2)
    pen.fillStyle = '#000'
    pen.font = '800 ' + em + 'px Plate'
    const x0 = em / 2, y0 = em * 1.5
    pen.fillText(character, x0, y0)
    const { data } = pen.getImageData(0, 0, em * 2, em * 2)
    const ink = (x, y) => data[(y * em * 2 + x) * 4] < 128
    let left = em * 2, right = 0, top = em * 2, bottom = 0
    for (let y = 0; y < em * 2; y++) for (let x = 0; x < em * 2; x++) if (ink(x, y)) {
      left = Math.min(left, x); right = Math.max(right, x + 1); top = Math.min(top, y); bottom = Math.max(bottom, y + 1)
    }
    const rows = []
    for (let y = top; y < bottom; y++) {
      let row = ''
      for (let x = left; x < right; x++) row += ink(x, y) ? '1' : '0'
      rows.push(row)
    }
    return { character, advance: Math.round(pen.measureText(character).width), left: left - x0, top: y0 - top, width: right - left, height: bottom - top, rows }
  })
})()`)
await browser.close()

const packed = drawn.flatMap(({ rows }) =>
  rows.flatMap((row) => (row.match(/.{1,8}/g) ?? []).map((bits) => Number.parseInt(bits.padEnd(8, '0'), 2))),
)
const digits = new Set(drawn.filter(({ character }) => /\d/.test(character)).map(({ advance }) => advance))
if (digits.size !== 1) throw new Error('The digits of a plate must share one advance (tabular figures).')

const data = deflateRawSync(Uint8Array.from(packed), { level: 9 }).toString('base64')
const lines = data.match(/.{1,110}/g) ?? []
await writeFile(
  new URL('../src/printer/plate-glyphs.ts', import.meta.url),
  `// Written by scripts/draw-plate-glyphs.ts from Noto Sans SC, weight 800 (SIL Open Font License 1.1). Do not edit by hand.

/** The em all figures below are in, dots. */
export const PLATE_GLYPH_EM_DOTS = ${EM_DOTS}

/** Per glyph: advance, left bearing, top above the baseline, ink width, ink height; dots of the em above. */
export const plateGlyphMetrics: Readonly<Record<string, readonly [number, number, number, number, number]>> = {
${drawn.map((g) => `  '${g.character}': [${[g.advance, g.left, g.top, g.width, g.height].join(', ')}],`).join('\n')}
}

/** All inks in the order above, 1 bit a dot, rows padded to bytes; raw deflate, base64. */
export const PLATE_GLYPH_INK =
${lines.map((line, index) => `  '${line}'${index < lines.length - 1 ? ' +' : ''}`).join('\n')}
`,
)
