import type { Cancel } from './context.ts'
import type { DeviceProblem } from './errors.ts'

/**
 * A pipe of bytes to one device: TCP, serial, USB bulk, HID reports, or memory. It knows nothing of what the bytes
 * mean. One owner holds it; it may be opened again after it closed, as often as wanted, and create does no work.
 *
 * Obligations of every transport:
 * - `open` resolves when bytes can flow and rejects with a `DeviceError` (`transport.*`) when they cannot, always
 *   within the transport's own time-out. Opening an open transport is a bug of the caller and throws.
 * - `write` takes the bytes over at once (the caller may reuse the array), keeps the order of calls, and resolves when
 *   all of them have left this process: no sooner, so that back-pressure is felt. It may be called while an earlier one
 *   is pending. It rejects when the transport is closed, breaks, or takes no byte for the time-out; how many bytes went
 *   out is then unknown. A rejected write never goes out later, not even after a new `open`.
 * - `onData` listeners get every byte once, in order, cut anywhere: a message may come in pieces or together with the
 *   next. The array is theirs to keep. Nothing is buffered before `open` resolves or replayed to a late listener.
 * - `onClose` listeners are called exactly once per successful `open`, after the last `onData`: with a problem when the
 *   connection was lost, without one when `close` was called. By then every pending `write` has been rejected.
 * - `close` works in every state, cancels an `open` under way (which rejects with `transport.closed`), rejects what is
 *   pending, never rejects itself, and resolves when the handle is free for others.
 * - Listeners stay across connections until their cancel is called.
 */
export interface Transport {
  /** What it leads to, for logs and problems: `tcp 192.168.1.20:9100`. */
  readonly target: string
  open(): Promise<void>
  write(bytes: Uint8Array): Promise<void>
  close(): Promise<void>
  onData(listener: (bytes: Uint8Array) => void): Cancel
  onClose(listener: (lost: DeviceProblem | undefined) => void): Cancel
}

/**
 * The far end of a transport, held by a simulated device. It outlives any one connection.
 *
 * - At most one host is connected at a time, as on most network cards of printers; a second one is turned away.
 * - `write` sends to the connected host and drops the bytes when nobody is connected.
 * - `setReading(false)` stops taking bytes in: the host feels back-pressure, nothing is lost.
 */
export interface DeviceEnd {
  write(bytes: Uint8Array): void
  setReading(reading: boolean): void
  onConnect(listener: () => void): Cancel
  onData(listener: (bytes: Uint8Array) => void): Cancel
  onDisconnect(listener: () => void): Cancel
  close(): Promise<void>
}
