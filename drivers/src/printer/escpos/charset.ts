// Which characters a printer's font can draw, and the bytes that ask for them.
import { encode } from 'iconv-lite'

export type Charset = 'gb18030' | 'gbk' | 'gb2312'

/** Printed for a character that the font lacks; every Chinese font has it. */
export const MISSING_SIGN = '〓'

/** Every printer gets GB18030: its one- and two-byte codes are those of GBK and GB2312. */
export const gb18030 = (text: string): Uint8Array => new Uint8Array(encode(text, 'GB18030'))

function canDraw(character: string, charset: Charset): boolean {
  const [first = 0, second = 0, ...rest] = gb18030(character)
  if (first < 0x80) return first >= 0x20
  if (charset === 'gb18030') return true
  if (rest.length > 0) return false
  // GB2312 is rows 1-9 and 16-87 of the square A1-FE by A1-FE.
  if (charset === 'gb2312') return second >= 0xa1 && first >= 0xa1 && first <= 0xf7 && !(first >= 0xaa && first <= 0xaf)
  // U+20AC moved between GBK (80) and GB18030 (A2 E3): old fonts have nothing at the latter.
  return character !== '€'
}

export interface Drawable {
  readonly text: string
  /** Characters that were replaced by 〓, for the log of what to buy or to reword. */
  readonly missing: readonly string[]
}

/** Words as the font can draw them. A replacement is as wide as what it replaces, so the layout holds. */
export function drawable(text: string, charset: Charset): Drawable {
  const missing: string[] = []
  let drawn = ''
  for (const character of text) {
    if (canDraw(character, charset)) {
      drawn += character
    } else {
      drawn += MISSING_SIGN
      missing.push(character)
    }
  }
  return { text: drawn, missing }
}
