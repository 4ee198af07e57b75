// The hub's end of the wire: lines, messages and their checks. Nothing outside this folder knows Socket.IO.
import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import * as v from 'valibot'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import type { HallError } from '@tingxu/shared/kernel/error.ts'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import {
  commandMessageSchema,
  helloSchema,
  inputSchema,
  jobProgressSchema,
  MAX_PACKET_BYTES,
  paintedSchema,
  PROTOCOL,
  TICK_SECONDS,
  unwatchSchema,
  watchSchema,
  type InputMessage,
  type JobMessage,
  type JobProgress,
  type ViewMessage,
  type Welcome,
} from '@tingxu/shared/wire/protocol.ts'
import { cachedActor, type Principal } from '../access/access.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Watch } from '../watch/watch.ts'
import { SecretNotWritten } from '../store/secret-rows.ts'
import { createAgents } from './agents.ts'
import { createBucket } from './bucket.ts'
import { createSlowReaders, type EngineLine, type ReaderLine } from './slow-readers.ts'

export interface HandshakeFacts {
  readonly as: 'device' | 'staff' | 'key' | 'public'
  readonly slot: string | undefined
  readonly key: string | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly address: string
}

export interface SocketServerOptions {
  readonly http: HttpServer
  readonly pipeline: Pipeline
  readonly watch: Watch
  readonly state: () => HallState
  readonly seq: () => number
  readonly now: () => number
  readonly build: string
  readonly demo: boolean
  /** Who this is, or why not. */
  readonly admit: (facts: HandshakeFacts) => Result<Principal>
  readonly onPainted: (device: string, calls: readonly string[]) => void
  readonly onProgress: (actor: Actor, progress: JobProgress) => Promise<Result<null>>
  readonly onInput: (actor: Actor, input: InputMessage) => Promise<Result<null>>
  readonly onConnection: (principal: Principal, connected: boolean) => void
  /** Whether the session still lives; using the socket is using it. */
  readonly stillIn: (principal: Principal) => boolean
  readonly onFault: (fault: unknown) => void
}

export interface SocketServer {
  readonly publish: (message: ViewMessage) => void
  /** Hands a job to the agent of this device; resolves when it is spooled there. False: no such agent, or no word in time. */
  readonly sendJob: (agent: string, job: JobMessage) => Promise<boolean>
  /** Cuts every socket this is true of, at once, with the reason. */
  readonly cut: (which: (principal: Principal) => boolean, error: HallError) => void
  readonly count: () => number
  /** Bytes that wait because somebody reads slowly, all sockets together. */
  readonly unsent: () => number
  readonly close: () => Promise<void>
}

type Ack = (result: unknown) => void

/** The acknowledgement is the last argument, where one was asked for. */
function ackOf(args: readonly unknown[]): Ack {
  const last = args.at(-1)
  return typeof last === 'function' ? (result) => (last as Ack)(result) : () => undefined
}

interface Line extends ReaderLine {
  readonly principal: Principal
  readonly keys: Set<string>
  /** The reason is on its way; nothing is heard any more. */
  ended: boolean
}

/** No page shows more things at once. */
export const MAX_WATCHED = 64
/** Packets of any kind, those that never reach a handler among them. No honest client comes near. */
const PACKETS = { perSecond: 2000, burst: 6000, cutBeyond: 0 } as const
const MESSAGES: ReadonlySet<unknown> = new Set(['command', 'watch', 'unwatch', 'painted', 'progress', 'input'])

