// LED boards at the far end of a line, each reading its maker's frames byte for byte and answering as the card does.
import iconv from 'iconv-lite'
import type { Decoder } from '../kernel/device.ts'
import type { DeviceEnd } from '../kernel/transport.ts'
import { createPacketDecoder, encodePacket, type Framing } from './c-power-frame.ts'
import { EXTERNAL, SPLIT, TEXT } from './c-power.ts'
import type { LedColour, LedText } from './contract.ts'
import { createOnbonDecoder, encodeOnbonFrame } from './onbon-frame.ts'
import { ANSWER_GROUP, NACK } from './onbon.ts'

export type BoardMood = 'normal' | 'none' | 'garbage' | 'refuses'

export interface SimulatedLedBoard {
  /** What stands in an area; `undefined` where nothing was ever shown. */
  shows(area: number): { readonly text: string; readonly colour: LedColour } | undefined
  /** How many texts it took since it was switched on. */
  taken(): number
  setAnswers(mood: BoardMood): void
  /** Off and on again: it forgets. */
  switchOffAndOn(): void
  write(bytes: Uint8Array): void
}

/** What one kind of card makes of a message. */
export interface SimulatedCard<M> {
  readonly decoder: Decoder<M>
  /** The texts it takes out of it. */
  read(message: M): readonly LedText[]
  answer(message: M, isRefused: boolean): Uint8Array | undefined
}

export function simulatedBoard<M>(end: DeviceEnd, card: SimulatedCard<M>): SimulatedLedBoard {
  const texts = new Map<number, { text: string; colour: LedColour }>()
  let mood: BoardMood = 'normal'
  let taken = 0
  end.onDisconnect(card.decoder.reset)
  end.onData((bytes) => {
    for (const message of card.decoder.push(bytes)) {
      if (mood === 'none') continue
      const read = card.read(message)
      if (mood !== 'refuses') {
        const news = read.filter(({ area, text, colour }) => {
          const old = texts.get(area)
          return old?.text !== text || old.colour !== colour
        })
        if (read.length > 0) taken += Math.max(1, news.length)
        for (const { area, text, colour } of read) texts.set(area, { text, colour })
      }
      const answer = card.answer(message, mood === 'refuses' && read.length > 0)
      if (answer === undefined) continue
      end.write(mood === 'garbage' ? answer.map((byte) => byte ^ 0x41) : answer)
    }
  })
  return {
    shows: (area) => texts.get(area),
    taken: () => taken,
    setAnswers(next) {
      mood = next
    },
    switchOffAndOn() {
      texts.clear()
      taken = 0
    },
    write: (bytes) => end.write(bytes),
  }
}

const onbonColours: Readonly<Record<string, LedColour>> = { '1': 'red', '2': 'green', '3': 'yellow' }
/** Where the area's id and its text lie behind group, command and the counts. */
const AREA_AT = 9
const AREA_ID_AT = AREA_AT + 9
const TEXT_LENGTH_AT = AREA_AT + 23
const TEXT_AT = TEXT_LENGTH_AT + 4

export const createSimulatedOnbon = (end: DeviceEnd): SimulatedLedBoard =>
  simulatedBoard<Uint8Array>(end, {
    decoder: createOnbonDecoder(),
    read(data) {
      if (data[0] !== 0xa3 || data[1] !== 0x06) return []
      const length = (data[TEXT_LENGTH_AT] ?? 0) + (data[TEXT_LENGTH_AT + 1] ?? 0) * 0x100
      const words = iconv.decode(Buffer.from(data.subarray(TEXT_AT, TEXT_AT + length)), 'gbk')
      const colour = onbonColours[/\\C(\d)/.exec(words)?.[1] ?? ''] ?? 'red'
      const text = words.replace(/\\C\d|\\F.\d\d\d/g, '').replaceAll('\\n', '\n')
      return [{ area: data[AREA_ID_AT] ?? 0, text, colour }]
    },
    answer: (_, isRefused) =>
      encodeOnbonFrame(Uint8Array.of(ANSWER_GROUP, isRefused ? NACK : 0, isRefused ? 12 : 0, 0, 0), true),
  })

export const createSimulatedCPower = (end: DeviceEnd, framing: Framing, id = 1): SimulatedLedBoard => {
  let windows = 0
  return simulatedBoard<Uint8Array>(end, {
    decoder: createPacketDecoder(framing),
    read(body) {
      const data = body.subarray(9)
      if (body[3] !== EXTERNAL) return []
      if (data[0] === SPLIT) windows = data[1] ?? 0
      const area = data[1] ?? 0
      if (data[0] !== TEXT || area >= windows) return []
      const [red = 0, green = 0] = data.subarray(8, 10)
      const text = iconv.decode(Buffer.from(data.subarray(11, -1)), 'gbk').replaceAll('\r', '\n')
      const colour = red === 0 ? 'green' : green === 0 ? 'red' : 'yellow'
      return [{ area, text: text === ' ' ? '' : text, colour }]
    },
    answer(body, isRefused) {
      const addressed = body[2]
      if (addressed !== id || ((body[4] ?? 0) & 1) === 0) return undefined
      return encodePacket(Uint8Array.of(0xe8, 0x32, id, body[3] ?? 0, isRefused ? 2 : 0), framing)
    },
  })
}

interface HelperRequest {
  readonly id: number
  readonly show?: { readonly area: number; readonly text: string; readonly colour: LedColour }
}

export const createSimulatedHelper = (end: DeviceEnd): SimulatedLedBoard => {
  let text = ''
  return simulatedBoard<HelperRequest>(end, {
    decoder: {
      push(bytes) {
        text += new TextDecoder('latin1').decode(bytes)
        const lines = text.split('\n')
        text = lines.pop() ?? ''
        return lines.map(
          (line): HelperRequest => JSON.parse(Buffer.from(line, 'latin1').toString('utf8')) as HelperRequest,
        )
      },
      reset() {
        text = ''
      },
      held: () => text.length,
    },
    read: ({ show }) => (show === undefined ? [] : [show]),
    answer({ id }, isRefused) {
      const answer = isRefused ? { id, ok: false, reason: 'no font' } : { id, ok: true }
      return new TextEncoder().encode(`hello from the library\n${JSON.stringify(answer)}\n`)
    },
  })
}
