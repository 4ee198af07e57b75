// Onbon font cards: each area of the board is a dynamic area of the card, its text in GB2312.
import iconv from 'iconv-lite'
import { concatBytes, lowHigh } from '../kernel/bytes.ts'
import type { DeviceLine } from '../kernel/line-device.ts'
import type { LedColour, LedText } from './contract.ts'
import type { LedArea, LedBoardModel, LedLayout } from './model.ts'
import { createOnbonDecoder, encodeOnbonFrame } from './onbon-frame.ts'
import type { LedProtocol, Told } from './protocol.ts'

type OnbonModel = Extract<LedBoardModel['speaks'], { kind: 'onbon' }>

export const PING = Uint8Array.of(0xa2, 0x00, 0x01, 0x00, 0x00)
export const ANSWER_GROUP = 0xa0
export const NACK = 0x01

const colours: Readonly<Record<LedColour, string>> = { red: '\\C1', green: '\\C2', yellow: '\\C3' }

/** The card's own words for why it does not. 3 is busy, 5 a wrong checksum: those are worth another try. */
const errors: Readonly<Record<number, string>> = {
  1: 'group',
  2: 'no such command',
  4: 'memory',
  6: 'no file',
  7: 'flash',
  8: 'download',
  10: 'file type',
  12: 'no font',
  13: 'firmware',
}
const AGAIN: readonly number[] = [3, 5]

/** Text with its escapes: a backslash of its own would begin one. */
const encodeText = (text: string, colour: LedColour, font: string): Uint8Array =>
  new Uint8Array(iconv.encode(`${font}${colours[colour]}${text.replaceAll('\\', '＼').replaceAll('\n', '\\n')}`, 'gbk'))

const u32 = (value: number): number[] => [...lowHigh(value), ...lowHigh(value >>> 16)]

export function dynamicArea({ text, colour, area }: LedText, place: LedArea, model: OnbonModel): Uint8Array {
  const words = encodeText(text, colour, model.fonts[String(place.font)] ?? '')
  const across = (pixels: number) => lowHigh(model.across === 'bytes' ? Math.floor(pixels / 8) : pixels)
  const isOneLine = place.height < place.font * 2
  const content = concatBytes([
    Uint8Array.of(0x00, ...across(place.x), ...lowHigh(place.y), ...across(place.width), ...lowHigh(place.height)),
    // Area, line gap, loop, no time-out, no voice, nothing more.
    Uint8Array.of(area, 0, 0, 0, 0, 0, 0),
    // Left, one line or several, wrapped by hand or alone, still, no way out, fastest, for ever.
    Uint8Array.of(0, isOneLine ? 1 : 2, isOneLine ? 1 : 2, 1, 0, 0, 0),
    Uint8Array.from(u32(words.length)),
    words,
  ])
  return concatBytes([
    Uint8Array.of(0xa3, 0x06, 0x01, 0x00, 0x00),
    // Deletes none, brings one.
    Uint8Array.of(0, 1, ...lowHigh(content.length)),
    content,
  ])
}

export function createOnbonProtocol(model: OnbonModel, layout: LedLayout, answerMs: number): LedProtocol<Uint8Array> {
  const ask = async (line: DeviceLine<Uint8Array>, data: Uint8Array): Promise<Told> => {
    const told = await line.ask(encodeOnbonFrame(data), toldBy, answerMs)
    return told ?? { state: 'silent' }
  }
  return {
    decoder: createOnbonDecoder(),
    start: () => Promise.resolve(undefined),
    show(line, text) {
      const place = layout[text.area]
      if (place === undefined) return Promise.resolve({ state: 'refused', reason: `no area ${text.area}` })
      return ask(line, dynamicArea(text, place, model))
    },
    ping: (line) => ask(line, PING),
  }
}

/** Read by its fields: the header of real answers differs between cards. */
function toldBy([group, command, error = 0]: Uint8Array): Told | undefined {
  if (group !== ANSWER_GROUP) return undefined
  if (command !== NACK) return { state: 'done', proof: 'answered' }
  return AGAIN.includes(error) ? { state: 'garbled' } : { state: 'refused', reason: errors[error] ?? `error ${error}` }
}
