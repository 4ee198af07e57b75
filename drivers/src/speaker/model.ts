import * as v from 'valibot'
import { common, connection, whole } from '../models/fields.ts'

const words = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

export const speakerModelSchema = v.strictObject({
  class: v.literal('speaker'),
  ...common,
  connection,
  /** A program that plays the WAV file on its standard input and ends when it was heard. */
  command: words,
  args: v.array(words),
  /** Arguments with which it says at once that it is there. */
  probe: v.array(words),
  /** How much longer than the sound it may take, ms. */
  graceMs: whole(500, 60_000),
})
export type SpeakerModel = v.InferOutput<typeof speakerModelSchema>
