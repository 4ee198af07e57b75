// The number plate on paper: a black field with the letter left white, heavy digits, a thin frame.
import { inflateRawSync } from 'node:zlib'
import { createBitmap, cropped, fillRounded, scaled, stamp, type Bitmap } from './bitmap.ts'
import { PLATE_GLYPH_EM_DOTS, PLATE_GLYPH_INK, plateGlyphMetrics } from './plate-glyphs.ts'
import type { PlateNumber } from './slip-document.ts'

/** One picture of which plates are put together: a letter in its field, a digit, a side of the frame. */
export type PlatePieceName = `letter-${string}` | `digit-${string}` | `frame-${'top' | 'bottom' | 'left' | 'right'}`

export interface PlacedPiece {
  readonly name: PlatePieceName
  /** Left and top edge on the plate, dots. */
  readonly x: number
  readonly y: number
}

/** Plates for one width of paper. */
export interface PlateSet {
  readonly widthDots: number
  readonly heightDots: number
  /** Every picture there is. */
  readonly names: readonly PlatePieceName[]
  /** What a number consists of, in drawing order. Inks of two pieces never lie over each other. */
  pieces(number: PlateNumber): readonly PlacedPiece[]
  /** Drawn when first asked for, then kept. */
  picture(name: PlatePieceName): Bitmap
  /** The whole plate as one picture. */
  draw(number: PlateNumber): Bitmap
}

interface Glyph {
  readonly ink: Bitmap
  readonly advance: number
  readonly left: number
  readonly top: number
}

function readGlyphs(): ReadonlyMap<string, Glyph> {
  const all = inflateRawSync(Buffer.from(PLATE_GLYPH_INK, 'base64'))
  const glyphs = new Map<string, Glyph>()
  let at = 0
  // Objects list digit keys first and in order, letters as written: the order in which the inks were packed.
  for (const [character, [advance, left, top, width, height]] of Object.entries(plateGlyphMetrics)) {
    const empty = createBitmap(width, height)
    const ink = { ...empty, bits: new Uint8Array(all.subarray(at, at + empty.bits.length)) }
    at += ink.bits.length
    glyphs.set(character, { ink, advance, left, top })
  }
  return glyphs
}

export interface PlatePaper {
  /** Printable width, dots. */
  readonly widthDots: number
  /** White on either side, dots. */
  readonly marginDots: number
}

/**
 * The plate is as wide as the ticket between its margins and a third of the paper's width high; everything else
 * follows from the em as on every screen: height 1.3 em, inset 0.07, field 1.02, corners 0.12 and 0.055.
 */
export function createPlateSet(paper: PlatePaper): PlateSet {
  const widthDots = paper.widthDots - 2 * paper.marginDots
  const heightDots = Math.round(paper.widthDots / 3)
  const em = heightDots / 1.3
  const scale = em / PLATE_GLYPH_EM_DOTS
  const inset = Math.round(0.07 * em)
  const corner = Math.round(0.12 * em)
  const fieldCorner = Math.round(0.055 * em)
  const fieldWidth = Math.round(1.02 * em)
  const fieldHeight = heightDots - 2 * inset
  const frame = Math.max(2, Math.round(0.02 * em))
  const glyphs = readGlyphs()
  const pictures = new Map<PlatePieceName, Bitmap>()
  const capHeight = Math.round((plateGlyphMetrics['H']?.[2] ?? 0) * scale)

  const glyphOf = (character: string): Glyph => {
    const glyph = glyphs.get(character)
    if (glyph === undefined) throw new RangeError(`A plate has no "${character}"`)
    return glyph
  }

  let frameDrawn: Bitmap | undefined
  const drawFrame = (): Bitmap => {
    if (frameDrawn !== undefined) return frameDrawn
    const whole = createBitmap(widthDots, heightDots)
    fillRounded(whole, { x: 0, y: 0, width: widthDots, height: heightDots }, corner, true)
    const inner = { x: frame, y: frame, width: widthDots - 2 * frame, height: heightDots - 2 * frame }
    fillRounded(whole, inner, corner - frame, false)
    frameDrawn = whole
    return whole
  }

  const drawPiece = (name: PlatePieceName): Bitmap => {
    const [kind, which = ''] = name.split('-')
    if (kind === 'frame') {
      const straight = heightDots - 2 * corner
      const sides = {
        top: { x: 0, y: 0, width: widthDots, height: corner },
        bottom: { x: 0, y: heightDots - corner, width: widthDots, height: corner },
        left: { x: 0, y: corner, width: frame, height: straight },
        right: { x: widthDots - frame, y: corner, width: frame, height: straight },
      }
      if (which !== 'top' && which !== 'bottom' && which !== 'left' && which !== 'right') throw new RangeError(name)
      return cropped(drawFrame(), sides[which])
    }
    const { ink, advance, left, top } = glyphOf(which)
    const small = scaled(ink, scale)
    if (kind === 'digit') return small
    const field = createBitmap(fieldWidth, fieldHeight)
    fillRounded(field, { x: 0, y: 0, width: fieldWidth, height: fieldHeight }, fieldCorner, true)
    const x = Math.round((fieldWidth - advance * scale) / 2 + left * scale)
    const baseline = Math.round((fieldHeight + capHeight) / 2)
    stamp(field, small, x, baseline - Math.round(top * scale), false)
    return field
  }

  const names: PlatePieceName[] = ['frame-top', 'frame-bottom', 'frame-left', 'frame-right']
  for (const character of glyphs.keys()) names.push(/\d/.test(character) ? `digit-${character}` : `letter-${character}`)

  const picture = (name: PlatePieceName): Bitmap => {
    const kept = pictures.get(name) ?? drawPiece(name)
    pictures.set(name, kept)
    return kept
  }

  const pieces = ({ prefix, digits }: PlateNumber): PlacedPiece[] => {
    const placed: PlacedPiece[] = [
      { name: 'frame-top', x: 0, y: 0 },
      { name: 'frame-left', x: 0, y: corner },
      { name: 'frame-right', x: widthDots - frame, y: corner },
      { name: 'frame-bottom', x: 0, y: heightDots - corner },
    ]
    if (prefix !== '') placed.push({ name: `letter-${prefix}`, x: inset, y: inset })
    const from = prefix === '' ? inset : inset + fieldWidth
    const advance = glyphOf('0').advance * scale
    const start = from + (widthDots - inset - from - advance * digits.length) / 2
    const baseline = Math.round((heightDots + capHeight) / 2)
    for (const [index, digit] of Array.from(digits).entries()) {
      const { left, top } = glyphOf(digit)
      const x = Math.round(start + index * advance + left * scale)
      placed.push({ name: `digit-${digit}`, x, y: baseline - Math.round(top * scale) })
    }
    return placed
  }

  return {
    widthDots,
    heightDots,
    names,
    pieces,
    picture,
    draw(number) {
      const whole = createBitmap(widthDots, heightDots)
      for (const { name, x, y } of pieces(number)) stamp(whole, picture(name), x, y)
      return whole
    },
  }
}
