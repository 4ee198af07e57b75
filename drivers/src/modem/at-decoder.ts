// What a modem says: lines, and the prompt for a message.
import type { Decoder } from '../kernel/device.ts'
import { createLineDecoder } from '../kernel/line-decoder.ts'

export const LONGEST_LINE = 1024
export const PROMPT = '>'
const PROMPT_BYTE = 0x3e

/** The prompt comes without an end of line, and with a space that is not waited for. */
export function createAtDecoder(): Decoder<string> {
  const lines = createLineDecoder(LONGEST_LINE)
  return {
    push(bytes) {
      const words: string[] = []
      let from = 0
      for (let at = 0; at < bytes.length; at++) {
        const isFirst = at === from ? lines.held() === 0 : [0x0a, 0x0d].includes(bytes[at - 1] ?? 0)
        if (bytes[at] !== PROMPT_BYTE || !isFirst) continue
        words.push(...texts(lines.push(bytes.subarray(from, at))), PROMPT)
        from = at + 1
      }
      words.push(...texts(lines.push(bytes.subarray(from))))
      return words
    },
    reset: lines.reset,
    held: lines.held,
  }
}

const texts = (lines: readonly Uint8Array[]): string[] =>
  lines.map((line) => new TextDecoder('latin1').decode(line).trim()).filter((line) => line !== '')
