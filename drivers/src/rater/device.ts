import type { BackoffOptions } from '../kernel/backoff.ts'
import { fromHex } from '../kernel/bytes.ts'
import type { DeviceContext } from '../kernel/context.ts'
import type { Decoder } from '../kernel/device.ts'
import { createFrameDecoder, MORE_BYTES, NO_FRAME, type Scan } from '../kernel/frame-decoder.ts'
import type { RatingInput } from '../kernel/input.ts'
import { createLineDevice, listenOnly, type LineDevice } from '../kernel/line-device.ts'
import { createListeners } from '../kernel/listeners.ts'
import type { Transport } from '../kernel/transport.ts'
import { createKeyboardDecoder, type KeyEdge } from '../keypad/hid-keyboard.ts'
import type { Rater } from './contract.ts'
import type { RaterModel } from './model.ts'

export interface RaterOptions {
  readonly context: DeviceContext
  readonly transport: Transport
  readonly model: RaterModel
  readonly backoff?: BackoffOptions
}

export function createRater({ context, transport, model, backoff }: RaterOptions): Rater {
  const inputs = createListeners<[RatingInput]>()
  const common = { context, transport, session: listenOnly, ...(backoff === undefined ? {} : { backoff }) }
  let last: { readonly score: number; atMs: number } | undefined
  const hear = (score: number | undefined) => {
    if (score === undefined) return
    const isRepeated = last?.score === score && context.now() - last.atMs < model.repeatMs
    last = { score, atMs: context.now() }
    if (!isRepeated) inputs.call({ kind: 'rating', address: 0, score })
  }
  const { speaks } = model
  const device: LineDevice =
    speaks.kind === 'bytes'
      ? createLineDevice<number>({ ...common, decoder: createScoreDecoder(speaks.scores), onMessage: hear })
      : createLineDevice<KeyEdge>({
          ...{ ...common, decoder: createKeyboardDecoder(speaks.reportIdBytes) },
          onMessage({ usage, down }) {
            if (down) hear(speaks.scores[usage.toString(16).toUpperCase().padStart(2, '0')])
          },
        })
  return { ...device, onInput: (listener) => inputs.add(listener) }
}

/** Rows of bytes and the score of each; all else is noise. */
export function createScoreDecoder(scores: Readonly<Record<string, number>>): Decoder<number> {
  const rows = Object.entries(scores).map(([hex, score]) => ({ bytes: fromHex(hex), score }))
  const longest = Math.max(...rows.map(({ bytes }) => bytes.length))
  const scan = (all: Uint8Array, at: number): Scan<number> => {
    let mayCome = false
    for (const { bytes, score } of rows) {
      const here = all.subarray(at, at + bytes.length)
      if (!here.every((byte, n) => byte === bytes[n])) continue
      if (here.length === bytes.length) return { kind: 'frame', length: bytes.length, message: score }
      mayCome = true
    }
    return mayCome ? MORE_BYTES : NO_FRAME
  }
  return createFrameDecoder({ scan, longest, eager: true })
}
