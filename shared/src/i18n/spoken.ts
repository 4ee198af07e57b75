// What the loudspeaker says for a call: digits one by one, the counter as people say it.
import { ticketParts } from './ticket-parts.ts'

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** `A001`, `3` → `请`, `A`, `零`, `零`, `一`, `号`, `到`, `三`, `号`, `窗口`. */
export function callWords(number: string, counter: string): readonly string[] {
  const { series, digits } = ticketParts(number)
  return ['请', ...Array.from(series), ...oneByOne(digits), '号', '到', ...counterWords(counter), '号', '窗口']
}

/** The same as one line for a voice that reads Chinese. */
export const spokenCall = (number: string, counter: string): string => callWords(number, counter).join(' ')

const oneByOne = (text: string): readonly string[] =>
  Array.from(text, (char) => (char >= '0' && char <= '9' ? (DIGITS[Number(char)] ?? char) : char))

/** `12` → `十二`; from a hundred on and with letters one by one. */
function counterWords(counter: string): readonly string[] {
  if (!/^[1-9]\d?$/.test(counter)) return oneByOne(counter)
  const tens = Math.floor(Number(counter) / 10)
  const ones = Number(counter) % 10
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens] ?? ''}十`
  return [head + (ones === 0 ? '' : (DIGITS[ones] ?? ''))]
}
