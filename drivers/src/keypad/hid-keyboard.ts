// Boot keyboard reports: which keys went down and came up.
import type { Decoder } from '../kernel/device.ts'

export interface KeyEdge {
  /** HID usage of page 7. */
  readonly usage: number
  readonly down: boolean
  readonly shift: boolean
}

const KEYS_AT = 2
const REPORT = 8
/** All six at once: more keys are down than the keyboard can tell. */
const ROLL_OVER = 0x01
const SHIFTS = 0x22

/** One report is one piece of bytes. Pieces of another length are no reports. */
export function createKeyboardDecoder(reportIdBytes: number): Decoder<KeyEdge> {
  let down: readonly number[] = []
  return {
    push(bytes) {
      const report = bytes.subarray(reportIdBytes)
      if (report.length < REPORT) return []
      const keys = [...report.subarray(KEYS_AT, REPORT)].filter((usage) => usage !== 0)
      if (keys.includes(ROLL_OVER)) return []
      const now = [...new Set(keys)]
      const shift = ((report[0] ?? 0) & SHIFTS) !== 0
      const edges = [
        ...down.filter((usage) => !now.includes(usage)).map((usage) => ({ usage, down: false, shift })),
        ...now.filter((usage) => !down.includes(usage)).map((usage) => ({ usage, down: true, shift })),
      ]
      down = now
      return edges
    },
    reset() {
      down = []
    },
    held: () => 0,
  }
}

/** The report of a keyboard with these keys down. */
export const keyboardReport = (usages: readonly number[], { shift = false, reportId = [] as readonly number[] } = {}) =>
  Uint8Array.from([...reportId, shift ? 0x02 : 0, 0, ...Array.from({ length: 6 }, (_, at) => usages[at] ?? 0)])

const KEYPAD_ONE = 0x59
const ROW_ONE = 0x1e
export const ENTERS: readonly number[] = [0x28, 0x58]

/** The digit on a key, of the main row or the keypad. */
export function digitOf(usage: number): string | undefined {
  for (const one of [KEYPAD_ONE, ROW_ONE]) {
    if (usage >= one && usage <= one + 9) return String((usage - one + 1) % 10)
  }
  return undefined
}

const plain = 'abcdefghijklmnopqrstuvwxyz1234567890'
const shifted = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()'
/** From 0x2C on: space, then the signs of an American keyboard. */
const signs = { plain: ` -=[]\\\\;'\`,./`, shifted: ` _+{}||:"~<>?` }

/** The character of a key on an American keyboard, which scanners pretend to be. */
export function characterOf(usage: number, shift: boolean): string | undefined {
  const table = (from: number, characters: string) => characters[usage - from]
  if (usage >= 0x54 && usage <= 0x57) return table(0x54, '/*-+')
  if (usage >= 0x59 && usage <= 0x62) return digitOf(usage)
  if (usage === 0x63) return '.'
  if (usage >= 0x2c && usage <= 0x38) return table(0x2c, shift ? signs.shifted : signs.plain)
  return usage >= 0x04 && usage <= 0x27 ? table(0x04, shift ? shifted : plain) : undefined
}

/** The keys somebody presses to type a text; what an American keyboard lacks is left out. */
export function keysFor(text: string): { readonly usage: number; readonly shift: boolean }[] {
  return Array.from(text).flatMap((wanted) => {
    for (let usage = 0x04; usage <= 0x38; usage++) {
      for (const shift of [false, true]) if (characterOf(usage, shift) === wanted) return [{ usage, shift }]
    }
    return []
  })
}
