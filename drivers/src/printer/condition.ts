// What state a printer is in, from its status bytes, and what that means to whoever wants a slip.
import { status, type DeviceStatus } from '../kernel/status.ts'
import type { ProblemContext } from '../kernel/errors.ts'

/** The printer's own word on itself. */
export interface PrinterCondition {
  readonly offline: boolean
  readonly coverOpen: boolean
  readonly paper: 'present' | 'low' | 'out'
  /** The cutter or the paper is stuck; clears when somebody has removed it. */
  readonly jammed: boolean
  /** The head is too hot; goes away by itself. */
  readonly headHot: boolean
  /** Needs repair or a restart. On Masung boards also: the black mark was not found. */
  readonly fault: boolean
}

/** The answers to `DLE EOT` 1 to 4. The drawer bit and the feed button say nothing about tickets. */
export interface RealTimeBytes {
  readonly printer: number
  readonly offlineCause: number
  readonly error: number
  readonly paper: number
}

const has = (byte: number, mask: number): boolean => (byte & mask) !== 0

export const conditionOfRealTime = ({ printer, offlineCause, error, paper }: RealTimeBytes): PrinterCondition => ({
  offline: has(printer, 0x08),
  coverOpen: has(offlineCause, 0x04),
  // Two bits say "out" and two "low"; some boards set only one of a pair.
  paper: has(paper, 0x60) || has(offlineCause, 0x20) ? 'out' : has(paper, 0x0c) ? 'low' : 'present',
  jammed: has(error, 0x0c),
  headHot: has(error, 0x40),
  fault: has(error, 0x20),
})

/** The four bytes of automatic status. The fourth differs between makers and is not looked at. */
export const conditionOfAutomatic = ([first, second, third]: readonly [
  number,
  number,
  number,
  number,
]): PrinterCondition => ({
  offline: has(first, 0x08),
  coverOpen: has(first, 0x20),
  paper: has(third, 0x0c) ? 'out' : has(third, 0x03) ? 'low' : 'present',
  jammed: has(second, 0x0c),
  headHot: has(second, 0x40),
  fault: has(second, 0x20),
})

/**
 * The state to report. `down` means that no slip may be sent. The order is what somebody must do first: a cover that
 * stands open makes the paper sensor say "out" as well.
 */
export function statusOfCondition(condition: PrinterCondition, context: ProblemContext = {}): DeviceStatus {
  if (condition.fault) return status('down', 'printer.fault', context)
  if (condition.jammed) return status('down', 'printer.cutter-jam', context)
  if (condition.coverOpen) return status('down', 'printer.cover-open', context)
  if (condition.paper === 'out') return status('down', 'printer.paper-out', context)
  if (condition.headHot) return status('down', 'printer.head-hot', context)
  if (condition.offline) return status('down', 'printer.offline', context)
  if (condition.paper === 'low') return status('warning', 'printer.paper-low', context)
  return status('ok', 'printer.ready', context)
}

/**
 * Whether a slip under way will not come out without somebody's hand. A hot head, or being offline without a cause
 * (somebody holds the feed button), passes by itself: then only the time-out ends the wait.
 */
export const stopsSlip = (condition: PrinterCondition): boolean =>
  condition.fault || condition.jammed || condition.coverOpen || condition.paper === 'out'
