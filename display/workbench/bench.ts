// What the simulated printers are doing, as the hub tells it, and what can be done to them now.
import type { BenchPeripheral } from './peripherals.ts'

export interface SlipWords {
  readonly text: string
  /** Upper left corner and size of the box, dots of the slip. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly bold: boolean
  /** White on black. */
  readonly reverse: boolean
}

export interface BenchSlip {
  readonly id: string
  readonly job: string | null
  readonly at: number
  readonly taken: boolean
  readonly lengthMm: number
  readonly widthDots: number
  readonly heightDots: number
  readonly bytes: number
  readonly hex: string
  readonly words: readonly SlipWords[]
}

export interface BenchPrinter {
  readonly id: string
  readonly name: string
  readonly kiosk: string | null
  readonly model: string
  readonly state: { readonly level: 'ok' | 'warning' | 'down'; readonly code: string }
  readonly paper: { readonly leftMm: number; readonly rollMm: number }
  readonly cable: boolean
  readonly faults: readonly string[]
  /** Newest first. */
  readonly slips: readonly BenchSlip[]
}

export interface Bench {
  readonly printers: readonly BenchPrinter[]
  readonly peripherals: readonly BenchPeripheral[]
}

export type Act =
  | 'run-low'
  | 'run-out'
  | 'load-roll'
  | 'jam'
  | 'jam-next'
  | 'clear-jam'
  | 'open-cover'
  | 'close-cover'
  | 'pull-cable'
  | 'put-cable'
  | 'garbage'
  | 'silent'
  | 'slow'
  | 'replace'

export interface ActKey {
  readonly act: Act
  /** This is broken now; pressing mends it. */
  readonly on: boolean
}

/** A key keeps its place: pressed it breaks a thing, pressed again it mends it. */
export function actKeys({ faults, cable }: Pick<BenchPrinter, 'faults' | 'cable'>): readonly ActKey[] {
  const is = (fault: string): boolean => faults.includes(fault)
  const noPaper = is('paper-out')
  const lowPaper = is('paper-low')
  const jammed = is('jam') || is('jam-next')
  return [
    lowPaper && !noPaper ? { act: 'load-roll', on: true } : { act: 'run-low', on: false },
    noPaper ? { act: 'load-roll', on: true } : { act: 'run-out', on: false },
    jammed ? { act: 'clear-jam', on: true } : { act: 'jam', on: false },
    is('cover') ? { act: 'close-cover', on: true } : { act: 'open-cover', on: false },
    cable ? { act: 'pull-cable', on: false } : { act: 'put-cable', on: true },
    { act: 'garbage', on: is('garbage') },
    { act: 'silent', on: is('silent') },
    { act: 'slow', on: is('slow') },
    { act: 'replace', on: false },
  ]
}

export interface HexRow {
  readonly offset: string
  readonly bytes: string
  /** What of it can be read; the rest as dots. */
  readonly text: string
}

const A_ROW = 16

/** `1b40…` in rows of sixteen. Anything that is no hex, as the mark of a gap, is a row of its own. */
export function hexRows(hex: string): readonly HexRow[] {
  const pairs = hex.match(/[0-9a-f]{2}|[^0-9a-f\s]+/gi) ?? []
  const rows: HexRow[] = []
  let row: string[] = []
  let offset = 0
  const end = (): void => {
    if (row.length === 0) return
    rows.push({ offset: offset.toString(16).padStart(4, '0'), bytes: row.join(' '), text: row.map(readable).join('') })
    offset += row.length
    row = []
  }
  for (const pair of pairs) {
    if (!/^[0-9a-f]{2}$/i.test(pair)) {
      end()
      rows.push({ offset: '', bytes: pair, text: '' })
      continue
    }
    row.push(pair.toLowerCase())
    if (row.length === A_ROW) end()
  }
  end()
  return rows
}

function readable(pair: string): string {
  const code = Number.parseInt(pair, 16)
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.'
}

/** The paper in the slot: newest first, and of the taken ones the last three as reminders. */
export function paperInSlot(slips: readonly BenchSlip[]): {
  readonly hanging: readonly BenchSlip[]
  readonly gone: readonly BenchSlip[]
} {
  return { hanging: slips.filter(({ taken }) => !taken), gone: slips.filter(({ taken }) => taken).slice(0, 3) }
}
