// What serial ports, HID devices, device files and helpers have in common: a transport over anything that opens,
// takes bytes, gives bytes and may break.
import type { DeviceContext } from '../kernel/context.ts'
import { DeviceError, problem, type DeviceCode, type DeviceProblem } from '../kernel/errors.ts'
import { createListeners } from '../kernel/listeners.ts'
import type { Transport } from '../kernel/transport.ts'

export interface Channel {
  /** Resolves when all bytes have left. */
  write(bytes: Uint8Array): Promise<void>
  /** Resolves when the handle is free. Never called twice. */
  close(): Promise<void>
}

export interface ChannelEvents {
  readonly onData: (bytes: Uint8Array) => void
  readonly onLost: (reason: string) => void
}

export interface ChannelOptions {
  readonly target: string
  readonly connect: (events: ChannelEvents) => Promise<Channel>
  /** 100-60000, default 5000 */
  readonly openTimeoutMs?: number
  /** 100-60000, default 5000 */
  readonly writeTimeoutMs?: number
}

interface Connection {
  channel: Channel | undefined
  isOver: boolean
  readonly pending: Set<(why: DeviceError) => void>
}

export function createChannelTransport(context: DeviceContext, options: ChannelOptions): Transport {
  const { target, openTimeoutMs = 5000, writeTimeoutMs = 5000 } = options
  const dataListeners = createListeners<[Uint8Array]>()
  const closeListeners = createListeners<[DeviceProblem | undefined]>()
  let current: Connection | undefined
  /** Handles that are being given back: the next open waits for them. */
  let freed: Promise<void> = Promise.resolve()

  const free = (channel: Channel) => {
    const given = channel.close().catch(() => undefined)
    freed = freed.then(() => given)
  }

  const end = (mine: Connection, why: DeviceError) => {
    if (mine.isOver) return
    mine.isOver = true
    if (current === mine) current = undefined
    for (const fail of [...mine.pending]) fail(why)
    if (mine.channel === undefined) return
    free(mine.channel)
    closeListeners.call(why.code === 'transport.closed' ? undefined : problem(why.code, why.context))
  }

  return {
    target,
    async open() {
      if (current !== undefined) throw new Error(`${target} is already open`)
      const mine: Connection = { channel: undefined, isOver: false, pending: new Set() }
      current = mine
      await freed
      await new Promise<void>((resolve, reject) => {
        const settle = (why?: DeviceError) => {
          stopTimer()
          mine.pending.delete(settle)
          if (why === undefined) resolve()
          else reject(why)
        }
        mine.pending.add(settle)
        const stopTimer = context.setTimer(openTimeoutMs, () => {
          end(mine, new DeviceError('transport.open-timeout', { target, timeoutMs: openTimeoutMs }))
        })
        if (mine.isOver) return settle(new DeviceError('transport.closed', { target }))
        options
          .connect({
            onData: (bytes) => {
              if (!mine.isOver && mine.channel !== undefined) dataListeners.call(bytes)
            },
            onLost: (reason) => end(mine, new DeviceError('transport.lost', { target, reason })),
          })
          .then(
            (channel) => {
              if (mine.isOver) return free(channel)
              mine.channel = channel
              settle()
            },
            (thrown: unknown) => end(mine, openError(target, thrown)),
          )
      })
    },
    write(bytes) {
      const mine = current
      const channel = mine?.channel
      if (mine === undefined || channel === undefined) {
        return Promise.reject(new DeviceError('transport.closed', { target }))
      }
      return new Promise((resolve, reject) => {
        const settle = (why?: DeviceError) => {
          stopTimer()
          mine.pending.delete(settle)
          if (why === undefined) resolve()
          else reject(why)
        }
        mine.pending.add(settle)
        const stopTimer = context.setTimer(writeTimeoutMs, () => {
          end(mine, new DeviceError('transport.write-timeout', { target, timeoutMs: writeTimeoutMs }))
        })
        channel.write(bytes.slice()).then(
          () => settle(),
          (thrown: unknown) => {
            end(mine, new DeviceError('transport.lost', { target, reason: reasonOf(thrown) }, thrown))
          },
        )
      })
    },
    async close() {
      if (current !== undefined) end(current, new DeviceError('transport.closed', { target }))
      await freed
    },
    onData: (listener) => dataListeners.add(listener),
    onClose: (listener) => closeListeners.add(listener),
  }
}

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

/** Ways in which the system says why something cannot be opened, in the words of its libraries. */
const openReasons: readonly (readonly [RegExp, DeviceCode])[] = [
  [/EACCES|EPERM|permission denied|access denied/i, 'transport.no-permission'],
  [/EBUSY|cannot lock|temporarily unavailable|resource busy/i, 'transport.busy'],
  [/ENOENT|ENXIO|ENODEV|no such (file|device)|not found|cannot open device/i, 'transport.not-found'],
]

function openError(target: string, thrown: unknown): DeviceError {
  if (thrown instanceof DeviceError) return thrown
  const reason = reasonOf(thrown)
  const code = openReasons.find(([pattern]) => pattern.test(reason))?.[1] ?? 'transport.lost'
  return new DeviceError(code, { target, reason }, thrown)
}
