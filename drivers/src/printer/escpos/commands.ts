// The commands of ESC/POS that tickets need, byte for byte. Sources: Epson's ESC/POS reference, the TM-T88III
// specification (page mode, 3.12), NCR 7167 and Citizen CT-S2000 manuals (stored graphics), Masung's SDK (13 50 48).
import { concatBytes, lowHigh } from '../../kernel/bytes.ts'
import type { TicketPrinterModel } from '../../models/model.ts'
import type { Bitmap } from '../bitmap.ts'
import type { QrLevel } from '../qr.ts'

const bytes = (...all: number[]): Uint8Array => Uint8Array.from(all)
const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0))

/** Resets modes, page mode and automatic status; keeps what waits in the receive buffer, and stored graphics. */
export const initialise = bytes(0x1b, 0x40)
/** To be sent after every reset: not every printer starts in Chinese mode. */
export const chineseOn = bytes(0x1c, 0x26)
export const lineFeed = bytes(0x0a)
/** In page mode: print the page and return to standard mode. */
export const printPage = bytes(0x0c)
export const nothing = bytes(0x00)

export const leftMargin = (dots: number): Uint8Array => bytes(0x1d, 0x4c, ...lowHigh(dots))
export const printWidth = (dots: number): Uint8Array => bytes(0x1d, 0x57, ...lowHigh(dots))
/** Makes one unit of every distance one dot. */
export const motionUnits = (dotsPerInch: number): Uint8Array => bytes(0x1d, 0x50, dotsPerInch, dotsPerInch)
/** 0-255 units. */
export const feed = (dots: number): Uint8Array => bytes(0x1b, 0x4a, dots)
export const column = (x: number): Uint8Array => bytes(0x1b, 0x24, ...lowHigh(x))
export const bold = (on: boolean): Uint8Array => bytes(0x1b, 0x45, on ? 1 : 0)
export const reverse = (on: boolean): Uint8Array => bytes(0x1d, 0x42, on ? 1 : 0)
/** Chinese characters only: bit 2 double width, bit 3 double height. */
export const chineseSize = (isDouble: boolean): Uint8Array => bytes(0x1c, 0x21, isDouble ? 0x0c : 0)

/** Page mode with a print area `x`, `y` of the paper, `width` by `height` dots. */
export const page = (x: number, width: number, height: number): Uint8Array =>
  bytes(0x1b, 0x4c, 0x1b, 0x57, ...lowHigh(x), 0, 0, ...lowHigh(width), ...lowHigh(height))
export const pageRow = (y: number): Uint8Array => bytes(0x1d, 0x24, ...lowHigh(y))

export const raster = ({ rowBytes, heightDots, bits }: Bitmap): Uint8Array =>
  concatBytes([bytes(0x1d, 0x76, 0x30, 0, ...lowHigh(rowBytes), ...lowHigh(heightDots)), withoutRealTime(bits)])

const levels: Readonly<Record<QrLevel, number>> = { L: 0x30, M: 0x31, Q: 0x32, H: 0x33 }
const symbol = (...data: number[]): Uint8Array => bytes(0x1d, 0x28, 0x6b, ...lowHigh(data.length), ...data)

/** QR model 2 by `GS ( k`, functions 165, 167, 169, 180, 181. The length counts bytes, never characters. */
export const qrNative = (data: string, moduleDots: number, level: QrLevel): Uint8Array =>
  concatBytes([
    symbol(0x31, 0x41, 0x32, 0x00),
    symbol(0x31, 0x43, moduleDots),
    symbol(0x31, 0x45, levels[level]),
    symbol(0x31, 0x50, 0x30, ...ascii(data)),
    symbol(0x31, 0x51, 0x30),
  ])

/** The dialect of Masung's T500II and MS532II boards. */
export const qrMasung = (data: string, moduleDots: number): Uint8Array =>
  bytes(
    ...[0x13, 0x50, 0x48, 1, 1],
    ...[0x13, 0x50, 0x48, 2, 1],
    ...[0x13, 0x50, 0x48, 3, moduleDots],
    ...[0x13, 0x50, 0x48, 4, ...ascii(data), 0],
    ...[0x13, 0x50, 0x48, 5],
  )

/** Two characters that name a stored picture, 20-7E each. */
export type KeyCode = string
const graphics = (fn: number, ...data: number[]): Uint8Array =>
  bytes(0x1d, 0x28, 0x4c, ...lowHigh(data.length + 2), 0x30, fn, ...data)

/** Function 64: asks for the key codes of the stored pictures; each block of the answer waits for `acknowledge`. */
export const listStored = graphics(0x40, 0x4b, 0x43)
export const acknowledge = bytes(0x06)
/** Function 66 */
export const deleteStored = (key: KeyCode): Uint8Array => graphics(0x42, ...ascii(key))
/** Function 67: writes flash, so never as part of a slip. */
export function store(key: KeyCode, { widthDots, heightDots, bits }: Bitmap): Uint8Array {
  const head = [0x30, ...ascii(key), 1, ...lowHigh(widthDots), ...lowHigh(heightDots), 0x31]
  return concatBytes([
    bytes(0x1d, 0x28, 0x4c, ...lowHigh(head.length + 2 + bits.length), 0x30, 0x43, ...head),
    withoutRealTime(bits),
  ])
}
/** Function 69, at its own size: at the start of a line, or anywhere on a page. */
export const printStored = (key: KeyCode): Uint8Array => graphics(0x45, ...ascii(key), 1, 1)

/** `DLE EOT n`: answered at once, even while the printer is offline. 1 printer, 2 offline cause, 3 error, 4 paper. */
export const askStatus = (n: 1 | 2 | 3 | 4): Uint8Array => bytes(0x10, 0x04, n)
/** `GS r 1`: answered in its turn, when everything before it was worked off. */
export const askInTurn = bytes(0x1d, 0x72, 0x01)
/** `GS ( H` function 48: the four characters come back when everything before them is on paper. */
export const processId = (id: string): Uint8Array => bytes(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...ascii(id))
/** `GS a`: reports the status now and at every change. */
export const automaticStatus = (mask: number): Uint8Array => bytes(0x1d, 0x61, mask)

const clearCommands: Readonly<Record<TicketPrinterModel['clear'], Uint8Array>> = {
  'dle-dc4-8': bytes(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08),
  can: bytes(0x18, 0x1b, 0x40),
}
export const clear = (how: TicketPrinterModel['clear']): Uint8Array => clearCommands[how]

/**
 * Printers look for real-time commands (DLE followed by 04, 05 or 14) as bytes arrive, inside pictures too. One dot
 * more in a picture is seen by nobody; a status byte nobody asked for, or a cleared buffer, is.
 */
function withoutRealTime(data: Uint8Array): Uint8Array {
  const safe = data.slice()
  for (let at = 0; at + 1 < safe.length; at++) {
    const next = safe[at + 1]
    if (safe[at] === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14)) safe[at] = 0x11
  }
  return safe
}
