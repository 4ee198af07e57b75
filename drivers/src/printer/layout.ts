// Lays a slip out for one width of paper: which words stand where, in dots. Knows no printer's commands.
import { cellWidth, plainSigns, wrapCells } from './cells.ts'
import { qrSize, type QrLevel } from './qr.ts'
import type { PlateNumber, SlipBlock, SlipDocument, SlipText } from './slip-document.ts'

/** One cell of the printer's font at size 1 is 12 dots wide and 24 high; a Chinese character takes two cells. */
export const CELL_DOTS = 12
export const LINE_DOTS = 24

export interface TextRun {
  readonly text: string
  /** From the left margin, dots. */
  readonly x: number
  /** 1-8 times the normal width and height. */
  readonly size: number
  readonly bold: boolean
  /** White on black. */
  readonly reverse: boolean
}

export type SlipRow =
  /** Runs on one base line; `height` is the whole band, blank space under the words included. */
  | { readonly kind: 'text'; readonly padTop: number; readonly height: number; readonly runs: readonly TextRun[] }
  | { readonly kind: 'plate'; readonly number: PlateNumber; readonly height: number; readonly padTop: number }
  | { readonly kind: 'rule'; readonly thickness: 1 | 3; readonly name: 'hair' | 'strong' }
  | {
      readonly kind: 'qr'
      readonly url: string
      readonly moduleDots: number
      /** Edge of the code, dots. */
      readonly size: number
      /** From the left margin, dots. */
      readonly x: number
      /** Words beside the code, with their tops from the code's top; empty where they stand under it as rows. */
      readonly beside: readonly (TextRun & { readonly top: number })[]
    }
  | { readonly kind: 'feed'; readonly dots: number }

export interface LayoutOptions {
  /** Between the margins, dots. */
  readonly widthDots: number
  readonly plateHeightDots: number
  readonly dotsPerInch: number
  readonly qr: { readonly moduleDots: number; readonly level: QrLevel }
  /** Whether words may stand beside the QR code. */
  readonly placesFreely: boolean
}

/** Space between the QR code and the words beside it, dots. */
const GAP_DOTS = 28

const dotsOf = (mm: number, dotsPerInch: number): number => Math.round((mm * dotsPerInch) / 25.4)

export const widthOf = ({ text, size }: { text: string; size: number }): number => cellWidth(text) * CELL_DOTS * size

/** Size 1 gets the open spacing of running words, larger sizes that of headings. */
const bandHeight = (size: number): number => (size === 1 ? LINE_DOTS + 10 : LINE_DOTS * size + 12)

const run = ({ text, size, weight }: SlipText, x: number): TextRun => ({
  text,
  x,
  size,
  bold: weight === 'bold',
  reverse: false,
})

const centred = (words: TextRun, widthDots: number): TextRun => ({
  ...words,
  x: Math.max(0, Math.floor((widthDots - widthOf(words)) / 2)),
})

const band = (runs: readonly TextRun[], padTop = 0): SlipRow => ({
  kind: 'text',
  padTop,
  height: bandHeight(Math.max(...runs.map(({ size }) => size))),
  runs,
})

function lines(words: SlipText, align: 'left' | 'center', widthDots: number): SlipRow[] {
  const cells = Math.floor(widthDots / (CELL_DOTS * words.size))
  return wrapCells(plainSigns(words.text), cells).map((text) => {
    const placed = run({ ...words, text }, 0)
    return band([align === 'center' ? centred(placed, widthDots) : placed])
  })
}

