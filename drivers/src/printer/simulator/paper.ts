// The paper of a simulated printer: what was drawn on it, as a list that a page can draw and as dots.
import { createBitmap, fillRounded, stamp, type Bitmap } from '../bitmap.ts'
import type { QrLevel } from '../qr.ts'

/** Something on the paper; `x` and `y` are its upper left corner, dots from the left and upper edge of the slip. */
export type PaperItem =
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly width: number
      readonly height: number
      readonly bold: boolean
      /** White on black. */
      readonly reverse: boolean
    }
  | { readonly kind: 'picture'; readonly x: number; readonly y: number; readonly picture: Bitmap }
  | {
      readonly kind: 'qr'
      readonly x: number
      readonly y: number
      readonly moduleDots: number
      readonly level: QrLevel
      /** What a phone reads. */
      readonly data: string
      readonly modules: readonly (readonly boolean[])[]
    }

export interface PrintedSlip {
  /** 1, 2, 3 … since the printer was made. */
  readonly number: number
  readonly widthDots: number
  readonly heightDots: number
  readonly items: readonly PaperItem[]
  /** Pictures and codes as dots; words are in `items` only, since a printer's font is its own. */
  readonly dots: Bitmap
  /** More was printed than is kept here. */
  readonly isCutShort: boolean
}

const MOST_ITEMS = 1000
const MOST_ROWS = 4096
const MOST_PICTURE_BYTES = 256 * 1024

export interface Paper {
  /** Rows fed since the last cut. */
  heightDots(): number
  put(item: PaperItem): void
  feed(rows: number): void
  /** Cuts the slip off. An empty strip is no slip. */
  cut(): PrintedSlip | undefined
  /** What hangs out of the printer, uncut. */
  hanging(): PrintedSlip | undefined
  /** Somebody pulls off what hangs out. */
  tearOff(): void
}

export function createPaper(widthDots: number): Paper {
  let number = 1
  let height = 0
  let items: PaperItem[] = []
  let pictureBytes = 0
  let isCutShort = false

  const slip = (): PrintedSlip => {
    const heightDots = Math.min(height, MOST_ROWS)
    return {
      number,
      widthDots,
      heightDots,
      items: [...items],
      dots: drawDots(items, widthDots, heightDots),
      isCutShort,
    }
  }
  const begin = () => {
    height = 0
    items = []
    pictureBytes = 0
    isCutShort = false
  }
  return {
    heightDots: () => height,
    put(item) {
      const size = item.kind === 'picture' ? item.picture.bits.length : 0
      if (items.length >= MOST_ITEMS || item.y >= MOST_ROWS || pictureBytes + size > MOST_PICTURE_BYTES) {
        isCutShort = true
        return
      }
      pictureBytes += size
      items.push(item)
    },
    feed(rows) {
      height += rows
      if (height > MOST_ROWS) isCutShort = true
    },
    cut() {
      const done = items.length === 0 ? undefined : slip()
      if (done !== undefined) number++
      begin()
      return done
    },
    hanging: () => (items.length === 0 ? undefined : slip()),
    tearOff: begin,
  }
}

function drawDots(items: readonly PaperItem[], widthDots: number, heightDots: number): Bitmap {
  const dots = createBitmap(widthDots, heightDots)
  for (const item of items) {
    if (item.kind === 'picture') stamp(dots, item.picture, item.x, item.y)
    if (item.kind !== 'qr') continue
    for (const [row, line] of item.modules.entries()) {
      for (const [column, black] of line.entries()) {
        const x = item.x + column * item.moduleDots
        const y = item.y + row * item.moduleDots
        if (black) fillRounded(dots, { x, y, width: item.moduleDots, height: item.moduleDots }, 0, true)
      }
    }
  }
  return dots
}
