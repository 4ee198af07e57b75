// A socket to the hub from Node, as a kiosk, a person at work, a program or a phone has one.
import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import {
  PROTOCOL,
  viewKey,
  type CommandResult,
  type Hello,
  type Session,
  type ViewMessage,
  type Welcome,
} from '@tingxu/shared/wire/protocol.ts'
import type { Result } from '@tingxu/shared/kernel/result.ts'

export type ConnectAs =
  | { readonly as: 'device'; readonly slot: string; readonly cookie: string }
  | { readonly as: 'staff'; readonly slot?: string; readonly cookie: string }
  | { readonly as: 'key'; readonly key: string }
  | { readonly as: 'public' }

export interface HubSocket {
  readonly welcome: Welcome
  readonly session: Session
  /** Rejects if the line breaks, or nothing comes for 30 s: then nobody knows whether it was done. */
  readonly command: (type: string, data?: object, id?: string) => Promise<CommandResult>
  /** Gets each value of the view, the present one first. Gives the view's key. Throws where it is refused. */
  readonly watch: (
    view: string,
    params: Readonly<Record<string, string>>,
    onValue: (m: ViewMessage) => void,
  ) => Promise<string>
  /** Done when the line is broken or closed. */
  readonly closed: Promise<void>
  readonly close: () => void
  readonly socket: Socket
}

const ANSWER_MS = 30_000

export const newCommandId = (): string => `e2e-${randomUUID()}`

/** Done when the hub has welcomed it; throws what the hub said otherwise. Never reconnects by itself. */
export async function connect(url: string, who: ConnectAs): Promise<HubSocket> {
  const auth: Hello = {
    ...{ protocol: PROTOCOL, build: 'e2e', as: who.as },
    ...('slot' in who ? { slot: who.slot } : {}),
    ...('key' in who ? { key: who.key } : {}),
  }
  const socket = io(url, {
    ...{ auth, transports: ['websocket'], reconnection: false, forceNew: true },
    extraHeaders: { origin: new URL(url).origin, ...('cookie' in who ? { cookie: who.cookie } : {}) },
  })
  const watched = new Map<string, (message: ViewMessage) => void>()
  socket.on('view', (message: ViewMessage) => watched.get(message.key)?.(message))
  const closed = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()))
  const welcome = await new Promise<Welcome>((resolve, reject) => {
    socket.once('welcome', resolve)
    socket.once('connect_error', (error: Error & { data?: unknown }) => {
      socket.disconnect()
      reject(new Error(`no connection: ${error.data === undefined ? error.message : JSON.stringify(error.data)}`))
    })
    socket.once('disconnect', (reason) => reject(new Error(`no connection: ${reason}`)))
  })
  return {
    ...{ socket, welcome, session: welcome.session, closed },
    command: async (type, data = {}, id = newCommandId()) =>
      (await socket.timeout(ANSWER_MS).emitWithAck('command', { id, type, data })) as CommandResult,
    watch: async (view, params, onValue) => {
      watched.set(viewKey(view, params), onValue)
      const joined = (await socket.timeout(ANSWER_MS).emitWithAck('watch', { view, params })) as Result<{ key: string }>
      if (!joined.ok) throw new Error(`no view ${view}: ${JSON.stringify(joined.error)}`)
      watched.set(joined.value.key, onValue)
      return joined.value.key
    },
    close: () => void socket.disconnect(),
  }
}

/** A command that must be accepted. */
export async function command(socket: HubSocket, type: string, data: object = {}, id?: string) {
  const result = await socket.command(type, data, id)
  if (!result.ok) throw new Error(`${type} was refused: ${result.error.code} ${JSON.stringify(result.error.context)}`)
  return result.value
}
