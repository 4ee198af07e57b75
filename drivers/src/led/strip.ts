// Strips above counters, many on one RS-485 line, each make with a frame of its own: the model says what it is made of.
import iconv from 'iconv-lite'
import { concatBytes, lowHigh } from '../kernel/bytes.ts'
import type { DeviceContext } from '../kernel/context.ts'
import type { Decoder } from '../kernel/device.ts'
import { createFrameDecoder, MORE_BYTES, NO_FRAME } from '../kernel/frame-decoder.ts'
import { crc16, sumOf } from './checksum.ts'
import type { LedText } from './contract.ts'
import type { LedBoardModel } from './model.ts'
import type { LedProtocol } from './protocol.ts'

export type StripModel = Extract<LedBoardModel['speaks'], { kind: 'strip' }>
type Part = StripModel['frame'][number]

const SPACE = 0x20

export function encodeStrip({ frame }: StripModel, text: LedText): Uint8Array {
  const parts: Uint8Array[] = []
  for (const part of frame) parts.push(encodePart(part, text, parts))
  return concatBytes(parts)
}

function encodePart(part: Part, { area, text, colour }: LedText, before: readonly Uint8Array[]): Uint8Array {
  switch (part.part) {
    case 'bytes':
      return part.bytes
    case 'address':
      return part.digits === undefined
        ? Uint8Array.of(area)
        : new TextEncoder().encode(String(area).padStart(part.digits, '0'))
    case 'colour':
      return Uint8Array.of(part[colour])
    case 'text': {
      const words = encodeWords(text, part.encoding)
      if (part.bytes === undefined) return words
      const filled = new Uint8Array(part.bytes).fill(part.pad ?? SPACE)
      filled.set(fitting(words, part.bytes))
      return filled
    }
    case 'checksum':
      return checksum(part.kind, concatBytes(before.slice(part.from)))
  }
}

const encodeWords = (text: string, encoding: 'ascii' | 'gbk'): Uint8Array =>
  encoding === 'gbk'
    ? new Uint8Array(iconv.encode(text, 'gbk'))
    : Uint8Array.from(text, (sign) => (/[ -~]/.test(sign) ? sign.charCodeAt(0) : 0x3f))

/** Never half a Chinese character: its first byte is 81 or more, its second may be anything. */
function fitting(words: Uint8Array, most: number): Uint8Array {
  let end = 0
  while (end < words.length) {
    const wide = (words[end] ?? 0) >= 0x81 ? 2 : 1
    if (end + wide > most) break
    end += wide
  }
  return words.subarray(0, end)
}

function checksum(kind: Extract<Part, { part: 'checksum' }>['kind'], bytes: Uint8Array): Uint8Array {
  switch (kind) {
    case 'sum8':
      return Uint8Array.of(sumOf(bytes) & 0xff)
    case 'xor8':
      return Uint8Array.of(bytes.reduce((all, byte) => all ^ byte, 0))
    case 'crc16-arc':
      return Uint8Array.from(lowHigh(crc16(bytes)))
    case 'crc16-modbus':
      return Uint8Array.from(lowHigh(crc16(bytes, 0xffff)))
  }
}

/** A row of bytes that is waited for; all else is noise. */
function createAnswerDecoder(answer: Uint8Array): Decoder<true> {
  return createFrameDecoder({
    longest: answer.length,
    eager: true,
    scan(bytes, at) {
      const here = bytes.subarray(at, at + answer.length)
      if (!here.every((byte, n) => byte === answer[n])) return NO_FRAME
      return here.length === answer.length ? { kind: 'frame', length: answer.length, message: true } : MORE_BYTES
    },
  })
}

export function createStripProtocol(model: StripModel, answerMs: number, context: DeviceContext): LedProtocol<true> {
  const { answer, gapMs } = model
  return {
    decoder: createAnswerDecoder(answer ?? Uint8Array.of(0)),
    start: () => Promise.resolve(undefined),
    async show(line, text) {
      const frame = encodeStrip(model, text)
      if (answer !== undefined) {
        const heard = await line.ask(frame, (message) => message, answerMs)
        return heard === undefined ? { state: 'silent' } : { state: 'done', proof: 'answered' }
      }
      await line.send(frame)
      const untilMs = context.now() + gapMs
      while (!line.isOver() && context.now() < untilMs) await line.sleep(untilMs - context.now())
      return { state: 'done', proof: 'assumed' }
    },
    ping: undefined,
  }
}