export function createSocketServer(options: SocketServerOptions): SocketServer {
  const {
    http,
    pipeline,
    watch,
    state,
    seq,
    now,
    build,
    demo,
    admit,
    onPainted,
    onProgress,
    onInput,
    onConnection,
    stillIn,
    onFault,
  } = options
  const io = new Server(http, {
    ...{ transports: ['websocket'], perMessageDeflate: false, httpCompression: false, serveClient: false },
    ...{ maxHttpBufferSize: MAX_PACKET_BYTES, pingInterval: 10_000, pingTimeout: 10_000, connectTimeout: 8000 },
  })
  io.engine.on('connection', (conn: EngineLine) => {
    const bucket = createBucket({ ...PACKETS, now: () => performance.now() })
    conn.on('packet', () => {
      if (bucket.take() !== 'take') conn.transport.socket?.terminate()
    })
  })
  const lines = new Map<string, Line>()
  const agents = createAgents()
  const readers = createSlowReaders({ io, lines, current: watch.current })

  io.use((socket, next) => {
    const hello = v.safeParse(helloSchema, socket.handshake.auth)
    const refusal = (error: HallError): void => next(Object.assign(new Error(error.code), { data: error }))
    if (!hello.success)
      return refusal({
        code: 'command.malformed',
        context: { path: v.getDotPath(hello.issues[0]) ?? '', protocol: PROTOCOL },
      })
    const { as, slot, key } = hello.output
    const { headers, address } = socket.handshake
    const admitted = admit({ as, slot, key, headers, address })
    if (!admitted.ok) return refusal(admitted.error)
    ;(socket.data as { principal?: Principal }).principal = admitted.value
    next()
  })

  io.on('connection', (socket) => {
    const { principal } = socket.data as { principal?: Principal }
    if (principal === undefined) return void socket.disconnect(true)
    const actor = cachedActor(principal)
    const line: Line = { socket, principal, keys: new Set(), behind: new Set(), ended: false }
    lines.set(socket.id, line)
    const me = actor(state())
    if (me === null) return end(line, { code: 'auth.required', context: {} })
    if (principal.kind === 'device' && state().devices.get(principal.device)?.kind === 'agent')
      agents.came(principal.device, socket)
    onConnection(principal, true)

    const welcome: Welcome = {
      ...{ protocol: PROTOCOL, build, seq: seq(), now: now(), demo },
      session: {
        actor: me.id,
        kind: me.kind,
        device: me.device,
        counter: me.counter,
        permissions: [...me.permissions],
      },
    }
    socket.emit('welcome', welcome)

    const bucket = createBucket({ perSecond: 500, burst: 1000, cutBeyond: 3000, now: () => performance.now() })
    /** Checks rate, shape and rights of one message; answers through the acknowledgement if there is one. */
    const on = <S extends v.GenericSchema>(
      name: string,
      schema: S,
      handle: (data: v.InferOutput<S>, ack: Ack, who: Actor) => void,
    ): void => {
      socket.on(name, (...args: unknown[]) => {
        const ack = ackOf(args)
        const [raw] = args
        const who = actor(state())
        if (who === null) return end(line, { code: 'auth.required', context: {} })
        const data = v.safeParse(schema, raw)
        if (!data.success) return ack(refuse('command.malformed', { path: v.getDotPath(data.issues[0]) ?? '' }))
        try {
          handle(data.output, ack, who)
        } catch (fault) {
          if (fault instanceof SecretNotWritten) return ack({ ok: false, error: fault.hall })
          onFault(fault)
          ack(refuse('internal.fault'))
        }
      })
    }

    // Before any handler: messages nobody knows count like all others.
    // Socket.IO lets packets through whose name is a number or missing: nothing thrown here is caught by anybody.
    socket.use((packet: readonly unknown[], next) => {
      const [name, ...args] = packet
      if (line.ended) return
      const ack = ackOf(args)
      const taken = bucket.take()
      if (taken === 'cut') return end(line, { code: 'command.rate', context: {} })
      if (taken === 'refuse') return ack(refuse('command.rate'))
      if (!MESSAGES.has(name)) return ack(refuse('command.unknown', { type: String(name).slice(0, 60) }))
      next()
    })
    on('command', commandMessageSchema, (message, ack, who) => {
      if (!stillIn(principal)) return end(line, { code: 'auth.required', context: {} })
      void pipeline.submit({ ...message, actor: who }).then(ack)
    })
    on('watch', watchSchema, (message, ack, who) => {
      const joined = watch.join(who, message.view, message.params)
      if (!joined.ok) return ack(joined)
      const { key } = joined.value
      if (line.keys.has(key)) watch.leave(key)
      else if (line.keys.size >= MAX_WATCHED) {
        watch.leave(key)
        return ack(refuse('view.too-many', { limit: MAX_WATCHED }))
      }
      line.keys.add(key)
      void socket.join(key)
      ack(joined)
      readers.welcome(line, key)
    })
    on('unwatch', unwatchSchema, ({ key }, ack) => {
      if (line.keys.delete(key)) {
        void socket.leave(key)
        watch.leave(key)
      }
      ack(ok(null))
    })
    on('painted', paintedSchema, ({ calls }, ack, who) => {
      if (!who.permissions.has('call.prove') || who.device === null)
        return ack(refuse('permission.denied', { permission: 'call.prove' }))
      onPainted(who.device, calls)
      ack(ok(null))
    })
    on('progress', jobProgressSchema, (progress, ack, who) => {
      if (!who.permissions.has('job.report')) return ack(refuse('permission.denied', { permission: 'job.report' }))
      void onProgress(who, progress).then(ack, (fault: unknown) => {
        onFault(fault)
        ack(refuse('internal.fault'))
      })
    })
    on('input', inputSchema, (input, ack, who) => {
      if (!who.permissions.has('job.report')) return ack(refuse('permission.denied', { permission: 'job.report' }))
      void onInput(who, input).then(ack, (fault: unknown) => {
        onFault(fault)
        ack(refuse('internal.fault'))
      })
    })
    socket.on('disconnect', () => {
      lines.delete(socket.id)
      for (const key of line.keys) watch.leave(key)
      if (principal.kind === 'device') agents.went(principal.device, socket)
      onConnection(principal, false)
    })
  })

  const end = (line: Line, error: HallError): void => {
    if (line.ended) return
    line.ended = true
    const { socket } = line
    socket.emit('ended', { error })
    // The reason leaves before the line does.
    setTimeout(() => socket.disconnect(true), 50)
  }

  const tick = setInterval(() => readers.tick({ seq: seq(), now: now() }), TICK_SECONDS * 1000)
  return {
    publish: readers.broadcast,
    sendJob: agents.send,
    cut: (which, error) => {
      for (const line of lines.values()) if (which(line.principal)) end(line, error)
    },
    count: () => lines.size,
    unsent: () => [...lines.values()].reduce((sum, { socket }) => sum + readers.unsent(socket), 0),
    close: async () => {
      clearInterval(tick)
      readers.close()
      await io.close()
    },
  }
}
