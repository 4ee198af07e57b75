// A pair of ends in memory: a cable that can be pulled, delayed, and paced to a baud rate.
import type { Cancel, DeviceContext } from '../kernel/context.ts'
import { DeviceError, problem } from '../kernel/errors.ts'
import { createListeners } from '../kernel/listeners.ts'
import type { DeviceEnd, Transport } from '../kernel/transport.ts'

export interface MemoryPairOptions {
  /** For logs. Default `memory`. */
  readonly name?: string
  /** Paces both directions as a serial line would, 8N1: ten bits a byte. Default: as fast as it goes. */
  readonly baud?: number
  /** Way of a byte, 0-10000 ms. Default 0. */
  readonly latencyMs?: number
  /** Longest piece delivered at once, so that tests see messages cut anywhere. Default 64. */
  readonly pieceBytes?: number
  /** A write that is stuck this long fails, 50-60000 ms. Default 5000. */
  readonly writeTimeoutMs?: number
}

export interface MemoryPair {
  readonly host: Transport
  readonly device: DeviceEnd
  /** Breaks the connection and lets no new one come up until `plug`. */
  pull(): void
  plug(): void
}

interface Piece {
  readonly bytes: Uint8Array
  readonly delivered: () => void
}

/** One direction: pieces wait here until they are due and the reader takes them. */
function createLane(context: DeviceContext, options: MemoryPairOptions, deliver: (bytes: Uint8Array) => void) {
  const msPerByte = options.baud === undefined ? 0 : 10_000 / options.baud
  const latencyMs = options.latencyMs ?? 0
  const pieceBytes = options.pieceBytes ?? 64
  const waiting: Piece[] = []
  let timers = new Set<Cancel>()
  let generation = 0
  let lineFreeAtMs = 0
  let reading = true

  const flush = () => {
    while (reading) {
      const piece = waiting.shift()
      if (piece === undefined) return
      deliver(piece.bytes)
      piece.delivered()
    }
  }
  const arrive = (piece: Piece, dueMs: number) => {
    const mine = generation
    const land = () => {
      if (mine !== generation) return
      waiting.push(piece)
      flush()
    }
    if (dueMs <= context.now()) return queueMicrotask(land)
    const cancel = context.setTimer(dueMs - context.now(), () => {
      timers.delete(cancel)
      land()
    })
    timers.add(cancel)
  }

  return {
    send(bytes: Uint8Array, delivered: () => void) {
      const startMs = Math.max(context.now(), lineFreeAtMs)
      lineFreeAtMs = startMs + bytes.length * msPerByte
      if (bytes.length === 0) return delivered()
      for (let from = 0; from < bytes.length; from += pieceBytes) {
        const to = Math.min(from + pieceBytes, bytes.length)
        const isLast = to === bytes.length
        arrive(
          { bytes: bytes.slice(from, to), delivered: isLast ? delivered : () => undefined },
          startMs + to * msPerByte + latencyMs,
        )
      }
    },
    setReading(on: boolean) {
      reading = on
      flush()
    },
    drop() {
      generation++
      for (const cancel of timers) cancel()
      timers = new Set()
      waiting.length = 0
      lineFreeAtMs = 0
    },
  }
}

export function createMemoryPair(context: DeviceContext, options: MemoryPairOptions = {}): MemoryPair {
  const target = options.name ?? 'memory'
  const writeTimeoutMs = options.writeTimeoutMs ?? 5000
  const hostData = createListeners<[Uint8Array]>()
  const hostClosed = createListeners<[ReturnType<typeof problem> | undefined]>()
  const deviceData = createListeners<[Uint8Array]>()
  const connected = createListeners<[]>()
  const disconnected = createListeners<[]>()
  const toDevice = createLane(context, options, (bytes) => {
    deviceData.call(bytes)
  })
  const toHost = createLane(context, options, (bytes) => {
    hostData.call(bytes)
  })
  let pendingWrites = new Set<(error: DeviceError) => void>()
  let isOpen = false
  let isPlugged = true

  const disconnect = (lost: boolean) => {
    if (!isOpen) return
    isOpen = false
    toDevice.drop()
    toHost.drop()
    const broken = pendingWrites
    pendingWrites = new Set()
    for (const fail of broken) fail(new DeviceError('transport.closed', { target }))
    disconnected.call()
    hostClosed.call(lost ? problem('transport.lost', { target, reason: 'the cable was pulled' }) : undefined)
  }

  const host: Transport = {
    target,
    async open() {
      if (isOpen) throw new Error(`${target} is already open`)
      if (!isPlugged) throw new DeviceError('transport.not-found', { target })
      isOpen = true
      connected.call()
    },
    write(bytes) {
      if (!isOpen) return Promise.reject(new DeviceError('transport.closed', { target }))
      return new Promise((resolve, reject) => {
        const settle = () => {
          stopTimer()
          pendingWrites.delete(fail)
        }
        const fail = (error: DeviceError) => {
          settle()
          reject(error)
        }
        const paceMs = options.baud === undefined ? 0 : (bytes.length * 10_000) / options.baud
        const stopTimer = context.setTimer(writeTimeoutMs + paceMs, () => {
          fail(new DeviceError('transport.write-timeout', { target, timeoutMs: writeTimeoutMs }))
          disconnect(true)
        })
        pendingWrites.add(fail)
        toDevice.send(bytes, () => {
          settle()
          resolve()
        })
      })
    },
    async close() {
      disconnect(false)
    },
    onData: (listener) => hostData.add(listener),
    onClose: (listener) => hostClosed.add(listener),
  }

  const device: DeviceEnd = {
    write(bytes) {
      if (isOpen) toHost.send(bytes, () => undefined)
    },
    setReading: (reading) => {
      toDevice.setReading(reading)
    },
    onConnect: (listener) => connected.add(listener),
    onData: (listener) => deviceData.add(listener),
    onDisconnect: (listener) => disconnected.add(listener),
    async close() {
      disconnect(true)
    },
  }

  return {
    host,
    device,
    pull() {
      isPlugged = false
      disconnect(true)
    },
    plug() {
      isPlugged = true
    },
  }
}
