// The page's end of the wire: one socket, commands that are answered once, views that come back after every break.
import { io, type Socket } from 'socket.io-client'
import type { ErrorCode, HallError } from '../../kernel/error.ts'
import type { ViewName, ViewParams, ViewValue } from '../../hall/views/registry.ts'
import type { CommandResult, Ended, Hello, Session, Tick, ViewMessage, Welcome } from '../../wire/protocol.ts'
import { PROTOCOL, viewKey } from '../../wire/terms.ts'

/** How the page stands with the hub. */
export type HubPhase =
  /** Not yet connected since the page opened. */
  | 'connecting'
  | 'live'
  /** It was live; the line is cut and is being made again. */
  | 'away'
  /** The hub does not know this screen or person: pair, or sign in. */
  | 'unknown'

export interface HubStatus {
  readonly phase: HubPhase
  readonly session: Session | null
  /** The hub's code for `unknown`. */
  readonly error: HallError | null
  /** The hub runs another build than this page: reload when nobody is in the middle of something. */
  readonly outdated: boolean
  readonly demo: boolean
}

/** A command without an answer in time: nobody knows yet whether it was done. The same id may be sent again. */
export type Unanswered = {
  readonly ok: false
  readonly error: { readonly code: 'unanswered'; readonly context: object }
}

export interface CommandOptions {
  /** The same press always has the same id, so that pressing twice does a thing once. Default: a new one. */
  readonly id?: string
  /** 1000-60000, default 8000. Within it the command survives a broken line. */
  readonly timeoutMs?: number
}

export interface HubClientOptions {
  readonly as: Hello['as']
  readonly slot?: string
  /** What this page was built as. */
  readonly build: string
  /** Called before each connection, to fetch a successor cookie; `false` gives up until `open` is called again. */
  readonly beforeConnect?: () => Promise<boolean>
}

export interface HubClient {
  open: () => void
  close: () => void
  /** Never rejects. */
  command: (type: string, data: unknown, options?: CommandOptions) => Promise<CommandResult | Unanswered>
  /** The listener gets the value of now, then every change; null where there is no such thing. Returns the end of it. */
  watch: <N extends ViewName>(
    name: N,
    params: ViewParams<N>,
    listener: (value: ViewValue<N> | null) => void,
    refused?: (error: HallError) => void,
  ) => () => void
  /** These calls stand on the glass. */
  painted: (calls: readonly string[]) => void
  status: () => HubStatus
  onStatus: (listener: (status: HubStatus) => void) => () => void
  /** The hub's clock, ms since 1970. */
  now: () => number
  /** Hub time of the newest word from the hub; what is shown may be as old as this. */
  heardAt: () => number
}

interface Watched {
  readonly name: string
  readonly params: Readonly<Record<string, unknown>>
  readonly listeners: Set<(value: unknown) => void>
  refused: ((error: HallError) => void) | undefined
  last: { readonly value: unknown } | undefined
  /** The hub's name for it, once it answered. */
  key: string | undefined
}

const RECONNECT_MS = 400
const CHARS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** 24 random characters; `crypto.randomUUID` is missing outside secure contexts. */
export function newCommandId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => CHARS[byte % CHARS.length]).join('')
}

