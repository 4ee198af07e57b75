import * as v from 'valibot'
import { common, connection, whole } from '../models/fields.ts'

export const raterModelSchema = v.strictObject({
  class: v.literal('rater'),
  ...common,
  connection,
  speaks: v.variant('kind', [
    /** Bytes as in `31` or `AA 01 BB`, and the score each stands for. None may begin with another. */
    v.strictObject({
      kind: v.literal('bytes'),
      scores: v.pipe(
        v.record(v.pipe(v.string(), v.regex(/^[0-9A-F]{2}( [0-9A-F]{2}){0,15}$/)), whole(0, 10)),
        v.check((scores) => {
          const all = Object.keys(scores)
          return all.length > 0 && !all.some((one) => all.some((other) => one !== other && other.startsWith(one)))
        }, 'at least one, and none that begins with another'),
      ),
    }),
    /** Acts as a keyboard: key usages as in `59`. */
    v.strictObject({
      kind: v.literal('keys'),
      reportIdBytes: whole(0, 1),
      scores: v.record(v.pipe(v.string(), v.regex(/^[0-9A-F]{2}$/)), whole(0, 10)),
    }),
  ]),
  repeatMs: whole(0, 5000),
})
export type RaterModel = v.InferOutput<typeof raterModelSchema>
