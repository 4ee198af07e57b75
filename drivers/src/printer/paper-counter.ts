import type { PrinterCondition } from './condition.ts'

/** The paper that is left, counted: rolls of printers without a near-end sensor end without a warning otherwise. */
export interface PaperCounter {
  leftMm(): number
  isLow(): boolean
  /** A slip of this length was printed, or may have been. */
  used(mm: number): void
  /** A roll was put in: a full one unless its length is given. */
  loaded(mm?: number): void
  /** Notices a new roll by what the printer's sensors said before and say now. */
  observe(condition: PrinterCondition): void
}

export interface PaperRoll {
  readonly rollMm: number
  readonly lowMm: number
}

export function createPaperCounter(
  roll: PaperRoll,
  startMm: number | undefined,
  onChange: (leftMm: number) => void,
): PaperCounter {
  let leftMm = startMm ?? roll.rollMm
  const set = (mm: number) => {
    leftMm = Math.max(0, Math.round(mm))
    onChange(leftMm)
  }
  // With the cover open the sensors see nothing: only what they said with a closed cover counts.
  let before: PrinterCondition['paper'] = 'present'
  let wasOpened = false

  return {
    leftMm: () => leftMm,
    isLow: () => leftMm < roll.lowMm,
    used: (mm) => {
      set(leftMm - mm)
    },
    loaded: (mm) => {
      set(mm ?? roll.rollMm)
    },
    observe({ paper, coverOpen }) {
      wasOpened ||= coverOpen
      if (coverOpen) return
      if (paper === 'present' && (before === 'out' || (before === 'low' && wasOpened))) set(roll.rollMm)
      before = paper
      wasOpened = false
    },
  }
}
