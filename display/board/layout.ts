// A board's sizes from its panel and the farthest seat. What does not fit is left out; nothing shrinks below what can be read.
import { boardSizes, type Panel } from '@tingxu/shared/ui/mm.ts'

export interface BoardLayout {
  /** Names and headings, px. */
  readonly body: number
  /** The smallest thing on the board, px. */
  readonly small: number
  readonly step: number
  /** Scale of the calls, px: `body` where the panel is wide enough for it. */
  readonly unit: number
  /** Height of a row of calls; the newest takes two. */
  readonly callRow: number
  readonly lineRow: number
  /** Calls that fit, counting the newest. */
  readonly calls: number
  /** Services that fit; none where the panel has room for calls only. */
  readonly lines: number
  /** There is room for the services' names; without them the letter stands for the service. */
  readonly names: boolean
  /** A panel that stands upright has the services under the calls. */
  readonly stacked: boolean
  /** The notice takes two lines, and a row less fits where it must. */
  readonly twoLines: boolean
}

const ROW_OF_BODY = 148 / 56
/** Heading and foot, or the banner that takes the place of both. */
const HEAD_AND_FOOT_OF_BODY = 192 / 56
const HEAD_OF_BODY = 104 / 56
const BANNER_OF_BODY = 192 / 56
const FOOT_OF_BODY = 88 / 56
/** Margins, the age of the data and a word on the sound. */
const BESIDE_NOTICE_OF_BODY = 14
/** Upright, where these have a line of their own: the margins alone. */
const MARGINS_OF_BODY = 3
const NOTICE_LINE_OF_SMALL = 1.3
/** The newest call from edge to edge: plate, arrow, counter. */
const CALL_UNITS = 22.5
/** The same without the three words after the counter's numeral, where those may not be smaller than can be read. */
const CALL_UNITS_BARE = 19
const WORDS_OF_SMALL = 3.2
const CALLS_SHARE = 2 / 3
/** Where the letter stands for the service its estimate needs more of the width. */
const CALLS_SHARE_NAMELESS = 0.56
const NAMELESS_LINE_OF_BODY = 2.4
/** On less than this there are only calls. */
const LINES_OF_BODY = 16
const NAMED_LINE_OF_BODY = 10.5

/** @param seatMetres distance of the farthest seat @param banner a word to all stands over the board, beside the foot @param notice the line in the foot */
export function boardLayout(panel: Panel, seatMetres: number, banner: boolean, notice = ''): BoardLayout {
  const { body, smallest: small, step } = boardSizes(panel, seatMetres * 1000)
  const stacked = panel.heightPx > panel.widthPx
  const lineWidth = stacked ? panel.widthPx : panel.widthPx / 3
  const names = lineWidth >= body * NAMED_LINE_OF_BODY
  const alone = !stacked && panel.widthPx < body * LINES_OF_BODY
  const callWidth = stacked ? panel.widthPx : panel.widthPx * (names ? CALLS_SHARE : alone ? 1 : CALLS_SHARE_NAMELESS)
  const unit = Math.floor(
    Math.min(body, callWidth / CALL_UNITS, (callWidth - WORDS_OF_SMALL * small) / CALL_UNITS_BARE),
  )
  const callRow = Math.round(Math.max(unit * ROW_OF_BODY, small * 1.5))
  const lineRow = Math.round(body * (names ? ROW_OF_BODY : NAMELESS_LINE_OF_BODY))
  const around = banner ? BANNER_OF_BODY + FOOT_OF_BODY : HEAD_AND_FOOT_OF_BODY
  const twoLines = emsOf(notice) * small > panel.widthPx - body * (stacked ? MARGINS_OF_BODY : BESIDE_NOTICE_OF_BODY)
  const moreLines = (twoLines ? 1 : 0) + (stacked ? 1 : 0)
  const room = panel.heightPx - Math.ceil(body * around) - Math.ceil(small * NOTICE_LINE_OF_SMALL * moreLines)
  const shared = { twoLines, body, small, step, unit, callRow, lineRow, names, stacked }
  if (!stacked)
    return { ...shared, calls: atLeastOne(room / callRow - 1), lines: alone ? 0 : atLeastOne(room / lineRow) }
  const calls = atLeastOne((room * 0.6) / callRow - 1)
  return {
    ...shared,
    calls,
    lines: Math.max(0, Math.floor((room - (calls + 1) * callRow - body * HEAD_OF_BODY) / lineRow)),
  }
}

/** Roughly: Chinese characters are one wide, everything else about half of it. */
const emsOf = (text: string): number => Array.from(text).reduce((sum, char) => sum + (char > '\u2e7f' ? 1 : 0.55), 0)

const atLeastOne = (count: number): number => Math.max(1, Math.floor(count + 1e-6))
