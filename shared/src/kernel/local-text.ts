// Texts of the hall itself: data that officers write for everybody, checked when they enter, never about a citizen.
import * as v from 'valibot'

/** Words for the public (names of services, counters, places). Branded: events may hold it. */
export const hallText = (maxLength: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(maxLength),
    v.regex(/^[^\p{Cc}]*$/u, 'words without control characters'),
    v.brand('HallText'),
  )

/** Simplified Chinese always; the others where the hall has them. */
export const localTextSchema = (maxLength: number) =>
  v.strictObject({
    'zh-Hans': hallText(maxLength),
    'zh-Hant': v.optional(hallText(maxLength)),
    en: v.optional(hallText(maxLength)),
  })

export type HallLocalText = v.InferOutput<ReturnType<typeof localTextSchema>>
