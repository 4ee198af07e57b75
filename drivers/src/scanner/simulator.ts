// A scanner at the far end of a line, in each of the ways scanners speak.
import type { DeviceEnd } from '../kernel/transport.ts'
import { createSimulatedKeyboard } from '../keypad/hid-simulator.ts'
import { hidPosReports } from './hid-pos.ts'
import type { ScannerModel } from './model.ts'

export interface SimulatedScanner {
  /** Somebody holds a code under it. Wedges type what an American keyboard can. */
  scan(text: string): void
  write(bytes: Uint8Array): void
}

const ENTER = 0x28

export function createSimulatedScanner(end: DeviceEnd, { speaks }: ScannerModel): SimulatedScanner {
  const encoder = new TextEncoder()
  const keyboard = createSimulatedKeyboard(end)
  return {
    scan(text) {
      if (speaks.kind === 'lines') end.write(encoder.encode(`${text}\r\n`))
      else if (speaks.kind === 'hid-pos') for (const report of hidPosReports(encoder.encode(text))) end.write(report)
      else {
        keyboard.type(text)
        keyboard.strike(ENTER)
      }
    },
    write: (bytes) => end.write(bytes),
  }
}
