// A server that closes waits for its last connection, and a browser keeps some open that it never used. They get a moment.
import type { Server, Socket } from 'node:net'

export interface Lingering {
  /** From now on whoever is still connected after a moment is cut off. Call when the server begins to close. */
  readonly end: () => void
}

/** @param server before it listens @param ms how long a moment is */
export function watchLingering(server: Server, ms: number): Lingering {
  const connected = new Set<Socket>()
  // Of a TLS server these are the lines beneath: a handshake that was never finished is among them.
  server.on('connection', (socket: Socket) => {
    connected.add(socket)
    socket.once('close', () => connected.delete(socket))
  })
  return {
    end: () => {
      const timer = setTimeout(() => {
        for (const socket of connected) socket.destroy()
      }, ms)
      server.once('close', () => clearTimeout(timer))
    },
  }
}
