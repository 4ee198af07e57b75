// A Huidu card at the far end of a line.
import type { DeviceEnd } from '../kernel/transport.ts'
import type { LedColour } from './contract.ts'
import { createHuiduDecoder, createXmlJoiner, encodeHuidu, encodeXml, HUIDU, type HuiduPacket } from './huidu-frame.ts'
import { simulatedBoard, type SimulatedLedBoard } from './simulator.ts'

const GUID = '5e2b6c1a0d7f4e3b'
const AREA =
  /<area guid="area-(\d+)"[\s\S]*?<string>([\s\S]*?)<\/string><font name="[^"]*" size="\d+" color="(#[0-9a-f]{6})"/g
const colours: Readonly<Record<string, LedColour>> = { '#ff0000': 'red', '#00ff00': 'green', '#ffff00': 'yellow' }

const unescapeXml = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

export function createSimulatedHuidu(end: DeviceEnd): SimulatedLedBoard {
  const join = createXmlJoiner()
  let xml: string | undefined
  return simulatedBoard<HuiduPacket>(end, {
    decoder: createHuiduDecoder(),
    read({ command, body }) {
      xml = command === HUIDU.askXml ? join(body) : undefined
      if (xml?.includes('method="AddProgram"') !== true || !xml.includes(`guid="${GUID}"`)) return []
      return [...xml.matchAll(AREA)].map(([, area, text = '', colour = '']) => ({
        ...{ area: Number(area), text: unescapeXml(text), colour: colours[colour] ?? 'red' },
      }))
    },
    answer({ command }, isRefused) {
      if (command === HUIDU.askVersion) return encodeHuidu(HUIDU.version, Uint8Array.of(5, 0, 0, 1))
      if (command === HUIDU.heartbeat) return encodeHuidu(HUIDU.heartbeatAnswer)
      if (xml === undefined) return undefined
      const method = /method="(\w+)"/.exec(xml)?.[1] ?? ''
      const result = isRefused ? 'kParseXmlFailed' : 'kSuccess'
      return encodeXml(HUIDU.xml, `<sdk guid="${GUID}"><out method="${method}" result="${result}"/></sdk>`)
    },
  })
}
