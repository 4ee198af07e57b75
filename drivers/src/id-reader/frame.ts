// SAM_V frames: `AA AA AA 96 69`, length, payload, XOR. The same both ways.
import { concatBytes } from '../kernel/bytes.ts'
import type { Decoder } from '../kernel/device.ts'
import { createFrameDecoder, MORE_BYTES, NO_FRAME, type Scan } from '../kernel/frame-decoder.ts'

const PREAMBLE = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69)
const HEAD = PREAMBLE.length + 2
/** Text, photo and fingerprint. */
const MOST_PAYLOAD = 0x0a0a
export const LONGEST_FRAME = HEAD + MOST_PAYLOAD

const xorOf = (bytes: Uint8Array): number => bytes.reduce((all, byte) => all ^ byte, 0)

/** How much of a piece says nothing about a person: of a frame's start what stands before its data. */
export const publicBytes = (piece: Uint8Array): number =>
  PREAMBLE.every((byte, n) => byte === piece[n]) ? Math.min(piece.length, HEAD + 3) : 0

/** `payload`: command and parameter, or the three status bytes and data. */
export function encodeSamFrame(payload: Uint8Array): Uint8Array {
  const length = payload.length + 1
  const summed = concatBytes([Uint8Array.of(length >> 8, length & 0xff), payload])
  return concatBytes([PREAMBLE, summed, Uint8Array.of(xorOf(summed))])
}

export const createSamDecoder = (): Decoder<Uint8Array> =>
  createFrameDecoder({ scan, longest: LONGEST_FRAME, eager: true })

function scan(bytes: Uint8Array, at: number): Scan<Uint8Array> {
  const preamble = bytes.subarray(at, at + PREAMBLE.length)
  if (!preamble.every((byte, n) => byte === PREAMBLE[n])) return NO_FRAME
  const high = bytes[at + HEAD - 2]
  const low = bytes[at + HEAD - 1]
  if (high === undefined || low === undefined) return MORE_BYTES
  const length = high * 0x100 + low
  if (length < 3 || length > MOST_PAYLOAD) return NO_FRAME
  const end = at + HEAD + length
  if (bytes.length < end) return MORE_BYTES
  if (xorOf(bytes.subarray(at + PREAMBLE.length, end)) !== 0) return NO_FRAME
  return { kind: 'frame', length: end - at, message: bytes.slice(at + HEAD, end - 1) }
}

export const COMMANDS = {
  samStatus: Uint8Array.of(0x11, 0xff),
  find: Uint8Array.of(0x20, 0x01),
  select: Uint8Array.of(0x20, 0x02),
  read: Uint8Array.of(0x30, 0x01),
  newestAddress: Uint8Array.of(0x30, 0x03),
} as const

/** The third status byte. */
export const STATUS = {
  ok: 0x90,
  absent: 0x91,
  found: 0x9f,
  noCard: 0x80,
  selectFailed: 0x81,
  badChecksum: 0x10,
  unknownCommand: 0x21,
  readFailed: 0x41,
  notAuthorised: 0x66,
} as const

export interface SamAnswer {
  readonly status: number
  readonly data: Uint8Array
}

/** `undefined` for what is too short to be an answer. The first two status bytes are the card's own and say no more. */
export const answerOf = (payload: Uint8Array): SamAnswer | undefined => {
  const [, , status] = payload
  return status === undefined ? undefined : { status, data: payload.subarray(3) }
}

const TEXT_BYTES = 256

/** The text block in the answer to `read`; the photo behind it is left where it is. */
export function textBlockOf(data: Uint8Array): Uint8Array | undefined {
  const [high = 0, low = 0] = data
  const text = data.subarray(4, 4 + TEXT_BYTES)
  return high * 0x100 + low === TEXT_BYTES && text.length === TEXT_BYTES ? text : undefined
}
