// A connected socket that does nothing beyond what the library does, to a hub or to a bare server.
import { io, type Socket } from 'socket.io-client'
import { PROTOCOL } from '@tingxu/shared/wire/protocol.ts'
import type { ConnectAs } from '../../support/connect.ts'

/** @param who null for a bare server */
export function plainSocket(url: string, who: ConnectAs | null): Promise<Socket> {
  const { cookie, ...auth } = who === null ? {} : { cookie: undefined, ...who }
  const socket = io(url, {
    ...{ transports: ['websocket'], reconnection: false, forceNew: true },
    auth: { protocol: PROTOCOL, build: 'bench', ...auth },
    extraHeaders: { origin: new URL(url).origin, ...(cookie === undefined ? {} : { cookie }) },
  })
  return new Promise((resolve, reject) => {
    socket.once('welcome', () => resolve(socket))
    socket.once('connect_error', (error: Error & { data?: unknown }) =>
      reject(new Error(`no connection: ${error.message} ${JSON.stringify(error.data ?? null)}`)),
    )
  })
}
