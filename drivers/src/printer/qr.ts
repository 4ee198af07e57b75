import { encode } from 'uqr'
import { createBitmap, fillRounded, type Bitmap } from './bitmap.ts'

export type QrLevel = 'L' | 'M' | 'Q' | 'H'

/** The modules of a QR code without its quiet zone: rows of black (`true`) and white. */
export const qrModules = (data: string, level: QrLevel): readonly (readonly boolean[])[] =>
  encode(data, { ecc: level, boostEcc: false, border: 0 }).data

/** Modules along one edge, without the quiet zone: a printer that picks the smallest version draws as many. */
export const qrSize = (data: string, level: QrLevel): number => qrModules(data, level).length

/** The code as a picture, for printers that cannot draw one. */
export function drawQr(data: string, level: QrLevel, moduleDots: number): Bitmap {
  const modules = qrModules(data, level)
  const picture = createBitmap(modules.length * moduleDots, modules.length * moduleDots)
  for (const [row, line] of modules.entries()) {
    for (const [column, black] of line.entries()) {
      const square = { x: column * moduleDots, y: row * moduleDots, width: moduleDots, height: moduleDots }
      if (black) fillRounded(picture, square, 0, true)
    }
  }
  return picture
}
