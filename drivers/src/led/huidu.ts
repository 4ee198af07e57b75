// Huidu full-colour cards: the whole board is one program in XML, sent anew whenever a text changes.
import { problem } from '../kernel/errors.ts'
import type { DeviceLine } from '../kernel/line-device.ts'
import type { LedColour, LedText } from './contract.ts'
import { createHuiduDecoder, createXmlJoiner, encodeHuidu, encodeXml, HUIDU, type HuiduPacket } from './huidu-frame.ts'
import type { LedBoardModel, LedLayout } from './model.ts'
import type { LedProtocol, Told } from './protocol.ts'

type HuiduModel = Extract<LedBoardModel['speaks'], { kind: 'huidu' }>

const VERSION = Uint8Array.of(0x05, 0x00, 0x00, 0x01)
const VERSION_XML = '<sdk guid="##GUID"><in method="GetIFVersion"><version value="1000000"/></in></sdk>'

const colours: Readonly<Record<LedColour, string>> = { red: '#ff0000', green: '#00ff00', yellow: '#ffff00' }

/** What XML cannot carry is left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

export function programXml(guid: string, texts: Iterable<LedText>, layout: LedLayout, { font }: HuiduModel): string {
  const areas = [...texts].map(({ area, text, colour }) => {
    const { x, y, width, height, font: size } = layout[area] ?? { x: 0, y: 0, width: 8, height: 8, font: 16 }
    const isOneLine = height < size * 2
    return (
      `<area guid="area-${area}" alpha="255"><rectangle x="${x}" y="${y}" width="${width}" height="${height}"/>` +
      `<resources><text guid="text-${area}" singleLine="${isOneLine}"><style align="center" valign="middle"/>` +
      `<string>${escapeXml(text)}</string><font name="${escapeXml(font)}" size="${size}" color="${colours[colour]}"/>` +
      `<effect in="0" out="0" inSpeed="0" outSpeed="0" duration="50"/></text></resources></area>`
    )
  })
  return (
    `<?xml version="1.0" encoding="utf-8"?><sdk guid="${escapeXml(guid)}"><in method="AddProgram">` +
    `<screen timeStamps="0"><program type="normal" id="0" guid="program-0">${areas.join('')}</program></screen></in></sdk>`
  )
}

export function createHuiduProtocol(model: HuiduModel, layout: LedLayout, answerMs: number): LedProtocol<HuiduPacket> {
  const standing = new Map<number, LedText>()
  let guid = ''

  const askXml = async (line: DeviceLine<HuiduPacket>, xml: string): Promise<string | undefined> => {
    const join = createXmlJoiner()
    return line.ask(
      encodeXml(HUIDU.askXml, xml),
      ({ command, body }) =>
        command === HUIDU.xml ? join(body) : command === HUIDU.error ? '<error result="packet"/>' : undefined,
      answerMs,
    )
  }

  return {
    decoder: createHuiduDecoder(),
    async start(line) {
      standing.clear()
      const version = await line.ask(
        encodeHuidu(HUIDU.askVersion, VERSION),
        ({ command }) => (command === HUIDU.version ? true : undefined),
        answerMs,
      )
      if (version === undefined) return problem('device.no-answer')
      const answer = await askXml(line, VERSION_XML)
      guid = /guid="([^"]+)"/.exec(answer ?? '')?.[1] ?? ''
      return guid === '' ? problem('device.unknown-answer') : undefined
    },
    async show(line, text): Promise<Told> {
      if (layout[text.area] === undefined) return { state: 'refused', reason: `no area ${text.area}` }
      const next = new Map([...standing, [text.area, text]])
      const answer = await askXml(line, programXml(guid, next.values(), layout, model))
      if (answer === undefined) return { state: 'silent' }
      const result = /result="([^"]{1,60})"/.exec(answer)?.[1]
      if (result !== 'kSuccess') return { state: 'refused', reason: result ?? 'no result' }
      standing.set(text.area, text)
      return { state: 'done', proof: 'answered' }
    },
    async ping(line): Promise<Told> {
      const beat = await line.ask(
        encodeHuidu(HUIDU.heartbeat),
        ({ command }) => (command === HUIDU.heartbeatAnswer ? true : undefined),
        answerMs,
      )
      return beat === undefined ? { state: 'silent' } : { state: 'done', proof: 'answered' }
    },
  }
}
