// Messages as the GSM standard packs them (3GPP 23.040): UCS2, long ones in parts, and the reports of delivery.
import { concatBytes, toHex } from '../kernel/bytes.ts'

const SINGLE_UNITS = 70
const PART_UNITS = 67
export const MOST_PARTS = 10

/** Submit, relative validity; with a report asked for. */
const SUBMIT = 0x11
const WANTS_REPORT = 0x20
const HAS_HEADER = 0x40
const UCS2 = 0x08
const ONE_DAY = 0xa7

export interface SubmitPdu {
  readonly hex: string
  /** What `AT+CMGS` wants: bytes without the centre's address. */
  readonly length: number
}

/** In pieces of at most `most` units that break no character in two. */
function pieces(text: string, most: number): string[] {
  const all: string[] = []
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + most)
    const last = text.charCodeAt(to - 1)
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to--
    all.push(text.slice(from, to))
    from = to
  }
  return all
}

export const partsOf = (text: string): string[] => (text.length <= SINGLE_UNITS ? [text] : pieces(text, PART_UNITS))

const ucs2 = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) => [unit >> 8, unit & 0xff]),
  )

/** Digits in pairs, each turned round, filled with F. */
function address(to: string): Uint8Array {
  const digits = to.replace('+', '')
  const filled = digits.length % 2 === 0 ? digits : `${digits}F`
  const pairs = (filled.match(/../g) ?? []).map((pair) => Number.parseInt(`${pair.slice(1)}${pair.slice(0, 1)}`, 16))
  return Uint8Array.of(digits.length, to.startsWith('+') ? 0x91 : 0x81, ...pairs)
}

/** @param reference tells the parts of one message from those of another, 0-255 */
export function submitPdus(to: string, text: string, reference: number): SubmitPdu[] {
  const parts = partsOf(text)
  return parts.map((part, at) => {
    const isLong = parts.length > 1
    const header = isLong ? Uint8Array.of(5, 0, 3, reference & 0xff, parts.length, at + 1) : new Uint8Array(0)
    const data = concatBytes([header, ucs2(part)])
    const pdu = concatBytes([
      Uint8Array.of(SUBMIT | WANTS_REPORT | (isLong ? HAS_HEADER : 0), 0),
      address(to),
      Uint8Array.of(0, UCS2, ONE_DAY, data.length),
      data,
    ])
    return { hex: `00${toHex(pdu).replaceAll(' ', '')}`, length: pdu.length }
  })
}

export interface DeliveryReport {
  /** As `AT+CMGS` gave it. */
  readonly reference: number
  readonly state: 'delivered' | 'undelivered' | 'still-trying'
}

const REPORT = 0x02
const TIMES = 14

/** `undefined` for what is no report. */
export function readReport(pdu: Uint8Array): DeliveryReport | undefined {
  const at = 1 + (pdu[0] ?? 0)
  const [type = 0, reference, digits = 0] = pdu.subarray(at, at + 3)
  const state = pdu[at + 4 + Math.ceil(digits / 2) + TIMES]
  if ((type & 0x03) !== REPORT || reference === undefined || state === undefined) return undefined
  if (state < 0x20) return { reference, state: 'delivered' }
  return { reference, state: state < 0x40 ? 'still-trying' : 'undelivered' }
}

export interface ReadSubmit {
  readonly to: string
  readonly text: string
  readonly part: { readonly reference: number; readonly of: number; readonly number: number } | undefined
}

/** What a modem reads in a submit PDU; for the simulated one. Throws for what is none. */
export function readSubmit(pdu: Uint8Array): ReadSubmit {
  const at = 1 + (pdu[0] ?? 0)
  const [type = 0, , digits = 0, kind] = pdu.subarray(at, at + 4)
  if ((type & 0x03) !== 0x01) throw new RangeError('no submit')
  const bytes = Math.ceil(digits / 2)
  const number = Array.from(pdu.subarray(at + 4, at + 4 + bytes), (byte) => `${byte & 0x0f}${byte >> 4}`).join('')
  const to = `${kind === 0x91 ? '+' : ''}${number.slice(0, digits)}`
  const rest = pdu.subarray(at + 4 + bytes)
  const [, coding, , length = 0] = rest
  const data = rest.subarray(4)
  if (coding !== UCS2 || data.length !== length) throw new RangeError('no UCS2 of that length')
  const hasHeader = (type & HAS_HEADER) !== 0
  const [, , , reference = 0, of = 1, part = 1] = data
  return {
    to,
    text: new TextDecoder('utf-16be').decode(data.subarray(hasHeader ? 6 : 0)),
    part: hasHeader ? { reference, of, number: part } : undefined,
  }
}
