// A client's end of the wire for tests, with a hold on the raw WebSocket below it.
import { io, type Socket } from 'socket.io-client'
import { PROTOCOL } from '@tingxu/shared/wire/protocol.ts'

export interface TestLine {
  readonly socket: Socket
  /** Sends a message and gives its answer. */
  readonly ask: (event: string, ...args: readonly unknown[]) => Promise<Answered>
  /** Below Socket.IO: sends these very frames. */
  readonly raw: RawSocket
  /** Resolves with the hub's reason once the line is cut; null where none was given. */
  readonly cut: Promise<string | null>
  readonly close: () => void
}

export interface Answered {
  readonly ok: boolean
  readonly value?: unknown
  readonly error?: { readonly code: string; readonly context: Readonly<Record<string, unknown>> }
}

export interface RawSocket {
  readonly send: (frame: string | Uint8Array) => void
  readonly pause: () => void
  readonly resume: () => void
}

export interface LineOptions {
  readonly origin: string
  readonly auth: object
  readonly headers?: Readonly<Record<string, string>>
}

const dial = ({ origin, auth, headers = {} }: LineOptions): Socket =>
  io(origin, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false },
    ...{ auth, extraHeaders: headers },
  })

/** Resolves once the hub said welcome; rejects with the code it refuses with. */
export async function openLine({ origin, auth, headers = {} }: LineOptions): Promise<TestLine> {
  const socket = dial({ origin, auth: { protocol: PROTOCOL, build: 'test', ...auth }, headers })
  const cut = new Promise<string | null>((resolve) => {
    let reason: string | null = null
    socket.on('ended', ({ error }: { error: { code: string } }) => (reason = error.code))
    socket.once('disconnect', () => resolve(reason))
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('welcome', () => resolve())
    socket.once('connect_error', reject)
  })
  const { ws } = socket.io.engine.transport as unknown as { readonly ws: RawSocket }
  return {
    ...{ socket, cut },
    raw: { send: (frame) => ws.send(frame), pause: () => ws.pause(), resume: () => ws.resume() },
    ask: (event, ...args) => socket.timeout(8000).emitWithAck(event, ...args) as Promise<Answered>,
    close: () => void socket.disconnect(),
  }
}

/** What a handshake is refused with. */
export async function refusedHandshake(
  origin: string,
  auth: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly code?: string; readonly context?: Readonly<Record<string, unknown>> }> {
  const socket = dial({ origin, auth, headers })
  const error = await new Promise<Error & { data?: { code: string } }>((resolve, reject) => {
    socket.once('connect_error', resolve)
    socket.io.once('close', () => setImmediate(resolve, new Error('cut without a word')))
    socket.once('welcome', () => reject(new Error('the hub let it in')))
  })
  socket.disconnect()
  return error.data ?? {}
}
