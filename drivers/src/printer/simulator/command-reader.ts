// Cuts what a printer receives into commands, as the printer does: the other side of `escpos/commands.ts`.

/** `name` as the manuals write it (`GS ( k`), `data` the parameters after it. */
export interface PrinterCommand {
  readonly name: string
  readonly data: Uint8Array
}

export type CommandStep =
  | { readonly command: PrinterCommand; readonly length: number }
  /** The command has begun and needs more bytes. */
  | 'more'

export interface ReaderOptions {
  /** Masung boards: `13 50 48` draws QR codes, cuts carry a mode byte, `GS P` has one parameter. */
  readonly isMasung: boolean
  readonly isChinese: boolean
}

/** The largest picture taken, bytes; a longer one is no picture, as on real boards, and its dots become text. */
export const LARGEST_PICTURE_BYTES = 128 * 1024

const ESC = 0x1b
const FS = 0x1c
const GS = 0x1d

/** How many parameter bytes follow a two-byte command. What is not listed takes none. */
const escLengths: Readonly<Record<string, number>> = {
  ...{ '!': 1, $: 2, '%': 1, '-': 1, '3': 1, '=': 1, '?': 1, '\\': 2, a: 1, d: 1, e: 1, p: 3, r: 1, t: 1, u: 1 },
  ...{ ' ': 1, E: 1, G: 1, J: 1, K: 1, M: 1, R: 1, T: 1, U: 1, V: 1, W: 8, c: 2, '{': 1 },
}
const fsLengths: Readonly<Record<string, number>> = { '!': 1, '-': 1, C: 1, S: 2, W: 1, p: 2 }
const gsLengths: Readonly<Record<string, number>> = {
  ...{ '!': 1, $: 2, B: 1, H: 1, I: 1, L: 2, P: 2, T: 1, W: 2, '\\': 2, a: 1, b: 1, f: 1, h: 1, r: 1, w: 1, '^': 3 },
}

const controls: Readonly<Record<number, string>> = {
  0x06: 'ACK',
  0x0a: 'LF',
  0x0c: 'FF',
  0x0d: 'CR',
  0x15: 'NAK',
  0x18: 'CAN',
}

/** The command that begins at `at`. Every step takes at least one byte, so reading always comes to an end. */
export function readCommand(all: Uint8Array, at: number, options: ReaderOptions): CommandStep {
  const first = all[at] ?? 0
  if (first >= 0x20) return readText(all, at, options)
  if (first === ESC || first === FS || first === GS) return readPrefixed(all, at, first, options)
  if (first === 0x13 && options.isMasung) return readMasung(all, at)
  return step(controls[first] ?? 'control', all, at + 1, at + 1, at)
}

function step(name: string, all: Uint8Array, from: number, to: number, start: number): CommandStep {
  if (to > all.length) return 'more'
  return { command: { name, data: all.slice(from, to) }, length: to - start }
}

/** Words up to the next control byte; a Chinese character is never cut in two. */
function readText(all: Uint8Array, at: number, { isChinese }: ReaderOptions): CommandStep {
  let end = at
  while (end < all.length && end - at < 1024) {
    const byte = all[end] ?? 0
    if (byte < 0x20) break
    const isLead = isChinese && byte >= 0x81 && byte <= 0xfe
    const second = all[end + 1]
    if (isLead && second === undefined) break
    const length = !isLead ? 1 : second !== undefined && second >= 0x30 && second <= 0x39 ? 4 : 2
    if (end + length > all.length) break
    end += length
  }
  return end === at ? 'more' : step('text', all, at, end, at)
}

function readPrefixed(all: Uint8Array, at: number, prefix: number, options: ReaderOptions): CommandStep {
  const code = all[at + 1]
  if (code === undefined) return 'more'
  const letter = String.fromCharCode(code)
  const from = at + 2
  if (prefix === ESC) {
    if (letter === 'i' || letter === 'm') return step(`ESC ${letter}`, all, from, from + (options.isMasung ? 1 : 0), at)
    if (letter === '*') return readColumns(all, at)
    return step(`ESC ${letter}`, all, from, from + (escLengths[letter] ?? 0), at)
  }
  if (prefix === FS) return step(`FS ${letter}`, all, from, from + (fsLengths[letter] ?? 0), at)
  switch (letter) {
    case '(':
      return readFunction(all, at)
    case 'v':
      return readRaster(all, at)
    case 'k':
      return readBarcode(all, at)
    case 'V': {
      const mode = all[from]
      if (mode === undefined) return 'more'
      return step('GS V', all, from, from + (mode === 65 || mode === 66 ? 2 : 1), at)
    }
    case 'P':
      return step('GS P', all, from, from + (options.isMasung ? 1 : 2), at)
    default:
      return step(`GS ${letter}`, all, from, from + (gsLengths[letter] ?? 0), at)
  }
}

const number = (all: Uint8Array, at: number): number => (all[at] ?? 0) + (all[at + 1] ?? 0) * 256

/** `GS ( X pL pH data` */
function readFunction(all: Uint8Array, at: number): CommandStep {
  if (at + 5 > all.length) return 'more'
  return step(`GS ( ${String.fromCharCode(all[at + 2] ?? 0)}`, all, at + 5, at + 5 + number(all, at + 3), at)
}

/** `GS v 0 m xL xH yL yH data` */
function readRaster(all: Uint8Array, at: number): CommandStep {
  if (at + 8 > all.length) return 'more'
  const rowBytes = number(all, at + 4)
  const rows = number(all, at + 6)
  const size = rowBytes * rows
  const isPicture = all[at + 2] === 0x30 && rowBytes <= 256 && rows <= 2303 && size > 0 && size <= LARGEST_PICTURE_BYTES
  return isPicture ? step('GS v 0', all, at + 3, at + 8 + size, at) : step('GS v', all, at + 2, at + 8, at)
}

/** `ESC * m nL nH data`: one or three bytes a column. */
function readColumns(all: Uint8Array, at: number): CommandStep {
  if (at + 5 > all.length) return 'more'
  const perColumn = (all[at + 2] ?? 0) >= 32 ? 3 : 1
  return step('ESC *', all, at + 2, at + 5 + (number(all, at + 3) & 0x7ff) * perColumn, at)
}

/** `GS k m data NUL` with m 0-6, `GS k m n data` with m from 65. */
function readBarcode(all: Uint8Array, at: number): CommandStep {
  const kind = all[at + 2]
  if (kind === undefined) return 'more'
  if (kind >= 65) {
    const length = all[at + 3]
    return length === undefined ? 'more' : step('GS k', all, at + 2, at + 4 + length, at)
  }
  return upToNul('GS k', all, at, at + 2)
}

/** `13 50 48 f`: 1-3 with one parameter, 4 with data up to NUL, 5 without. */
function readMasung(all: Uint8Array, at: number): CommandStep {
  if (at + 4 > all.length) return 'more'
  if (all[at + 1] !== 0x50 || all[at + 2] !== 0x48) return step('control', all, at + 1, at + 1, at)
  const which = all[at + 3] ?? 0
  if (which === 4) return upToNul('13 50 48', all, at, at + 3)
  return step('13 50 48', all, at + 3, at + (which >= 1 && which <= 3 ? 5 : 4), at)
}

/** Data that ends with NUL, or after 600 bytes. */
function upToNul(name: string, all: Uint8Array, at: number, from: number): CommandStep {
  const end = all.indexOf(0, from + 1)
  if (end >= 0 && end - from <= 600) return { command: { name, data: all.slice(from, end) }, length: end + 1 - at }
  return all.length - from > 600 ? step(name, all, from, from + 600, at) : 'more'
}
