// Back-pressure: who reads slowly gets the newest values once they have caught up, who never reads is cut.
import type { Server, Socket } from 'socket.io'
import type { ViewMessage } from '@tingxu/shared/wire/protocol.ts'

/** A socket that holds more unsent bytes than this gets only the newest values once it has caught up. */
const SLOW_BYTES = 64 * 1024
/** Beyond this the line is cut: answers pile up for somebody who asks and never reads. */
const DEAF_BYTES = 1024 * 1024
/** What a waiting packet takes besides its text. */
const PACKET_COST = 200
const CATCH_UP_MS = 100
/** Broadcasts leave this room out. */
const SLOW = 'slow'

/** The little we need of engine.io's own socket. */
export interface EngineLine {
  readonly writeBuffer: readonly { readonly data?: { readonly length: number } }[]
  readonly transport: { readonly socket?: { readonly bufferedAmount?: number; readonly terminate: () => void } }
  readonly on: (event: 'packet', listener: () => void) => void
}

export interface ReaderLine {
  readonly socket: Socket
  /** Views it watches. */
  readonly keys: ReadonlySet<string>
  /** Views it could not take because it reads too slowly. */
  readonly behind: Set<string>
}

export interface SlowReadersOptions {
  readonly io: Server
  readonly lines: ReadonlyMap<string, ReaderLine>
  readonly current: (key: string) => ViewMessage | undefined
}

export interface SlowReaders {
  /** The first value for somebody who has begun to watch. */
  readonly welcome: (line: ReaderLine, key: string) => void
  /** To everybody who watches it and can take it now. */
  readonly broadcast: (message: ViewMessage) => void
  readonly tick: (message: { readonly seq: number; readonly now: number }) => void
  /** Bytes that wait for this socket. */
  readonly unsent: (socket: Socket) => number
  readonly close: () => void
}

export const engineOf = (socket: Socket): EngineLine => socket.conn as unknown as EngineLine

export function createSlowReaders({ io, lines, current }: SlowReadersOptions): SlowReaders {
  const unsent = (socket: Socket): number => {
    const { writeBuffer, transport } = engineOf(socket)
    const queued = writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0) + PACKET_COST, 0)
    return (transport.socket?.bufferedAmount ?? 0) + queued
  }

  const look = ({ socket, keys, behind }: ReaderLine): void => {
    const bytes = unsent(socket)
    // A reason, or a polite close, would only join the queue.
    if (bytes > DEAF_BYTES) return engineOf(socket).transport.socket?.terminate()
    if (bytes > SLOW_BYTES) return void socket.join(SLOW)
    if (!socket.rooms.has(SLOW)) return
    void socket.leave(SLOW)
    for (const key of behind) if (keys.has(key)) socket.emit('view', current(key))
    behind.clear()
  }
  const timer = setInterval(() => {
    for (const line of lines.values()) look(line)
  }, CATCH_UP_MS)

  return {
    unsent,
    welcome: ({ socket, behind }, key) => {
      if (unsent(socket) <= SLOW_BYTES) return void socket.emit('view', current(key))
      void socket.join(SLOW)
      behind.add(key)
    },
    broadcast: (message) => {
      const slow = io.sockets.adapter.rooms.get(SLOW) ?? []
      for (const id of slow) {
        const line = lines.get(id)
        if (line?.keys.has(message.key) === true) line.behind.add(message.key)
      }
      io.to(message.key).except(SLOW).emit('view', message)
    },
    tick: (message) => void io.except(SLOW).emit('tick', message),
    close: () => clearInterval(timer),
  }
}
