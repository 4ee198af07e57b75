// Packets of Huidu's full-colour cards: length, command, body, little endian; XML goes in pieces.
import { concatBytes, lowHigh } from '../kernel/bytes.ts'
import type { Decoder } from '../kernel/device.ts'
import { createFrameDecoder, MORE_BYTES, NO_FRAME, type Scan } from '../kernel/frame-decoder.ts'

export interface HuiduPacket {
  readonly command: number
  readonly body: Uint8Array
}

export const HUIDU = {
  error: 0x2000,
  askVersion: 0x2001,
  version: 0x2002,
  askXml: 0x2003,
  xml: 0x2004,
  heartbeat: 0x005f,
  heartbeatAnswer: 0x0060,
} as const
const commands: ReadonlySet<number> = new Set(Object.values(HUIDU))

const HEAD = 4
/** The most of an XML text that goes into one packet. */
const PIECE = 8000
const XML_HEAD = 8
export const LONGEST_PACKET = HEAD + XML_HEAD + PIECE
const MOST_XML = 64 * 1024

export const encodeHuidu = (command: number, body: Uint8Array = new Uint8Array(0)): Uint8Array =>
  concatBytes([Uint8Array.from([...lowHigh(HEAD + body.length), ...lowHigh(command)]), body])

const u32 = (value: number): number[] => [...lowHigh(value), ...lowHigh(value >>> 16)]

export function encodeXml(command: number, xml: string): Uint8Array {
  const bytes = new TextEncoder().encode(xml)
  const packets: Uint8Array[] = []
  for (let from = 0; from < bytes.length; from += PIECE) {
    const head = Uint8Array.from([...u32(bytes.length), ...u32(from)])
    packets.push(encodeHuidu(command, concatBytes([head, bytes.subarray(from, from + PIECE)])))
  }
  return concatBytes(packets)
}

export const createHuiduDecoder = (): Decoder<HuiduPacket> =>
  createFrameDecoder({ scan, longest: LONGEST_PACKET, eager: true })

/** There is no checksum; the network has one. What is no command that is known is noise. */
function scan(bytes: Uint8Array, at: number): Scan<HuiduPacket> {
  const [low, high, commandLow, commandHigh] = bytes.subarray(at, at + HEAD)
  if (low === undefined || high === undefined) return MORE_BYTES
  const length = low + high * 0x100
  if (length < HEAD || length > LONGEST_PACKET) return NO_FRAME
  if (commandLow === undefined || commandHigh === undefined) return MORE_BYTES
  const command = commandLow + commandHigh * 0x100
  if (!commands.has(command)) return NO_FRAME
  if (bytes.length - at < length) return MORE_BYTES
  return { kind: 'frame', length, message: { command, body: bytes.slice(at + HEAD, at + length) } }
}

/** Puts the pieces of one XML text together; `undefined` until the last one came. */
export function createXmlJoiner(): (body: Uint8Array) => string | undefined {
  let joined: Uint8Array = new Uint8Array(0)
  return (body) => {
    if (body.length < XML_HEAD) return undefined
    const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
    const total = view.getUint32(0, true)
    const from = view.getUint32(4, true)
    if (from === 0) joined = new Uint8Array(0)
    if (from !== joined.length || total > MOST_XML) return undefined
    joined = concatBytes([joined, body.subarray(XML_HEAD)])
    if (joined.length < total) return undefined
    const xml = new TextDecoder().decode(joined.subarray(0, total))
    joined = new Uint8Array(0)
    return xml
  }
}
