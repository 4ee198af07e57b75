import * as v from 'valibot'
import { common, connection, hex, whole } from '../models/fields.ts'

const timing = {
  /** Longest wait for an answer, ms. */
  answerMs: whole(50, 10_000),
  /** How often a text is sent before the line is made anew. */
  tries: whole(1, 5),
  /** Between two looks whether the board is still there, ms; 0: never. */
  pingMs: whole(0, 600_000),
}

export const ledBoardModelSchema = v.strictObject({
  class: v.literal('led-board'),
  ...common,
  connection,
  ...timing,
  speaks: v.variant('kind', [
    v.strictObject({
      kind: v.literal('onbon'),
      /** 5K cards count across in eights of a pixel row, the others in pixels. */
      across: v.picklist(['bytes', 'pixels']),
      /** Escapes in front of the text that choose the font, by its height in pixels. */
      fonts: v.record(v.pipe(v.string(), v.regex(/^\d+$/)), v.string()),
    }),
    v.strictObject({
      kind: v.literal('c-power'),
      /** 1-254; 255 is heard by all and answered by none. */
      id: whole(1, 255),
    }),
    v.strictObject({
      kind: v.literal('strip'),
      /** What a frame is made of, in order. */
      frame: v.array(
        v.variant('part', [
          v.strictObject({ part: v.literal('bytes'), bytes: hex }),
          /** The strip's address, one byte, or as decimal digits. */
          v.strictObject({ part: v.literal('address'), digits: v.optional(whole(1, 3)) }),
          v.strictObject({
            part: v.literal('text'),
            encoding: v.picklist(['ascii', 'gbk']),
            /** Filled up or cut to this many bytes; without it as long as it is. */
            bytes: v.optional(whole(1, 200)),
            pad: v.optional(whole(0, 255)),
          }),
          /** One byte a colour. */
          v.strictObject({
            part: v.literal('colour'),
            red: whole(0, 255),
            green: whole(0, 255),
            yellow: whole(0, 255),
          }),
          v.strictObject({
            part: v.literal('checksum'),
            kind: v.picklist(['sum8', 'xor8', 'crc16-arc', 'crc16-modbus']),
            /** From which part on it counts. */
            from: whole(0, 20),
          }),
        ]),
      ),
      /** What the strip answers, if it does. */
      answer: v.optional(hex),
      /** Silence between two frames, ms. */
      gapMs: whole(0, 1000),
    }),
    v.strictObject({
      kind: v.literal('huidu'),
      /** A font that the card has. */
      font: v.pipe(v.string(), v.minLength(1), v.maxLength(50)),
    }),
    v.strictObject({ kind: v.literal('helper') }),
  ]),
})
export type LedBoardModel = v.InferOutput<typeof ledBoardModelSchema>

/** Where the areas of one board lie, in pixels: the hall's own choice. */
export const ledLayoutSchema = v.pipe(
  v.array(
    v.strictObject({
      x: whole(0, 4096),
      y: whole(0, 4096),
      width: whole(8, 4096),
      height: whole(8, 1024),
      /** Height of a character, pixels; at least 16 to be read from a distance. */
      font: v.optional(v.picklist([16, 24, 32]), 16),
    }),
  ),
  v.minLength(1),
  v.maxLength(8),
)
export type LedLayout = v.InferOutput<typeof ledLayoutSchema>
export type LedArea = LedLayout[number]
