// A laid-out slip as the bytes of one model of printer.
// Other workspaces check this file without the rest of the folder, so the missing types must be named here.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./escpos.d.ts" />
import escpos, { type Printer } from 'escpos'
import type { TicketPrinterModel } from '../../models/model.ts'
import { createBitmap, fillRounded, stamp, type Bitmap } from '../bitmap.ts'
import { CELL_DOTS, heightOf, layOut, LINE_DOTS, type SlipRow, type TextRun } from '../layout.ts'
import type { PlateSet } from '../plate.ts'
import { drawQr } from '../qr.ts'
import type { PlateNumber, SlipDocument } from '../slip-document.ts'
import { drawable } from './charset.ts'
import * as command from './commands.ts'
import type { KeptGraphics } from './kept-graphics.ts'

export interface EncodedSlip {
  readonly bytes: Uint8Array
  /** Paper the slip takes, cut included, mm. */
  readonly lengthMm: number
  /** Characters the printer's font lacks; 〓 stands in their place. */
  readonly missing: readonly string[]
}

export interface EncodeOptions {
  readonly plates: PlateSet
  /** What the printer is known to keep at this moment; `undefined` sends pictures with the slip. */
  readonly kept: KeptGraphics | undefined
  /** Four characters 20-7E that come back as the proof, for models that can. */
  readonly proofId: string
}

/**
 * `escpos` encodes the words, scales them and sets the line spacing. Not used from it: `qrcode` (a maker's dialect with
 * a length in characters), `table` (counts characters, not cells), `style` (sends italics that other makers read
 * differently), `raster` (unpacks every dot of a picture that is packed already), `cut` (one maker's bytes).
 */
export function encodeSlip(slip: SlipDocument, model: TicketPrinterModel, options: EncodeOptions): EncodedSlip {
  const widthDots = model.paper.widthDots - 2 * model.paper.marginDots
  const rows = layOut(slip, {
    widthDots,
    plateHeightDots: model.plate === 'text' ? textPlateSize(widthDots) * LINE_DOTS : options.plates.heightDots,
    dotsPerInch: model.paper.dotsPerInch,
    qr: model.qr,
    placesFreely: model.pageMode !== null && model.qr.dialect === 'gs-k',
  })
  const pen = createPen(model)
  pen.start(widthDots)
  for (const row of rows) writeRow(row, pen, model, options, widthDots)
  pen.feed(model.cut.feedDots)
  pen.raw(model.cut.bytes)
  if (model.barrier === 'gs-h') pen.raw(command.processId(options.proofId))
  if (model.barrier === 'gs-r') pen.raw(command.askInTurn)
  const dots = heightOf(rows) + model.cut.feedDots
  return { bytes: pen.finish(), lengthMm: (dots * 25.4) / model.paper.dotsPerInch, missing: pen.missing() }
}

/** The largest size at which a letter and four digits fit, 1-8. */
const textPlateSize = (widthDots: number): number => Math.min(8, Math.floor(widthDots / (5 * CELL_DOTS)))

type Pen = ReturnType<typeof createPen>

/** Writes commands and leaves out those that would change nothing. */
function createPen(model: TicketPrinterModel) {
  const printer: Printer = new escpos.Printer({ write: () => undefined }, { encoding: 'GB18030' })
  const missing = new Set<string>()
  const now = { size: 1, bold: false, reverse: false, spacing: -1 }
  const raw = (bytes: Uint8Array) => {
    printer.raw(Buffer.from(bytes))
  }
  return {
    raw,
    start(widthDots: number) {
      raw(command.initialise)
      raw(command.chineseOn)
      if (model.status.automatic !== null) raw(command.automaticStatus(model.status.automatic))
      if (model.pageMode !== null) raw(command.motionUnits(model.paper.dotsPerInch))
      raw(command.leftMargin(model.paper.marginDots))
      raw(command.printWidth(widthDots))
    },
    feed(dots: number) {
      for (let left = dots; left > 0; left -= 255) raw(command.feed(Math.min(255, left)))
    },
    words({ text, size, bold, reverse }: TextRun) {
      const drawn = drawable(text, model.text.charset)
      for (const character of drawn.missing) missing.add(character)
      if (size !== now.size) {
        printer.size(size - 1, size - 1)
        if (model.text.chineseSize === 'fs') raw(command.chineseSize(size > 1))
      }
      if (bold !== now.bold) raw(command.bold(bold))
      if (reverse !== now.reverse) raw(command.reverse(reverse))
      Object.assign(now, { size, bold, reverse })
      printer.pureText(drawn.text)
    },
    centred(code: Uint8Array) {
      printer.align('CT')
      raw(code)
      printer.align('LT')
    },
    spacing(dots: number) {
      if (dots !== now.spacing) printer.lineSpace(dots)
      now.spacing = dots
    },
    finish: () => new Uint8Array(printer.buffer.flush()),
    missing: () => [...missing],
  }
}

