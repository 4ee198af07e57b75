// A strip above a counter at the far end of a line, or all of them on one line.
import iconv from 'iconv-lite'
import { concatBytes } from '../kernel/bytes.ts'
import type { Decoder } from '../kernel/device.ts'
import type { DeviceEnd } from '../kernel/transport.ts'
import { simulatedBoard, type SimulatedLedBoard } from './simulator.ts'
import { encodeStrip, type StripModel } from './strip.ts'

/** A strip that knows frames of one length: address at `addressAt`, text at `textAt`, GBK, spaces at the end. */
export interface StripLayout {
  readonly frameBytes: number
  readonly addressAt: number
  readonly textAt: number
  readonly textBytes: number
  readonly isGood: (frame: Uint8Array) => boolean
  readonly answer?: Uint8Array
}

/** What a strip of this model knows; its text must have a length of its own and its address one byte. */
export function stripLayoutOf(model: StripModel): StripLayout | undefined {
  const at = { address: -1, text: -1, textBytes: 0, all: 0 }
  for (const part of model.frame) {
    if (part.part === 'address') at.address = part.digits === undefined ? at.all : -1
    if (part.part === 'text') {
      at.text = at.all
      at.textBytes = part.bytes ?? 0
    }
    at.all += lengthOf(part)
  }
  if (at.address < 0 || at.textBytes === 0) return undefined
  const readText = (frame: Uint8Array) =>
    iconv.decode(Buffer.from(frame.subarray(at.text, at.text + at.textBytes)), 'gbk').trimEnd()
  return {
    ...{ frameBytes: at.all, addressAt: at.address, textAt: at.text, textBytes: at.textBytes },
    isGood: (frame) =>
      (['red', 'green', 'yellow'] as const).some((colour) => {
        const again = encodeStrip(model, { area: frame[at.address] ?? 0, text: readText(frame), colour })
        return again.every((byte, n) => byte === frame[n])
      }),
    ...(model.answer === undefined ? {} : { answer: model.answer }),
  }
}

function lengthOf(part: StripModel['frame'][number]): number {
  switch (part.part) {
    case 'bytes':
      return part.bytes.length
    case 'address':
      return part.digits ?? 1
    case 'text':
      return part.bytes ?? 0
    case 'colour':
      return 1
    case 'checksum':
      return part.kind.startsWith('crc16') ? 2 : 1
  }
}

export const createSimulatedStrip = (end: DeviceEnd, layout: StripLayout): SimulatedLedBoard => {
  let held: Uint8Array = new Uint8Array(0)
  const decoder: Decoder<Uint8Array> = {
    push(bytes) {
      const frames: Uint8Array[] = []
      held = concatBytes([held, bytes])
      while (held.length >= layout.frameBytes) {
        const frame = held.slice(0, layout.frameBytes)
        const isGood = layout.isGood(frame)
        if (isGood) frames.push(frame)
        held = held.slice(isGood ? layout.frameBytes : 1)
      }
      return frames
    },
    reset() {
      held = new Uint8Array(0)
    },
    held: () => held.length,
  }
  return simulatedBoard<Uint8Array>(end, {
    decoder,
    read(frame) {
      const words = frame.subarray(layout.textAt, layout.textAt + layout.textBytes)
      const text = iconv.decode(Buffer.from(words), 'gbk').trimEnd()
      return [{ area: frame[layout.addressAt] ?? 0, text, colour: 'red' }]
    },
    answer: (_, isRefused) => (isRefused ? undefined : layout.answer),
  })
}
