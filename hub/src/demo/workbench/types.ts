// What the workbench shows of the simulated devices, and what can be done to them. Goes to the page as JSON.
import type { StatusLevel } from '@tingxu/drivers/kernel/status.ts'
import type { Face, Fault as HandFault } from './hands/hands.ts'

export const PRINTER_ACTIONS = [
  /** Somebody takes what has come out. */
  'take-paper',
  'run-low',
  'run-out',
  /** The roll ends within the next slip. */
  'run-out-next',
  /** A full roll. */
  'load-roll',
  'jam',
  /** The next slip gets stuck at the cut. */
  'jam-next',
  'clear-jam',
  'open-cover',
  /** Somebody opens it while the next slip comes out. */
  'open-cover-next',
  'close-cover',
  'pull-cable',
  /** The cable comes off while the next slip comes out. */
  'pull-cable-next',
  'put-cable',
  /** Answers noise; pressed again, sense. */
  'garbage',
  'garbage-next',
  /** Answers nothing; pressed again, as it should. */
  'silent',
  'silent-next',
  /** Answers late; pressed again, at once. */
  'slow',
  /** Another printer of its model stands on the cable, with a full roll and nothing in its memory. */
  'replace',
  /** Somebody changes the printer while the next slip comes out. */
  'replace-next',
] as const
export type PrinterAction = (typeof PRINTER_ACTIONS)[number]

type Breakable = 'cable' | 'cover' | 'jam' | 'garbage' | 'silent'
/** `-next`: waits for the next slip. */
export type Fault = Breakable | `${Breakable}-next` | 'replace-next' | 'paper-out' | 'paper-low' | 'slow'

/** Words in the printer's own font, which the picture of a slip does not hold: the page sets them at their place. */
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

export interface SlipSnapshot {
  /** 1, 2, 3 … since the start. */
  readonly id: string
  /** Of the last job sent before it came out; null when there was none. */
  readonly job: string | null
  /** Ms since 1970. */
  readonly at: number
  readonly taken: boolean
  readonly lengthMm: number
  readonly widthDots: number
  readonly heightDots: number
  /** How many bytes made it, and these as hex; of long ones the head and the tail. */
  readonly bytes: number
  readonly hex: string
  readonly words: readonly SlipWords[]
}

export interface PrinterSnapshot {
  readonly id: string
  readonly name: string
  /** The kiosk it stands in. */
  readonly kiosk: string | null
  readonly model: string
  /** As its driver sees it. */
  readonly state: { readonly level: StatusLevel; readonly code: string }
  readonly paper: { readonly leftMm: number; readonly rollMm: number }
  /** Whether the cable is in. */
  readonly cable: boolean
  readonly faults: readonly Fault[]
  /** Newest first, at most 12. */
  readonly slips: readonly SlipSnapshot[]
}

/** Any device but a printer: what is seen of it is a matter of its class. */
export interface PeripheralSnapshot {
  readonly id: string
  readonly name: string
  readonly model: string
  readonly state: { readonly level: StatusLevel; readonly code: string }
  /** Whether the cable is in. */
  readonly cable: boolean
  readonly faults: readonly HandFault[]
  readonly face: Face
}

export interface WorkbenchSnapshot {
  readonly printers: readonly PrinterSnapshot[]
}

export interface BenchSnapshot extends WorkbenchSnapshot {
  readonly peripherals: readonly PeripheralSnapshot[]
}
