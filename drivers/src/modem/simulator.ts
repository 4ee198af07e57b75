// A GSM modem at the far end of a line, with a SIM card and a network of its own.
import { fromHex } from '../kernel/bytes.ts'
import type { DeviceEnd } from '../kernel/transport.ts'
import { readSubmit, type ReadSubmit } from './pdu.ts'

export interface SimulatedModem {
  /** The messages the network took, long ones joined. */
  texts(): readonly { readonly to: string; readonly text: string }[]
  setNetwork(isThere: boolean): void
  setSim(state: 'READY' | 'SIM PIN' | 'SIM PUK' | 'none', pin?: string): void
  /** What becomes of messages from now on. */
  setTaking(how: 'takes' | 'refuses' | 'silent'): void
  setAnswers(how: 'normal' | 'none'): void
  /** The network reports everything that went out since the last time. */
  reportAll(state: number): void
  pinTries(): number
  write(bytes: Uint8Array): void
}

const CTRL_Z = '\x1a'
const ESCAPE = '\x1b'

export function createSimulatedModem(end: DeviceEnd): SimulatedModem {
  const encoder = new TextEncoder()
  const parts: ReadSubmit[] = []
  let unreported: { readonly reference: number; readonly to: string }[] = []
  let sim: 'READY' | 'SIM PIN' | 'SIM PUK' | 'none' = 'READY'
  let pin = ''
  let hasNetwork = true
  let taking: 'takes' | 'refuses' | 'silent' = 'takes'
  let answers: 'normal' | 'none' = 'normal'
  let isEchoing = true
  let held = ''
  let wantsPdu = false
  let lastReference = 41
  let pinTries = 0

  const say = (...lines: string[]) => end.write(encoder.encode(lines.map((line) => `\r\n${line}\r\n`).join('')))

  const takePdu = (words: string) => {
    wantsPdu = false
    if (taking === 'silent') return
    if (taking === 'refuses' || !hasNetwork) return say('+CMS ERROR: 500')
    const read = readSubmit(fromHex(words.trim()))
    parts.push(read)
    lastReference = (lastReference + 1) % 256
    unreported.push({ reference: lastReference, to: read.to })
    say(`+CMGS: ${lastReference}`, 'OK')
  }
  const obey = (line: string) => {
    if (isEchoing) end.write(encoder.encode(`${line}\r`))
    const entered = /^AT\+CPIN="(.*)"$/.exec(line)?.[1]
    if (line === 'AT' || line === 'AT+CMEE=1' || line === 'AT+CMGF=0' || line.startsWith('AT+CNMI=')) say('OK')
    else if (line === 'ATE0') {
      isEchoing = false
      say('OK')
    } else if (line === 'AT+CPIN?') {
      if (sim === 'none') say('+CME ERROR: 10')
      else say(`+CPIN: ${sim}`, 'OK')
    } else if (entered !== undefined) {
      pinTries++
      if (entered !== pin) return say('+CME ERROR: 16')
      sim = 'READY'
      say('OK')
    } else if (line === 'AT+CREG?') say(`+CREG: 0,${hasNetwork ? 1 : 2}`, 'OK')
    else if (line.startsWith('AT+CMGS=')) {
      wantsPdu = true
      end.write(encoder.encode('\r\n> '))
    } else say('ERROR')
  }

  end.onDisconnect(() => {
    held = ''
    wantsPdu = false
    isEchoing = true
  })
  end.onData((bytes) => {
    if (answers === 'none') return
    for (const sign of new TextDecoder('latin1').decode(bytes)) {
      if (sign === ESCAPE) {
        held = ''
        wantsPdu = false
      } else if (wantsPdu ? sign === CTRL_Z : sign === '\r') {
        const words = held
        held = ''
        if (wantsPdu) takePdu(words)
        else if (words.trim() !== '') obey(words.trim())
      } else held += sign
    }
  })

  return {
    texts() {
      const whole: { to: string; text: string }[] = []
      for (const { to, text, part } of parts) {
        const last = whole.at(-1)
        if (part !== undefined && part.number > 1 && last !== undefined) last.text += text
        else whole.push({ to, text })
      }
      return whole
    },
    setNetwork(isThere) {
      hasNetwork = isThere
    },
    setSim(state, right = '') {
      sim = state
      pin = right
    },
    setTaking(how) {
      taking = how
    },
    setAnswers(how) {
      answers = how
    },
    reportAll(state) {
      for (const { reference, to } of unreported) {
        const digits = to.replace('+', '')
        const hex = (value: number) => value.toString(16).toUpperCase().padStart(2, '0')
        const number = (digits.length % 2 === 0 ? digits : `${digits}F`).replace(/(.)(.)/g, '$2$1')
        const times = '62111251704032'.repeat(2)
        const pdu = `0006${hex(reference)}${hex(digits.length)}${to.startsWith('+') ? '91' : '81'}${number}${times}${hex(state)}`
        say(`+CDS: ${pdu.length / 2 - 1}`)
        say(pdu)
      }
      unreported = []
    },
    pinTries: () => pinTries,
    write: (bytes) => end.write(bytes),
  }
}
