// RDM6300 and other EM4100 readers: `02`, ten hexadecimal digits, two of their XOR, `03`.
import type { Decoder } from '../kernel/device.ts'
import { createFrameDecoder, MORE_BYTES, NO_FRAME, type Scan } from '../kernel/frame-decoder.ts'

const DIGITS = 12
export const LENGTH = DIGITS + 2

const isHexDigit = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)

export const createRdm6300Decoder = (): Decoder<Uint8Array> =>
  createFrameDecoder({ scan, longest: LENGTH, eager: true })

function scan(bytes: Uint8Array, at: number): Scan<Uint8Array> {
  if (bytes[at] !== 0x02) return NO_FRAME
  const digits = bytes.subarray(at + 1, at + 1 + DIGITS)
  if (!digits.every(isHexDigit)) return NO_FRAME
  const end = bytes[at + LENGTH - 1]
  if (end === undefined) return MORE_BYTES
  if (end !== 0x03) return NO_FRAME
  const values = Uint8Array.from({ length: DIGITS / 2 }, (_, pair) =>
    Number.parseInt(String.fromCharCode(...digits.subarray(pair * 2, pair * 2 + 2)), 16),
  )
  return values.reduce((sum, byte) => sum ^ byte, 0) === 0
    ? { kind: 'frame', length: LENGTH, message: values.slice(0, -1) }
    : NO_FRAME
}

/** @param card five bytes */
export function encodeRdm6300(card: Uint8Array): Uint8Array {
  const sum = card.reduce((all, byte) => all ^ byte, 0)
  const digits = [...card, sum].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('')
  return Uint8Array.from([0x02, ...new TextEncoder().encode(digits), 0x03])
}
