// What every device is to the agent, and what comes from those that people press, scan and lay cards on.
import type { Cancel } from './context.ts'
import type { DeviceStatus } from './status.ts'

/**
 * - `open` starts keeping the connection and returns at once; lost connections are made again for ever, with growing
 *   pauses. Opening twice does nothing.
 * - `close` works in every state and resolves when the transport is free and no timer is left; then it can be opened
 *   again.
 * - `onStatus` hears every change once, in order, starting with the next one.
 */
export interface Device {
  open(): void
  close(): Promise<void>
  status(): DeviceStatus
  onStatus(listener: (status: DeviceStatus) => void): Cancel
}

/** A device that tells of what people do. Listeners are called before the driver does anything else with the bytes. */
export interface InputDevice<I> extends Device {
  onInput(listener: (input: I) => void): Cancel
}

/** Turns bytes into messages. Never throws, holds a bounded number of bytes, and reads the next good frame after noise. */
export interface Decoder<M> {
  push(bytes: Uint8Array): readonly M[]
  /** Forgets what began and did not end. */
  reset(): void
  /** How many bytes wait for their frame to end. */
  held(): number
}
