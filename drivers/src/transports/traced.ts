// A transport whose last bytes somebody may look at: for a technician at a device that does not do what it should.
import { toHex } from '../kernel/bytes.ts'
import type { Cancel, DeviceContext } from '../kernel/context.ts'
import type { Transport } from '../kernel/transport.ts'

export interface TraceLine {
  readonly atMs: number
  readonly way: 'in' | 'out'
  /** `AA AA 96`, and how many more there were. */
  readonly hex: string
}

export interface TraceOptions {
  /**
   * For a device that carries personal data: how many bytes at the start of a piece are none. Nothing is kept unless it
   * is switched on. A piece may begin anywhere, so 0 is the right answer whenever its start is not known.
   */
  readonly unmasked?: (piece: Uint8Array) => number
  /** Pieces kept, default 100. */
  readonly lines?: number
}

export interface Trace {
  readonly transport: Transport
  lines(): readonly TraceLine[]
  /** Keeps what passes for five minutes, then forgets all. For devices without personal data it is always on. */
  switchOn(): void
  /** Forgets all and ends the five minutes. */
  switchOff(): void
}

const ON_MS = 5 * 60_000
const MOST_BYTES = 64

export function traced(context: DeviceContext, inner: Transport, { unmasked, lines = 100 }: TraceOptions): Trace {
  let kept: TraceLine[] = []
  let stopTimer: Cancel | undefined
  const isOn = () => unmasked === undefined || stopTimer !== undefined
  const keep = (way: 'in' | 'out', bytes: Uint8Array) => {
    if (!isOn()) return
    const shown = bytes.subarray(0, unmasked === undefined ? MOST_BYTES : unmasked(bytes))
    const more = bytes.length - shown.length
    kept.push({
      atMs: context.now(),
      way,
      hex: [toHex(shown), ...(more > 0 ? [`… ${more} more`] : [])].join(' ').trim(),
    })
    if (kept.length > lines) kept = kept.slice(-lines)
  }
  const switchOff = () => {
    stopTimer?.()
    stopTimer = undefined
    kept = []
  }
  inner.onData((bytes) => keep('in', bytes))
  return {
    transport: {
      ...inner,
      write(bytes) {
        keep('out', bytes)
        return inner.write(bytes)
      },
    },
    lines: () => kept,
    switchOn() {
      if (unmasked === undefined) return
      switchOff()
      stopTimer = context.setTimer(ON_MS, switchOff)
    },
    switchOff,
  }
}
