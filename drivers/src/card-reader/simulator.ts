// A card reader at the far end of a line: it tells of a card again and again as long as it lies.
import type { Cancel, DeviceContext } from '../kernel/context.ts'
import type { DeviceEnd } from '../kernel/transport.ts'
import { createSimulatedKeyboard } from '../keypad/hid-simulator.ts'
import type { CardReaderModel } from './model.ts'
import { encodeRdm6300 } from './rdm6300.ts'

export interface SimulatedCardReader {
  /** Five bytes, as they lie on the chip. */
  lay(card: Uint8Array): void
  take(): void
  write(bytes: Uint8Array): void
}

const AGAIN_MS = 60
const ENTER = 0x28

export function createSimulatedCardReader(
  context: DeviceContext,
  end: DeviceEnd,
  { speaks, text, bytes }: CardReaderModel,
): SimulatedCardReader {
  const keyboard = createSimulatedKeyboard(end)
  let stop: Cancel = () => undefined
  const words = (card: Uint8Array): string => {
    const counted = card.subarray(card.length - bytes)
    const value = counted.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
    if (text === 'hex')
      return value
        .toString(16)
        .toUpperCase()
        .padStart(bytes * 2, '0')
    if (text === 'decimal') return String(value).padStart(10, '0')
    return `${(value >> 16n) & 0xffn},${String(value & 0xffffn).padStart(5, '0')}`
  }
  const say = (card: Uint8Array) => {
    if (speaks.kind === 'rdm6300') end.write(encodeRdm6300(card))
    else if (speaks.kind === 'lines') end.write(new TextEncoder().encode(`${words(card)}\r\n`))
    else {
      keyboard.type(words(card))
      keyboard.strike(ENTER)
    }
  }
  return {
    lay(card) {
      stop()
      const again = () => {
        say(card)
        stop = context.setTimer(AGAIN_MS, again)
      }
      again()
    },
    take: () => stop(),
    write: (noise) => end.write(noise),
  }
}
