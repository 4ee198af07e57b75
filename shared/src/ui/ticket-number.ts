// A ticket's number as it is drawn.
import { ticketParts } from '../i18n/ticket-parts.ts'

/** The width of a number's plate in em, as `plate.css` draws it. */
export function plateEms(number: string): number {
  const { series, digits } = ticketParts(number)
  const field = series === '' ? 0.18 : 1.16 + Math.max(0, series.length - 1) * 0.55
  return field + 0.34 + digits.length * 0.6
}

/** `A 0 2 3`: read out one by one, as the loudspeaker does. */
export function spelledNumber(number: string): string {
  return Array.from(number).join(' ')
}

/** The eight colours of the plate. A to H have their own; a hall may give any series one of them. */
export const SERIES_COLOURS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
export type SeriesColour = (typeof SERIES_COLOURS)[number]

/** The colour of a series without one of its own: the same letter always gets the same. */
export function seriesColour(series: string): SeriesColour {
  const code = Math.max(0, (series.codePointAt(0) ?? 0x41) - 0x41)
  return SERIES_COLOURS[code % SERIES_COLOURS.length] ?? 'a'
}
