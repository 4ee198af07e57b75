// A keyboard-like device at the far end of a line: its reports, byte for byte.
import type { DeviceEnd } from '../kernel/transport.ts'
import { keyboardReport, keysFor } from './hid-keyboard.ts'

export interface SimulatedKeyboard {
  press(usage: number): void
  release(): void
  /** Down and up. */
  strike(usage: number, shift?: boolean): void
  /** All keys of a text, one after the other without a pause, as scanners do. */
  type(text: string): void
  /** More keys at once than it can tell. */
  rollOver(): void
  write(bytes: Uint8Array): void
}

export function createSimulatedKeyboard(end: DeviceEnd, reportId: readonly number[] = []): SimulatedKeyboard {
  const send = (usages: readonly number[], shift = false) => end.write(keyboardReport(usages, { shift, reportId }))
  const strike = (usage: number, shift = false) => {
    send([usage], shift)
    send([])
  }
  return {
    press: (usage) => send([usage]),
    release: () => send([]),
    strike,
    type(text) {
      for (const { usage, shift } of keysFor(text)) strike(usage, shift)
    },
    rollOver: () => send([1, 1, 1, 1, 1, 1]),
    write: (bytes) => end.write(bytes),
  }
}
