// Lumen C-Power cards: the board is split into windows once, then each is given its text.
import iconv from 'iconv-lite'
import { concatBytes } from '../kernel/bytes.ts'
import { problem } from '../kernel/errors.ts'
import type { DeviceLine } from '../kernel/line-device.ts'
import { commandBody, createPacketDecoder, encodePacket } from './c-power-frame.ts'
import type { LedColour, LedText } from './contract.ts'
import type { LedArea, LedBoardModel, LedLayout } from './model.ts'
import type { LedProtocol, Told } from './protocol.ts'

type CPowerModel = Extract<LedBoardModel['speaks'], { kind: 'c-power' }>

/** "External calls": what lies in its data is a command of its own. */
export const EXTERNAL = 0x7b
export const SPLIT = 0x01
export const TEXT = 0x12

const colours: Readonly<Record<LedColour, readonly [number, number, number]>> = {
  red: [0xff, 0, 0],
  green: [0, 0xff, 0],
  yellow: [0xff, 0xff, 0],
}
const fonts: Readonly<Record<LedArea['font'], number>> = { 16: 2, 24: 3, 32: 4 }
const CENTRED = 0x05
const SPEED = 0x03
const STAY_SECONDS = 5

const highLow = (value: number): [number, number] => [(value >> 8) & 0xff, value & 0xff]

export const splitWindows = (layout: LedLayout): Uint8Array =>
  Uint8Array.from([
    ...[SPLIT, layout.length],
    ...layout.flatMap(({ x, y, width, height }) => [x, y, width, height].flatMap(highLow)),
  ])

/** A window is made blank by a space: an empty text leaves the old one. */
export function windowText({ area, text, colour }: LedText, font: LedArea['font']): Uint8Array {
  const words = new Uint8Array(iconv.encode((text === '' ? ' ' : text).replaceAll('\n', '\r'), 'gbk'))
  const head = [TEXT, area, 0x00, CENTRED, SPEED, ...highLow(STAY_SECONDS), fonts[font], ...colours[colour]]
  return concatBytes([Uint8Array.from(head), words, Uint8Array.of(0)])
}

export function createCPowerProtocol(
  { id }: CPowerModel,
  layout: LedLayout,
  answerMs: number,
  isNetwork: boolean,
): LedProtocol<Uint8Array> {
  const framing = isNetwork ? 'network' : 'serial'
  const ask = async (line: DeviceLine<Uint8Array>, data: Uint8Array): Promise<Told> => {
    const told = await line.ask(encodePacket(commandBody(id, EXTERNAL, data), framing), toldBy, answerMs)
    return told ?? { state: 'silent' }
  }
  const split = (line: DeviceLine<Uint8Array>) => ask(line, splitWindows(layout))
  return {
    decoder: createPacketDecoder(framing),
    async start(line) {
      const told = await split(line)
      if (told.state === 'done') return undefined
      return told.state === 'silent' ? problem('device.no-answer') : problem('device.refuses', { reason: 'windows' })
    },
    show(line, text) {
      const place = layout[text.area]
      if (place === undefined) return Promise.resolve({ state: 'refused', reason: `no window ${text.area}` })
      return ask(line, windowText(text, place.font))
    },
    // There is no question that changes nothing: a card that is gone is noticed at the next text.
    ping: undefined,
  }
}

function toldBy([, , , command, code = 0]: Uint8Array): Told | undefined {
  if (command !== EXTERNAL) return undefined
  if (code === 0) return { state: 'done', proof: 'answered' }
  return code === 1 ? { state: 'garbled' } : { state: 'refused', reason: `code ${code}` }
}
