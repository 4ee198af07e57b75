import { fromHex } from '../kernel/bytes.ts'
import type { DeviceEnd } from '../kernel/transport.ts'
import { createSimulatedKeyboard } from '../keypad/hid-simulator.ts'
import type { RaterModel } from './model.ts'

/** An evaluator at the far end of a line. */
export interface SimulatedRater {
  /** Throws where the model has no key for the score. */
  rate(score: number): void
  write(bytes: Uint8Array): void
}

export function createSimulatedRater(end: DeviceEnd, { speaks }: RaterModel): SimulatedRater {
  const keyboard = createSimulatedKeyboard(end)
  return {
    rate(score) {
      const key = Object.entries(speaks.scores).find(([, known]) => known === score)?.[0]
      if (key === undefined) throw new RangeError(`no key for ${score}`)
      if (speaks.kind === 'bytes') end.write(fromHex(key))
      else keyboard.strike(Number.parseInt(key, 16))
    },
    write: (bytes) => end.write(bytes),
  }
}
