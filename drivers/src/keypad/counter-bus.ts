// The driver of a whole bus of callers and evaluators.
import type { DeviceContext } from '../kernel/context.ts'
import type { BackoffOptions } from '../kernel/backoff.ts'
import { toHex } from '../kernel/bytes.ts'
import type { KeyInput, RatingInput } from '../kernel/input.ts'
import { createLineDevice, type DeviceLine } from '../kernel/line-device.ts'
import { createListeners } from '../kernel/listeners.ts'
import { status } from '../kernel/status.ts'
import type { Transport } from '../kernel/transport.ts'
import { COMMAND, createBusDecoder, encodeBusFrame, FILLER, START_RATING, type BusFrame } from './bus-frame.ts'
import type { CallerDisplay, CounterBus } from './contract.ts'
import type { CounterBusModel } from './model.ts'

export interface CounterBusOptions {
  readonly context: DeviceContext
  readonly transport: Transport
  readonly model: CounterBusModel
  readonly backoff?: BackoffOptions
}

/** Frames of the host that wait; more means that nobody takes them. */
const MOST_WAITING = 600
const IDLE_MS = 60_000
const ECHO_MS = 500

export function createCounterBus({ context, transport, model, backoff }: CounterBusOptions): CounterBus {
  const inputs = createListeners<[KeyInput | RatingInput]>()
  const wanted = new Map<number, CallerDisplay>()
  /** What the display of each address was told over this line. */
  const shown = new Map<number, string>()
  /** When each caller's last frame came; one entry per address. */
  const heard = new Map<number, { readonly frame: string; atMs: number }>()
  const urgent: { readonly bytes: Uint8Array; readonly done: (sent: boolean) => void }[] = []
  let echoes: { readonly frame: string; readonly untilMs: number }[] = []

  const isOwnEcho = (frame: string): boolean => {
    if (!model.adapterEchoes) return false
    echoes = echoes.filter(({ untilMs }) => untilMs > context.now())
    const at = echoes.findIndex((echo) => echo.frame === frame)
    if (at >= 0) echoes.splice(at, 1)
    return at >= 0
  }

  const hear = (frame: BusFrame) => {
    if (frame.command !== COMMAND.key && frame.command !== COMMAND.score) return
    const bytes = encodeBusFrame(frame)
    const key = toHex(bytes)
    if (isOwnEcho(key)) return
    const before = heard.get(frame.address)
    const isRepeated = before?.frame === key && context.now() - before.atMs < model.repeatMs
    heard.set(frame.address, { frame: key, atMs: context.now() })
    if (!isRepeated) for (const input of inputOf(frame, model)) inputs.call(input)
    answer(frame.command === COMMAND.score ? encodeBusFrame({ ...frame, command: COMMAND.key }) : bytes)
  }
  const answer = (bytes: Uint8Array) => {
    if (urgent.length < MOST_WAITING) urgent.unshift({ bytes, done: () => undefined })
    device.wake()
  }

  const nextDisplay = (): Uint8Array | undefined => {
    for (const [address, display] of wanted) {
      const bytes = displayFrame(address, display)
      const words = toHex(bytes)
      if (shown.get(address) === words) continue
      shown.set(address, words)
      return bytes
    }
    return undefined
  }

  const send = async (line: DeviceLine<BusFrame>, bytes: Uint8Array) => {
    if (model.adapterEchoes) echoes.push({ frame: toHex(bytes), untilMs: context.now() + ECHO_MS })
    await line.send(bytes)
    // A key wakes the line, and its answer may not break the silence of others.
    const untilMs = context.now() + model.gapMs
    while (!line.isOver() && context.now() < untilMs) await line.sleep(untilMs - context.now())
  }

  const device = createLineDevice<BusFrame>({
    ...{ context, transport, decoder: createBusDecoder(), onMessage: hear },
    ...(backoff === undefined ? {} : { backoff }),
    async session(line) {
      shown.clear()
      echoes = []
      line.report(status('ok', 'device.ready'))
      try {
        while (!line.isOver()) {
          const first = urgent.shift()
          const bytes = first?.bytes ?? nextDisplay()
          if (bytes === undefined) await line.sleep(IDLE_MS)
          else {
            await send(line, bytes)
            first?.done(true)
          }
        }
      } finally {
        for (const { done } of urgent.splice(0)) done(false)
      }
      return undefined
    },
  })

  const now = (frame: BusFrame): Promise<boolean> => {
    if (device.status().level !== 'ok' || urgent.length >= MOST_WAITING) return Promise.resolve(false)
    return new Promise((resolve) => {
      urgent.push({ bytes: encodeBusFrame(frame), done: resolve })
      device.wake()
    })
  }

  return {
    ...device,
    onInput: (listener) => inputs.add(listener),
    show(address, display) {
      wanted.set(address, display)
      device.wake()
    },
    beep: (address) => now({ address, command: COMMAND.beep, data: new Uint8Array(0) }),
    startRating: (address) => now({ address, command: COMMAND.key, data: Uint8Array.of(START_RATING) }),
    showStars: (address, stars) => now({ address, command: COMMAND.show, data: Uint8Array.of(stars) }),
  }
}

/** Three digits, or fillers. */
const threeDigits = (value: number | null): number[] =>
  value === null ? [FILLER, FILLER, FILLER] : [100, 10, 1].map((unit) => Math.floor(Math.abs(value) / unit) % 10)

export const displayFrame = (address: number, { waiting, ticket }: CallerDisplay): Uint8Array =>
  encodeBusFrame({
    address,
    command: COMMAND.show,
    data: Uint8Array.from([...threeDigits(waiting), ...threeDigits(ticket)]),
  })

/** A key that the model does not name is nothing. */
function inputOf({ address, command, data }: BusFrame, model: CounterBusModel): (KeyInput | RatingInput)[] {
  if (command === COMMAND.score) {
    const [score] = data
    return score === undefined ? [] : [{ kind: 'rating', address, score }]
  }
  const whole = model.keys[toHex(data)]
  if (whole !== undefined) return [{ kind: 'key', address, key: whole, digits: '' }]
  const digits = data.subarray(0, -1)
  const last = model.keys[toHex(data.subarray(-1))]
  if (last === undefined || digits.some((digit) => digit > 9)) return []
  return [{ kind: 'key', address, key: last, digits: digits.join('') }]
}
