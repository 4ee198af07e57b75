// Lines of text that end with CR, LF or both; empty ones are nothing.
import type { Decoder } from './device.ts'
import { concatBytes } from './bytes.ts'

const CR = 0x0d
const LF = 0x0a

/** A line longer than `longest` bytes is dropped whole. */
export function createLineDecoder(longest: number): Decoder<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0)
  let isTooLong = false
  return {
    push(bytes) {
      const lines: Uint8Array[] = []
      let from = 0
      for (let at = 0; at < bytes.length; at++) {
        if (bytes[at] !== CR && bytes[at] !== LF) continue
        const line = concatBytes([held, bytes.subarray(from, at)])
        if (!isTooLong && line.length > 0 && line.length <= longest) lines.push(line)
        held = new Uint8Array(0)
        isTooLong = false
        from = at + 1
      }
      held = concatBytes([held, bytes.subarray(from)])
      if (held.length > longest) {
        held = new Uint8Array(0)
        isTooLong = true
      }
      return lines
    },
    reset() {
      held = new Uint8Array(0)
      isTooLong = false
    },
    held: () => held.length,
  }
}
