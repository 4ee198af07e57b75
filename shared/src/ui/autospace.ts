// The space between Chinese and Latin or figures, for browsers that do not set it themselves (`text-autospace`, Chromium 140).

/** U+2009: the renderer's own is an eighth of an em, this is about a sixth. */
export const THIN_SPACE = '\u2009'

const HAN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]'
const WORD = '[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Nd}]'
const INSIDE = new RegExp(`(?<=${HAN})(?=${WORD})|(?<=${WORD})(?=${HAN})`, 'gu')
const ENDS_HAN = new RegExp(`${HAN}$`, 'u')
const ENDS_WORD = new RegExp(`${WORD}$`, 'u')
const STARTS_HAN = new RegExp(`^${HAN}`, 'u')
const STARTS_WORD = new RegExp(`^${WORD}`, 'u')

/** `约10–15分钟` → thin spaces between `约` and `10`, `15` and `分`. Applied twice it changes nothing more. */
export function spaced(text: string): string {
  return text.replace(INSIDE, THIN_SPACE)
}

/** Whether a space belongs where two texts meet, as around a heavy word in a sentence. */
export function meetsSpaced(before: string, after: string): boolean {
  return (ENDS_HAN.test(before) && STARTS_WORD.test(after)) || (ENDS_WORD.test(before) && STARTS_HAN.test(after))
}
