import type { SimulatedScanner } from '@tingxu/drivers/scanner/simulator.ts'
import { NOISE, type Hands } from './hands.ts'

/** @param codes what lies about to be scanned now */
export function createScannerHands(scanner: SimulatedScanner, codes: () => readonly string[]): Hands {
  return {
    face: () => ({ class: 'scanner', codes: codes() }),
    faults: () => [{ fault: 'noise', on: false }],
    act(act) {
      if (act.act === 'scan') scanner.scan(act.text)
      else if (act.act === 'fault' && act.fault === 'noise') scanner.write(NOISE)
      else return false
      return true
    },
    stop: () => undefined,
  }
}
