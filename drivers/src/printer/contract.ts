// What a ticket printer is to the rest of the system, whatever its make.
import type { Cancel } from '../kernel/context.ts'
import type { DeviceProblem } from '../kernel/errors.ts'
import type { DeviceStatus } from '../kernel/status.ts'
import type { SlipDocument } from './slip-document.ts'

/** What proves that a slip came out. */
export type PrintProof =
  /** The printer reported it after the cut, naming this very slip. */
  | 'named'
  /** The printer answered a question that stood behind the cut. */
  | 'in-turn'
  /** The model cannot tell: the bytes went out, and the printer was well when the slip should have been done. */
  | 'assumed'

export type PrintOutcome =
  /** The slip is out. */
  | {
      readonly state: 'confirmed'
      readonly proof: PrintProof
      readonly lengthMm: number
      readonly missing: readonly string[]
    }
  /**
   * Bytes went out and nobody knows what became of them. Never sent again by the driver: somebody looks at the paper.
   * `mayStillPrint` is false once the printer has said that its buffer is empty.
   */
  | { readonly state: 'uncertain'; readonly problem: DeviceProblem; readonly mayStillPrint: boolean }
  /** Nothing was sent; nothing will come out. */
  | { readonly state: 'failed'; readonly problem: DeviceProblem }

export interface PrintJob {
  /** For logs only: not the number on the slip. */
  readonly id: string
  readonly slip: SlipDocument
  /**
   * Called once, just before the first byte goes out, and awaited: the caller writes durably that this slip may exist
   * from now on. When it rejects, nothing is sent and the job fails.
   */
  readonly onSent: () => Promise<void>
  /** How long the job may wait behind others or for a printer that is being prepared, ms. 0-60000, default 10000. */
  readonly waitMs?: number
}

export interface PrinterCapabilities {
  readonly modelId: string
  /** The best proof this model can give. */
  readonly proof: PrintProof
  readonly widthDots: number
  readonly dotsPerInch: number
  /** Whether the number plate is drawn from pictures stored in the printer. */
  readonly keepsPlates: boolean
  readonly charset: 'gb18030' | 'gbk' | 'gb2312'
}

export interface PaperState {
  readonly leftMm: number
  readonly rollMm: number
}

/**
 * One ticket printer. Making one does no work.
 *
 * - `open` starts keeping the connection and returns at once; what comes of it is told by the status. Lost connections
 *   are made again for ever, with growing pauses. Opening twice does nothing.
 * - `close` works in every state. Waiting jobs fail with `printer.closed`; a job whose bytes went out becomes uncertain.
 *   It resolves when the transport is free and no timer is left; then the printer can be opened again.
 * - `print` never rejects. Jobs go out one at a time in the order of calls. While the printer is down a job fails at
 *   once with the printer's own code: a person is standing there. Only while it is being prepared or its head cools down
 *   does a job wait. Queued → sent (`onSent` resolved) → one outcome.
 * - Nothing is ever sent twice. After an uncertain slip, and at every new connection, the printer's buffer is cleared
 *   before anything else is printed; where the model can, while the paper is still out, so that nothing old comes out
 *   at the refill.
 * - `onStatus` hears every change once, in order, starting with the next one.
 */
export interface TicketPrinter {
  readonly capabilities: PrinterCapabilities
  open(): void
  close(): Promise<void>
  status(): DeviceStatus
  onStatus(listener: (status: DeviceStatus) => void): Cancel
  print(job: PrintJob): Promise<PrintOutcome>
  paper(): PaperState
  /** Somebody put a roll in: a full one unless its length is given, mm. A roll put in after paper-out is noticed alone. */
  paperLoaded(mm?: number): void
}