export function createHubClient(options: HubClientOptions): HubClient {
  const watched = new Map<string, Watched>()
  const byHubKey = new Map<string, Watched>()
  const statusListeners = new Set<(status: HubStatus) => void>()
  let status: HubStatus = { phase: 'connecting', session: null, error: null, outdated: false, demo: false }
  let socket: Socket | undefined
  let wanted = false
  let everLive = false
  let retry = 0
  // Hub time is this machine's unstoppable clock plus an offset learnt from every word of the hub.
  let offset = Date.now() - performance.now()
  let heard = 0
  const now = (): number => performance.now() + offset
  const hear = (at: number): void => {
    offset = at - performance.now()
    heard = at
  }
  const setStatus = (part: Partial<HubStatus>): void => {
    status = { ...status, ...part }
    for (const listener of [...statusListeners]) listener(status)
  }

  const ask = (entry: Watched): void => {
    socket?.emit(
      'watch',
      { view: entry.name, params: entry.params },
      (answer: { ok: boolean; value?: { key: string }; error?: HallError }) => {
        if (answer.ok && answer.value !== undefined) {
          entry.key = answer.value.key
          byHubKey.set(answer.value.key, entry)
        } else if (answer.error !== undefined) entry.refused?.(answer.error)
      },
    )
  }

  const later = (): void => {
    window.clearTimeout(retry)
    if (wanted) retry = window.setTimeout(() => void connect(), RECONNECT_MS)
  }

  const lost = (): void => {
    socket?.removeAllListeners()
    socket?.disconnect()
    socket = undefined
    byHubKey.clear()
    if (status.phase !== 'unknown') setStatus({ phase: everLive ? 'away' : 'connecting' })
    later()
  }

  const refusedByHub = (error: HallError): void => {
    wanted = false
    setStatus({ phase: 'unknown', error, session: null })
    lost()
  }

  const connect = async (): Promise<void> => {
    if (!wanted || socket !== undefined) return
    try {
      if (options.beforeConnect !== undefined && !(await options.beforeConnect())) {
        wanted = false
        setStatus({ phase: 'unknown', session: null })
        return
      }
    } catch {
      // The hub is away: that it could not be asked says nothing about this screen.
      setStatus({ phase: everLive ? 'away' : 'connecting' })
      later()
      return
    }
    const { as, slot, build } = options
    const auth: Hello = { protocol: PROTOCOL, build, as, ...(slot === undefined ? {} : { slot }) }
    const line = io({ transports: ['websocket'], reconnection: false, forceNew: true, timeout: 4000, auth })
    socket = line
    line.on('welcome', (welcome: Welcome) => {
      everLive = true
      hear(welcome.now)
      setStatus({
        phase: 'live',
        session: welcome.session,
        error: null,
        demo: welcome.demo,
        outdated: welcome.build !== options.build,
      })
      for (const entry of watched.values()) ask(entry)
    })
    line.on('view', (message: ViewMessage) => {
      const entry = byHubKey.get(message.key)
      if (entry === undefined) return
      entry.last = { value: message.value }
      heard = now()
      for (const listener of [...entry.listeners]) listener(message.value)
    })
    line.on('tick', (tick: Tick) => {
      hear(tick.now)
      for (const listener of [...statusListeners]) listener(status)
    })
    line.on('ended', ({ error }: Ended) => refusedByHub(error))
    line.on('connect_error', (error: Error & { data?: HallError }) => {
      if (error.data?.code === undefined) lost()
      else refusedByHub(error.data)
    })
    line.on('disconnect', lost)
  }

  const unanswered: Unanswered = { ok: false, error: { code: 'unanswered', context: {} } }

  return {
    open: () => {
      if (wanted) return
      wanted = true
      setStatus({ phase: everLive ? 'away' : 'connecting', error: null })
      void connect()
    },
    close: () => {
      wanted = false
      window.clearTimeout(retry)
      lost()
    },
    command: (type, data, { id = newCommandId(), timeoutMs = 8000 } = {}) =>
      new Promise((resolve) => {
        let done = false
        let asked: Socket | undefined
        const finish = (result: CommandResult | Unanswered): void => {
          if (done) return
          done = true
          window.clearTimeout(timer)
          statusListeners.delete(send)
          resolve(result)
        }
        // Sent once per connection: after a break the same id asks whether it was done, and does it only if not.
        const send = (): void => {
          if (done || status.phase !== 'live' || socket === undefined || asked === socket) return
          asked = socket
          socket.emit('command', { id, type, data }, (result: CommandResult) => finish(result))
        }
        const timer = window.setTimeout(() => finish(unanswered), timeoutMs)
        statusListeners.add(send)
        send()
      }),
    watch: (name, params, listener, refused) => {
      const key = viewKey(name, params)
      let entry = watched.get(key)
      if (entry === undefined) {
        entry = { name, params, listeners: new Set(), refused, last: undefined, key: undefined }
        watched.set(key, entry)
        if (status.phase === 'live') ask(entry)
      }
      const mine = entry
      const hearValue = listener as (value: unknown) => void
      mine.listeners.add(hearValue)
      if (mine.last !== undefined) hearValue(mine.last.value)
      return () => {
        mine.listeners.delete(hearValue)
        if (mine.listeners.size > 0) return
        watched.delete(key)
        if (mine.key !== undefined) {
          byHubKey.delete(mine.key)
          socket?.emit('unwatch', { key: mine.key })
        }
      }
    },
    painted: (calls) => void socket?.emit('painted', { calls }),
    status: () => status,
    onStatus: (listener) => {
      statusListeners.add(listener)
      return () => void statusListeners.delete(listener)
    },
    now,
    heardAt: () => heard,
  }
}

/** Words for a refusal are keyed by these. */
export type RefusalCode = ErrorCode | 'unanswered'
