// The frames of the 21-key callers and their evaluators: `FF 68 L L 68 address command data… sum 16`.
import type { Decoder } from '../kernel/device.ts'
import { createFrameDecoder, MORE_BYTES, NO_FRAME, type Scan } from '../kernel/frame-decoder.ts'

export interface BusFrame {
  /** 0-255 */
  readonly address: number
  readonly command: number
  readonly data: Uint8Array
}

export const COMMAND = {
  /** From a caller: a key, digits before it. To an evaluator: the echo of its score. */
  key: 0x01,
  /** Six digits on a caller, three of people waiting and three of the ticket; stars on an evaluator. */
  show: 0x02,
  beep: 0x03,
  /** From an evaluator. */
  score: 0x11,
} as const

/** Shows nothing, or leaves what is there: the makers do not say. */
export const FILLER = 0x0a
export const START_RATING = 0x0b

const LEAST = 2
/** The longest that is known is the display's eight; one byte more could hold a whole other frame. */
const MOST = 8
const AROUND = 7
export const LONGEST_FRAME = MOST + AROUND

export function encodeBusFrame({ address, command, data }: BusFrame): Uint8Array {
  const length = data.length + 2
  const body = [address, command, ...data]
  return Uint8Array.of(0xff, 0x68, length, length, 0x68, ...body, sumOf(body), 0x16)
}

const sumOf = (bytes: Iterable<number>): number => {
  let sum = 0
  for (const byte of bytes) sum += byte
  return sum & 0xff
}

export const createBusDecoder = (): Decoder<BusFrame> =>
  createFrameDecoder({ scan: scanBusFrame, longest: LONGEST_FRAME, eager: true })

function scanBusFrame(bytes: Uint8Array, at: number): Scan<BusFrame> {
  const head = bytes.subarray(at, at + 5)
  const [start, mark, length = LEAST, again = length, markAgain = 0x68] = head
  if (start !== 0xff || (mark !== undefined && mark !== 0x68)) return NO_FRAME
  if (length < LEAST || length > MOST || again !== length || markAgain !== 0x68) return NO_FRAME
  const whole = length + AROUND
  if (bytes.length - at < whole) return MORE_BYTES
  const body = bytes.subarray(at + 5, at + 5 + length)
  if (bytes[at + whole - 2] !== sumOf(body) || bytes[at + whole - 1] !== 0x16) return NO_FRAME
  const [address = 0, command = 0] = body
  return { kind: 'frame', length: whole, message: { address, command, data: body.slice(2) } }
}
