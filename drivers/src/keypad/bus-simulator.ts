// Callers and evaluators on one line, speaking their side byte for byte: they repeat until the host answers.
import { concatBytes, toHex } from '../kernel/bytes.ts'
import type { Cancel, DeviceContext } from '../kernel/context.ts'
import type { DeviceEnd } from '../kernel/transport.ts'
import { COMMAND, createBusDecoder, encodeBusFrame, type BusFrame } from './bus-frame.ts'

export interface SimulatedCounterBusOptions {
  readonly context: DeviceContext
  readonly end: DeviceEnd
  /** Between two tries of a frame that the host did not answer, default 200 ms. */
  readonly repeatMs?: number
  /** Tries, default 5. */
  readonly tries?: number
}

export interface SimulatedCounterBus {
  /** Keys on a caller: `0C`, or `06 0F`. */
  press(address: number, ...keys: number[]): void
  rate(address: number, score: number): void
  /** The six digits of a caller, `·` where nothing shows. */
  digits(address: number): string
  beeps(address: number): number
  isAskingForRating(address: number): boolean
  /** Frames that the host has not answered yet. */
  unanswered(): number
  /** How often a frame was sent more than once. */
  repeats(): number
  /** An adapter that gives back what the host sends. */
  setAdapterEchoes(on: boolean): void
  noise(bytes: Uint8Array): void
  stop(): void
}

export function createSimulatedCounterBus(options: SimulatedCounterBusOptions): SimulatedCounterBus {
  const { context, end, repeatMs = 200, tries = 5 } = options
  const decoder = createBusDecoder()
  const digits = new Map<number, string>()
  const beeps = new Map<number, number>()
  const rating = new Set<number>()
  const waiting = new Map<string, Cancel>()
  let repeats = 0
  let adapterEchoes = false

  const answerTo = (frame: BusFrame) =>
    toHex(encodeBusFrame(frame.command === COMMAND.score ? { ...frame, command: COMMAND.key } : frame))
  const transmit = (frame: BusFrame) => {
    const bytes = encodeBusFrame(frame)
    const expected = answerTo(frame)
    const again = (left: number) => {
      end.write(bytes)
      waiting.get(expected)?.()
      waiting.set(
        expected,
        context.setTimer(repeatMs, () => {
          waiting.delete(expected)
          if (left <= 1) return
          repeats++
          again(left - 1)
        }),
      )
    }
    again(tries)
  }
  const obey = (frame: BusFrame) => {
    const key = toHex(encodeBusFrame(frame))
    const stopRepeating = waiting.get(key)
    if (stopRepeating !== undefined) {
      stopRepeating()
      waiting.delete(key)
    } else if (frame.command === COMMAND.show && frame.data.length === 6) {
      digits.set(frame.address, [...frame.data].map((digit) => (digit > 9 ? '·' : String(digit))).join(''))
    } else if (frame.command === COMMAND.beep) beeps.set(frame.address, (beeps.get(frame.address) ?? 0) + 1)
    else if (frame.command === COMMAND.key && frame.data[0] === 0x0b) rating.add(frame.address)
  }
  const stopListening = end.onData((bytes) => {
    if (adapterEchoes) end.write(bytes)
    for (const frame of decoder.push(bytes)) obey(frame)
  })

  return {
    press: (address, ...keys) => transmit({ address, command: COMMAND.key, data: Uint8Array.from(keys) }),
    rate(address, score) {
      rating.delete(address)
      transmit({ address, command: COMMAND.score, data: Uint8Array.of(score) })
    },
    digits: (address) => digits.get(address) ?? '······',
    beeps: (address) => beeps.get(address) ?? 0,
    isAskingForRating: (address) => rating.has(address),
    unanswered: () => waiting.size,
    repeats: () => repeats,
    setAdapterEchoes(on) {
      adapterEchoes = on
    },
    noise: (bytes) => end.write(concatBytes([bytes])),
    stop() {
      stopListening()
      for (const cancel of waiting.values()) cancel()
      waiting.clear()
    },
  }
}
