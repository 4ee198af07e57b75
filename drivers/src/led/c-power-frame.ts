// Packets of Lumen C-Power cards, on serial lines (`A5` … `AE`, escaped) and on networks (with an id code and a length).
import { concatBytes, lowHigh } from '../kernel/bytes.ts'
import type { Decoder } from '../kernel/device.ts'
import { createFrameDecoder, MORE_BYTES, NO_FRAME, type Scan } from '../kernel/frame-decoder.ts'
import { sumOf } from './checksum.ts'

const START = 0xa5
const END = 0xae
const MARK = 0xaa
const ID_CODE = Uint8Array.of(0xff, 0xff, 0xff, 0xff)
const NET_HEAD = 8
export const LONGEST_FRAME = 900

/** 68 asks, E8 answers; old firmware answers with 68 too. */
const TYPES: readonly number[] = [0x68, 0xe8]
const CARD = 0x32

const escape = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from(
    [...bytes].flatMap((byte) => (byte === START || byte === END || byte === MARK ? [MARK, byte & 0x0f] : [byte])),
  )

function unescape(bytes: Uint8Array): Uint8Array {
  const plain: number[] = []
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    plain.push(byte === MARK ? 0xa0 | ((bytes[++at] ?? 0) & 0x0f) : byte)
  }
  return Uint8Array.from(plain)
}

export type Framing = 'serial' | 'network'

/** @param body from the packet type to the end of the data */
export function encodePacket(body: Uint8Array, framing: Framing): Uint8Array {
  const summed = concatBytes([body, Uint8Array.from(lowHigh(sumOf(body)))])
  return framing === 'serial'
    ? concatBytes([Uint8Array.of(START), escape(summed), Uint8Array.of(END)])
    : concatBytes([ID_CODE, Uint8Array.of(...lowHigh(summed.length), 0, 0), summed])
}

/** A command with its data, in one packet. */
export const commandBody = (id: number, command: number, data: Uint8Array): Uint8Array =>
  concatBytes([Uint8Array.of(0x68, CARD, id, command, 0x01, ...lowHigh(data.length), 0, 0), data])

/** Gives the body of each packet. */
export const createPacketDecoder = (framing: Framing): Decoder<Uint8Array> =>
  createFrameDecoder({ scan: framing === 'serial' ? scanSerial : scanNetwork, longest: LONGEST_FRAME, eager: true })

function bodyOf(summed: Uint8Array): Uint8Array | undefined {
  const body = summed.subarray(0, -2)
  const [type = 0, card] = body
  if (body.length < 5 || !TYPES.includes(type) || card !== CARD) return undefined
  const [low = 0, high = 0] = summed.subarray(-2)
  return (sumOf(body) & 0xffff) === high * 0x100 + low ? body.slice() : undefined
}

/** Some cards do not escape the checksum, which may then look like an end. */
function scanSerial(bytes: Uint8Array, at: number): Scan<Uint8Array> {
  if (bytes[at] !== START) return NO_FRAME
  const type = bytes[at + 1]
  if (type !== undefined && !TYPES.includes(type)) return NO_FRAME
  const first = bytes.indexOf(END, at)
  if (first < 0) return MORE_BYTES
  for (let end = first; end >= 0 && end <= first + 2; end = bytes.indexOf(END, end + 1)) {
    const inside = bytes.subarray(at + 1, end)
    const body =
      bodyOf(unescape(inside)) ?? bodyOf(concatBytes([unescape(inside.subarray(0, -2)), inside.subarray(-2)]))
    if (body !== undefined) return { kind: 'frame', length: end + 1 - at, message: body }
  }
  return bytes.length > first + 2 ? NO_FRAME : MORE_BYTES
}

function scanNetwork(bytes: Uint8Array, at: number): Scan<Uint8Array> {
  const head = bytes.subarray(at, at + NET_HEAD)
  if (!ID_CODE.every((byte, n) => head[n] === undefined || head[n] === byte)) return NO_FRAME
  if (head.length < NET_HEAD) return MORE_BYTES
  const length = (head[4] ?? 0) + (head[5] ?? 0) * 0x100
  if (length < 7 || length > LONGEST_FRAME - NET_HEAD) return NO_FRAME
  const summed = bytes.subarray(at + NET_HEAD, at + NET_HEAD + length)
  const [type, card] = summed
  if ((type !== undefined && !TYPES.includes(type)) || (card !== undefined && card !== CARD)) return NO_FRAME
  if (summed.length < length) return MORE_BYTES
  const body = bodyOf(summed)
  return body === undefined ? NO_FRAME : { kind: 'frame', length: NET_HEAD + length, message: body }
}
