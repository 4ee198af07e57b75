import type { Cancel, DeviceContext } from '../../kernel/context.ts'
import type { DeviceEnd } from '../../kernel/transport.ts'
import type { TicketPrinterModel } from '../../models/model.ts'
import type { PrintedSlip } from './paper.ts'

export interface SimulatedPrinterOptions {
  readonly context: DeviceContext
  readonly model: TicketPrinterModel
  readonly end: DeviceEnd
  /** On the roll at the start, mm. Default: a full roll of the model. */
  readonly paperMm?: number
  /** Where the near-end sensor sits, mm before the end. Default 3000; 0 for none. */
  readonly nearEndMm?: number
  /** How fast paper moves. Default 0: it takes no time. */
  readonly mmPerSecond?: number
  /** What is received while nothing can be printed; then it stops reading. Default 65536, real boards 4096 and up. */
  readonly receiveBufferBytes?: number
  /** Slips that are remembered, the newest of them. Default 50. */
  readonly keptSlips?: number
  /** For the noise of `garbage`. */
  readonly seed?: number
}

/** `garbage`: noise instead of every answer. `silent`: no answer at all. */
export type AnswerManner = 'normal' | 'silent' | 'garbage'

export interface SimulatedPrinterState {
  readonly online: boolean
  readonly paper: 'present' | 'low' | 'out'
  readonly paperLeftMm: number
  readonly coverOpen: boolean
  readonly jammed: boolean
  readonly headHot: boolean
  readonly fault: boolean
  readonly powered: boolean
  readonly answers: AnswerManner
  /** Received and not yet worked off. */
  readonly waitingBytes: number
  /** Pictures in its flash, and how often that was written. */
  readonly storedPictures: number
  readonly flashWrites: number
}

export interface SimulatedPrinter {
  /** What was cut off, oldest first. */
  slips(): readonly PrintedSlip[]
  /** What hangs out uncut. */
  hanging(): PrintedSlip | undefined
  /** As whoever mends it does: pulls off what hangs out. */
  tearOff(): void
  state(): SimulatedPrinterState
  /** Something that can be seen has changed: a sensor, the paper. */
  onChange(listener: () => void): Cancel
  onSlip(listener: (slip: PrintedSlip) => void): Cancel
  /** Puts a roll in: goes on printing what waits, as real ones do. 0 takes the paper out. Default: a full roll. */
  loadPaper(mm?: number): void
  setCover(open: boolean): void
  /** Stuck now, or the next time it cuts. */
  jam(when?: 'now' | 'at-cut'): void
  clearJam(): void
  setHeadHot(hot: boolean): void
  setFault(fault: boolean): void
  /** As when somebody holds the feed button. */
  setHeldOffline(held: boolean): void
  setAnswers(manner: AnswerManner): void
  /** Every answer comes this much later, ms. */
  setAnswerDelay(ms: number): void
  setPower(on: boolean): void
  /** Lets go of the transport's end and of all timers. */
  stop(): void
}
