// Frames of Onbon's font cards (BX-5K, 5MK, 6K): `A5`…, header, data, CRC-16, `5A`, escaped in between.
import { concatBytes, lowHigh } from '../kernel/bytes.ts'
import type { Decoder } from '../kernel/device.ts'
import { createFrameDecoder, MORE_BYTES, NO_FRAME, type Scan } from '../kernel/frame-decoder.ts'
import { crc16 } from './checksum.ts'

const START = 0xa5
const END = 0x5a
const STARTS = 8
const HEADER = 14
const LENGTH_AT = 12
/** The cards take no more than 1024 bytes; escaped it may be twice that. */
export const LONGEST_FRAME = 2200

const escapes: Readonly<Record<number, readonly [number, number]>> = {
  0xa5: [0xa6, 0x02],
  0xa6: [0xa6, 0x01],
  0x5a: [0x5b, 0x02],
  0x5b: [0x5b, 0x01],
}
const escape = (bytes: Uint8Array): Uint8Array => Uint8Array.from([...bytes].flatMap((byte) => escapes[byte] ?? [byte]))

function unescape(bytes: Uint8Array): Uint8Array | undefined {
  const plain: number[] = []
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte !== 0xa6 && byte !== 0x5b) plain.push(byte)
    else {
      const mark = bytes[++at]
      if (mark === 0x01) plain.push(byte)
      else if (mark === 0x02) plain.push(byte === 0xa6 ? 0xa5 : 0x5a)
      else return undefined
    }
  }
  return Uint8Array.from(plain)
}

/** To card 1 from a PC, 8000; a card answers the other way round. */
const TO_CARD = Uint8Array.of(0x01, 0x00, 0x00, 0x80)
const TO_HOST = Uint8Array.of(0x00, 0x80, 0x01, 0x00)
const REST = Uint8Array.of(0, 0, 0, 0, 0, 0, 0xfe, 0x02)

export function encodeOnbonFrame(data: Uint8Array, isAnswer = false): Uint8Array {
  const body = concatBytes([isAnswer ? TO_HOST : TO_CARD, REST, Uint8Array.from(lowHigh(data.length)), data])
  const crc = crc16(body)
  return concatBytes([
    new Uint8Array(STARTS).fill(START),
    escape(concatBytes([body, Uint8Array.from(lowHigh(crc))])),
    Uint8Array.of(END),
  ])
}

/** Gives the data of each frame: group, command, and what follows. */
export const createOnbonDecoder = (): Decoder<Uint8Array> =>
  createFrameDecoder({ scan, longest: LONGEST_FRAME, eager: true })

function scan(bytes: Uint8Array, at: number): Scan<Uint8Array> {
  if (bytes[at] !== START) return NO_FRAME
  const end = bytes.indexOf(END, at)
  // Escaped, a start inside a frame is always the start of another.
  const last = bytes.lastIndexOf(START, end < 0 ? bytes.length : end)
  if (last > at && bytes.subarray(at, last).some((byte) => byte !== START)) return NO_FRAME
  if (end < 0) return MORE_BYTES
  const plain = unescape(bytes.subarray(last + 1, end))
  if (plain === undefined || plain.length < HEADER + 2) return NO_FRAME
  const body = plain.subarray(0, -2)
  const [low = 0, high = 0] = plain.subarray(-2)
  const length = (body[LENGTH_AT] ?? 0) + (body[LENGTH_AT + 1] ?? 0) * 0x100
  if (crc16(body) !== high * 0x100 + low || length !== body.length - HEADER) return NO_FRAME
  return { kind: 'frame', length: end + 1 - at, message: body.slice(HEADER) }
}
