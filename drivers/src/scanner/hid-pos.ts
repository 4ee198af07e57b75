// Reports of HID point-of-sale scanners: usage page 0x8C, input report 2.
import { concatBytes } from '../kernel/bytes.ts'
import type { Decoder } from '../kernel/device.ts'

export interface PosScan {
  readonly data: Uint8Array
  readonly symbology: string | null
}

const REPORT_ID = 0x02
const REPORT = 64
const LENGTH_AT = 1
const AIM_AT = 2
const DATA_AT = 5
const SYMBOLOGY_AT = 61
const MORE_AT = 63
const AIM_START = 0x5d
/** Room between where data begins and the symbology. */
export const MOST_IN_REPORT = SYMBOLOGY_AT - DATA_AT
const MOST_DATA = 4096

/** The letter after `]`, as ISO/IEC 15424 gives it. */
const symbologies: Readonly<Record<string, string>> = {
  A: 'code39',
  C: 'code128',
  E: 'ean',
  Q: 'qr',
  d: 'data-matrix',
  L: 'pdf417',
  z: 'aztec',
}

export function createHidPosDecoder(): Decoder<PosScan> {
  let parts: Uint8Array[] = []
  let size = 0
  const reset = () => {
    parts = []
    size = 0
  }
  return {
    push(report) {
      // Some systems leave out the zeros at the end, none the data.
      if (report.length < DATA_AT || report.length > REPORT || report[0] !== REPORT_ID) return []
      // Some models shift the identifier by one.
      const shift = report[AIM_AT] !== AIM_START && report[AIM_AT + 1] === AIM_START ? 1 : 0
      const length = report[LENGTH_AT] ?? 0
      if (length > MOST_IN_REPORT - shift) {
        reset()
        return []
      }
      parts.push(report.slice(DATA_AT + shift, DATA_AT + shift + length))
      size += length
      if (size > MOST_DATA) {
        reset()
        return []
      }
      if ((report[MORE_AT] ?? 0) !== 0 && length > 0) return []
      const data = concatBytes(parts)
      reset()
      const letter = report[AIM_AT + shift] === AIM_START ? String.fromCharCode(report[AIM_AT + shift + 1] ?? 0) : ''
      return data.length === 0 ? [] : [{ data, symbology: symbologies[letter] ?? null }]
    },
    reset,
    held: () => size,
  }
}

/** The reports in which a scanner sends a code. */
export function hidPosReports(data: Uint8Array, aim = ']Q1'): Uint8Array[] {
  const reports: Uint8Array[] = []
  for (let from = 0; from < data.length; from += MOST_IN_REPORT) {
    const part = data.subarray(from, from + MOST_IN_REPORT)
    const report = new Uint8Array(REPORT)
    report.set([REPORT_ID, part.length, ...new TextEncoder().encode(aim)])
    report.set(part, DATA_AT)
    report[SYMBOLOGY_AT] = aim.startsWith(']Q') ? 0x73 : 0x6a
    report[MORE_AT] = from + MOST_IN_REPORT < data.length ? 1 : 0
    reports.push(report)
  }
  return reports
}