/** Label left, value right; a value that does not fit beside its label goes under it, still at the right edge. */
function pair(left: SlipText, right: SlipText, widthDots: number): SlipRow[] {
  const label = { ...left, text: plainSigns(left.text) }
  const value = { ...right, text: plainSigns(right.text) }
  const padTop = Math.max(left.size, right.size) > 1 ? 10 : 0
  const x = widthDots - widthOf(value)
  if (widthOf(label) + CELL_DOTS <= x) return [band([run(label, 0), run(value, x)], padTop)]
  const cells = Math.floor(widthDots / (CELL_DOTS * value.size))
  const under = wrapCells(value.text, cells).map((text) => {
    const words = run({ ...value, text }, 0)
    return band([{ ...words, x: widthDots - widthOf(words) }])
  })
  return [...lines(label, 'left', widthDots), ...under]
}

function qr(block: Extract<SlipBlock, { kind: 'qr' }>, options: LayoutOptions): SlipRow[] {
  const modules = qrSize(block.url, options.qr.level)
  const moduleDots = Math.max(2, Math.min(options.qr.moduleDots, Math.floor(options.widthDots / modules)))
  const size = modules * moduleDots
  const caption: SlipText = { text: block.caption, size: 1, weight: 'bold' }
  const note: SlipText[] = block.note === undefined ? [] : [{ text: block.note, size: 1, weight: 'regular' }]
  const besideDots = options.widthDots - size - GAP_DOTS
  const base = { kind: 'qr', url: block.url, moduleDots, size } as const
  // Fewer than six Chinese characters a line reads worse than a line under the code.
  if (!options.placesFreely || besideDots < 12 * CELL_DOTS) {
    const under = [caption, ...note].flatMap((words) => lines(words, 'center', options.widthDots))
    const x = Math.floor((options.widthDots - size) / 2)
    return [{ ...base, x, beside: [] }, { kind: 'feed', dots: 8 }, ...under]
  }
  const wrapped = [caption, ...note].flatMap((words) =>
    wrapCells(plainSigns(words.text), Math.floor(besideDots / CELL_DOTS)).map((text) =>
      run({ ...words, text }, size + GAP_DOTS),
    ),
  )
  const step = bandHeight(1)
  const top = Math.max(0, Math.floor((size - wrapped.length * step) / 2))
  return [{ ...base, x: 0, beside: wrapped.map((words, index) => ({ ...words, top: top + index * step })) }]
}

function rowsOf(block: SlipBlock, options: LayoutOptions): SlipRow[] {
  switch (block.kind) {
    case 'plate':
      return [
        { kind: 'plate', number: block, height: options.plateHeightDots, padTop: 8 },
        { kind: 'feed', dots: 20 },
      ]
    case 'line':
      return lines(block, block.align, options.widthDots)
    case 'pair':
      return pair(block.left, block.right, options.widthDots)
    case 'rule':
      return block.weight === 'strong'
        ? [
            { kind: 'feed', dots: 12 },
            { kind: 'rule', thickness: 3, name: 'strong' },
          ]
        : [{ kind: 'rule', thickness: 1, name: 'hair' }]
    case 'qr':
      return [{ kind: 'feed', dots: 20 }, ...qr(block, options)]
    case 'feed':
      return [{ kind: 'feed', dots: dotsOf(block.mm, options.dotsPerInch) }]
  }
}

/** Rows from top to bottom, none wider than the paper between its margins. */
export function layOut(slip: SlipDocument, options: LayoutOptions): readonly SlipRow[] {
  const rows = slip.blocks.flatMap((block) => rowsOf(block, options))
  if (slip.copy === undefined) return rows
  const mark = { ...run({ text: ` ${slip.copy} `, size: 2, weight: 'bold' }, 0), reverse: true }
  return [band([centred(mark, options.widthDots)]), ...rows]
}

/** Paper the rows take, dots. */
export const heightOf = (rows: readonly SlipRow[]): number =>
  rows.reduce((sum, row) => {
    switch (row.kind) {
      case 'text':
      case 'plate':
        return sum + row.padTop + row.height
      case 'rule':
        return sum + row.thickness
      case 'qr':
        return sum + row.size
      case 'feed':
        return sum + row.dots
    }
  }, 0)