function writeRow(row: SlipRow, pen: Pen, model: TicketPrinterModel, options: EncodeOptions, widthDots: number): void {
  switch (row.kind) {
    case 'feed':
      return pen.feed(row.dots)
    case 'text':
      pen.feed(row.padTop)
      return writeBand(row.runs, row.height, pen)
    case 'rule': {
      const kept = options.kept?.pictures.get(`rule-${row.name}`)
      return pen.raw(
        kept === undefined ? command.raster(ruled(widthDots, row.thickness)) : command.printStored(kept.key),
      )
    }
    case 'plate':
      return writePlate(row, pen, model, options, widthDots)
    case 'qr':
      return writeQr(row, pen, model, widthDots)
  }
}

function writeBand(runs: readonly TextRun[], height: number, pen: Pen): void {
  pen.spacing(height)
  for (const run of runs) {
    if (run.x > 0) pen.raw(command.column(run.x))
    pen.words(run)
  }
  pen.raw(command.lineFeed)
}

function writePlate(
  { number, padTop, height }: Extract<SlipRow, { kind: 'plate' }>,
  pen: Pen,
  model: TicketPrinterModel,
  { plates, kept }: EncodeOptions,
  widthDots: number,
): void {
  if (model.plate === 'text') {
    pen.feed(padTop)
    return writeBand(plateRuns(number, widthDots), height, pen)
  }
  const pieces = plates.pieces(number).map((piece) => ({ ...piece, stored: kept?.pictures.get(piece.name) }))
  if (model.pageMode === null || pieces.some(({ stored }) => stored === undefined)) {
    pen.feed(padTop)
    return pen.raw(command.raster(plates.draw(number)))
  }
  const { baselineDots } = model.pageMode
  pen.raw(command.page(model.paper.marginDots, widthDots, padTop + height))
  for (const { x, y, stored } of pieces) {
    if (stored === undefined) continue
    pen.raw(command.column(x))
    // A picture stands on the base line with its lower left corner (TM-T88III specification 3.12.3).
    pen.raw(command.pageRow(Math.max(0, padTop + y + stored.picture.heightDots - baselineDots)))
    pen.raw(command.printStored(stored.key))
  }
  pen.raw(command.printPage)
}

/** The plate in the printer's own font: the letter white on black, the digits after it, as large as they go. */
function plateRuns({ prefix, digits }: PlateNumber, widthDots: number): TextRun[] {
  const size = textPlateSize(widthDots)
  const all = (prefix.length + digits.length) * CELL_DOTS * size
  const x = Math.floor((widthDots - all) / 2)
  const look = { size, bold: true }
  const letter = prefix === '' ? [] : [{ ...look, text: prefix, x, reverse: true }]
  return [...letter, { ...look, text: digits, x: x + prefix.length * CELL_DOTS * size, reverse: false }]
}

function writeQr(row: Extract<SlipRow, { kind: 'qr' }>, pen: Pen, model: TicketPrinterModel, widthDots: number): void {
  const { dialect, level } = model.qr
  if (dialect === 'raster') {
    const line = createBitmap(widthDots, row.size)
    stamp(line, drawQr(row.url, level, row.moduleDots), row.x, 0)
    return pen.raw(command.raster(line))
  }
  if (dialect === 'masung') return pen.centred(command.qrMasung(row.url, row.moduleDots))
  const code = command.qrNative(row.url, row.moduleDots, level)
  if (model.pageMode === null || row.beside.length === 0) return pen.centred(code)
  const { baselineDots } = model.pageMode
  pen.raw(command.page(model.paper.marginDots, widthDots, row.size))
  pen.raw(command.pageRow(Math.max(0, row.size - baselineDots)))
  pen.raw(code)
  for (const run of row.beside) {
    pen.raw(command.column(run.x))
    // Words stand on their base line, 21 of 24 dots down.
    pen.raw(command.pageRow(Math.max(0, run.top + 21 * run.size - baselineDots)))
    pen.words(run)
  }
  pen.raw(command.printPage)
}

function ruled(widthDots: number, thickness: number): Bitmap {
  const picture = createBitmap(widthDots, thickness)
  fillRounded(picture, { x: 0, y: 0, width: widthDots, height: thickness }, 0, true)
  return picture
}
