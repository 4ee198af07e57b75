// What differs between devices is data: one file per model in `config/devices`, checked against these shapes.
import * as v from 'valibot'
import { common, connection, hex, whole, wholeBytes } from './fields.ts'

export const ticketPrinterModelSchema = v.strictObject({
  class: v.literal('ticket-printer'),
  ...common,
  connection,
  paper: v.strictObject({
    widthMm: whole(40, 120),
    /** Dots the head can print across; a multiple of 8. */
    widthDots: wholeBytes(160, 1280),
    dotsPerInch: whole(150, 300),
    /** White on either side of a slip, dots; a multiple of 8. */
    marginDots: wholeBytes(0, 64),
    /** A full roll, mm. */
    rollMm: whole(5000, 400_000),
    /** Warn when the counter says that less is left, mm. */
    lowMm: whole(500, 50_000),
  }),
  text: v.strictObject({
    /** What the built-in font can draw. What lies outside is printed as 〓 and reported. */
    charset: v.picklist(['gb18030', 'gbk', 'gb2312']),
    /** Old firmware ignores `GS !` for Chinese and wants `FS !` beside it, which knows double size only. */
    chineseSize: v.picklist(['gs', 'fs']),
  }),
  /** `kept`: drawn from graphics stored in the printer; `raster`: sent with every slip; `text`: the printer's own font. */
  plate: v.picklist(['kept', 'raster', 'text']),
  /** Free placing on a page, which kept plates and a QR code beside its words need; `null` where it is missing. */
  pageMode: v.nullable(
    v.strictObject({
      /** Dots from the top of the print area to the base line that `GS $ 0` means. */
      baselineDots: whole(0, 64),
    }),
  ),
  qr: v.strictObject({
    /** `gs-k`: `GS ( k`; `masung`: `13 50 48`; `raster`: drawn here. */
    dialect: v.picklist(['gs-k', 'masung', 'raster']),
    /** Edge of a module, dots. */
    moduleDots: whole(2, 9),
    level: v.picklist(['L', 'M', 'Q', 'H']),
  }),
  cut: v.strictObject({
    /** Fed before the cut so that the last line leaves the cutter; 0 where the cut command does it. */
    feedDots: whole(0, 400),
    bytes: hex,
  }),
  /** What proves that a slip came out: `GS ( H` function 48, `GS r 1` after the cut, or nothing. */
  barrier: v.picklist(['gs-h', 'gs-r', 'none']),
  /** What throws away a slip that is still in the printer: `DLE DC4 8` works and answers at any time, `CAN` waits its turn. */
  clear: v.picklist(['dle-dc4-8', 'can']),
  status: v.strictObject({
    /** Whether `DLE EOT` is answered at all; without it every slip is sent blindly. */
    realTime: v.boolean(),
    /** The mask of `GS a`: the printer tells every change by itself. `null` where it cannot. */
    automatic: v.nullable(whole(1, 255)),
    /** Whether `DLE EOT` is answered while a slip is being received; many network cards do not. */
    whilePrinting: v.boolean(),
  }),
  timing: v.strictObject({
    /** Longest wait for one status byte, 20-5000. */
    answerMs: whole(20, 5000),
    /** Longest wait for the proof of a slip after its last byte went out, 200-60000. */
    proofMs: whole(200, 60_000),
    /** How fast paper comes out, mm a second: when a slip without proof should be done. */
    printMmPerSecond: whole(20, 500),
    /** Between two questions for the status when nothing else happens, 50-60000. */
    pollMs: whole(50, 60_000),
    /** Longest wait until one picture is stored, 1000-120000. */
    storeMs: whole(1000, 120_000),
  }),
})

/** One model of ticket printer. */
export type TicketPrinterModel = v.InferOutput<typeof ticketPrinterModelSchema>

/** What prints slips. All other devices are `PeripheralModel`. */
export type DeviceModel = TicketPrinterModel
