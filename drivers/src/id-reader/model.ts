import * as v from 'valibot'
import { common, connection, whole } from '../models/fields.ts'

export const idReaderModelSchema = v.strictObject({
  class: v.literal('id-reader'),
  ...common,
  connection,
  /** Between two looks for a card, ms. */
  pollMs: whole(100, 5000),
  /** Longest waits for the answers to find, select and read, ms. */
  findMs: whole(50, 5000),
  selectMs: whole(50, 5000),
  readMs: whole(500, 10_000),
  /** How often a card that does not let itself be read is tried before it must be laid anew. */
  readTries: whole(1, 10),
  /** Whether a card that was read is found again while it lies; most readers find it only after it has left. */
  findsLyingCard: v.boolean(),
  /** A card that is seen again sooner than this has not left, ms. */
  awayMs: whole(100, 10_000),
  /** Whether the address that was written onto the chip later is asked for too; costs up to 1.5 s. */
  newestAddress: v.boolean(),
})
export type IdReaderModel = v.InferOutput<typeof idReaderModelSchema>
