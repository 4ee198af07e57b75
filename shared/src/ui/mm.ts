// From the panel's millimetres to pixels. Chinese type is counted by its em: a character of 6 mm is a font size of 6 mm.

export interface Panel {
  /** Diagonal in inches, as on the data sheet: 21.5, 32, 43, 98. */
  readonly inches: number
  /** CSS pixels across and down as mounted (device pixels divided by the browser's pixel ratio). */
  readonly widthPx: number
  readonly heightPx: number
}

const MM_PER_INCH = 25.4

export function pxPerMm(panel: Panel): number {
  return Math.hypot(panel.widthPx, panel.heightPx) / (panel.inches * MM_PER_INCH)
}

/** Whole pixels that are never smaller than `mm`. */
export function pxFromMm(panel: Panel, mm: number): number {
  return Math.ceil(mm * pxPerMm(panel) - 1e-6)
}

/** Least sizes on a kiosk in mm (`design rules: numbers to design screens to`). */
export const KIOSK_MM = { mainKey: 20, key: 16, gap: 3, text: 6, largeText: 9 } as const

/** Sizes of a screen in CSS px, set on <html> by `applySizes`. */
export interface ScreenSizes {
  /** Body type; the smallest type on a page is 0.8 of it. */
  readonly body: number
  /** The step of the space scale. */
  readonly step: number
  readonly key: number
  readonly mainKey: number
  readonly gap: number
}

/** The design is drawn for 1080 px across: body 32, large type 56, keys 80, steps of 8. It scales with the panel and never falls under the millimetres. */
export function kioskSizes(panel: Panel, large = false): ScreenSizes {
  const scale = Math.min(panel.widthPx, panel.heightPx) / 1080
  const textMm = large ? KIOSK_MM.largeText : KIOSK_MM.text
  return {
    body: Math.max(Math.ceil(pxFromMm(panel, textMm) / 0.8), Math.round((large ? 56 : 32) * scale)),
    step: Math.max(4, Math.round(8 * scale)),
    key: Math.max(pxFromMm(panel, KIOSK_MM.key), Math.round((large ? 112 : 80) * scale)),
    mainKey: Math.max(pxFromMm(panel, KIOSK_MM.mainKey), Math.round((large ? 144 : 112) * scale)),
    gap: Math.max(pxFromMm(panel, KIOSK_MM.gap), Math.round(10 * scale)),
  }
}

/** A board read from afar: characters at least a 120th of the distance, digits a 200th. */
export interface BoardSizes {
  /** Names and headings. */
  readonly body: number
  /** Estimates, bulletins: the smallest thing on the board. */
  readonly smallest: number
  /** Height of a row; the newest call takes two. */
  readonly row: number
  readonly step: number
  /** Rows that fit beside head and foot, counting the newest call as two. Fewer rows rather than smaller ones. */
  readonly rows: number
}

const BOARD_CHARACTER = 1 / 120
const BODY_OF_SMALLEST = 56 / 48
const ROW_OF_BODY = 148 / 56
const HEAD_AND_FOOT_OF_BODY = (104 + 88) / 56

/** @param seatMm distance of the farthest seat in mm */
export function boardSizes(panel: Panel, seatMm: number): BoardSizes {
  const smallest = Math.max(pxFromMm(panel, seatMm * BOARD_CHARACTER), Math.round(panel.heightPx / 40))
  const body = Math.ceil(smallest * BODY_OF_SMALLEST)
  const row = Math.round(body * ROW_OF_BODY)
  const rows = Math.max(2, Math.floor((panel.heightPx - body * HEAD_AND_FOOT_OF_BODY) / row))
  return { body, smallest, row, step: Math.max(4, Math.round(body / 7)), rows }
}
