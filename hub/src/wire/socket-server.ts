// The hub's end of the wire: the only file that knows Socket.IO. Everything that comes in is checked here.
import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import * as v from 'valibot'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import type { HallError } from '@tingxu/shared/kernel/error.ts'
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'
import {
  commandMessageSchema,
  helloSchema,
  jobProgressSchema,
  MAX_PACKET_BYTES,
  paintedSchema,
  PROTOCOL,
  TICK_SECONDS,
  unwatchSchema,
  watchSchema,
  type JobMessage,
  type JobProgress,
  type ViewMessage,
  type Welcome,
} from '@tingxu/shared/wire/protocol.ts'
import { cachedActor, type Principal } from '../access/access.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Watch } from '../watch/watch.ts'
import { createBucket } from './bucket.ts'

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
  readonly close: () => Promise<void>
}

type Ack = (result: unknown) => void

interface Line {
  readonly socket: Socket
  readonly principal: Principal
  readonly keys: Set<string>
  /** Views it could not take because it reads too slowly. */
  readonly behind: Set<string>
}

/** A socket that holds more unsent bytes than this gets only the newest values once it has caught up. */
const SLOW_BYTES = 64 * 1024
const CATCH_UP_MS = 100
const JOB_ACK_MS = 5000
const SLOW = 'slow'

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
    onConnection,
    stillIn,
    onFault,
  } = options
  const io = new Server(http, {
    ...{ transports: ['websocket'], perMessageDeflate: false, httpCompression: false, serveClient: false },
    ...{ maxHttpBufferSize: MAX_PACKET_BYTES, pingInterval: 10_000, pingTimeout: 10_000, connectTimeout: 8000 },
  })
  const lines = new Map<string, Line>()
  const agents = new Map<string, Socket>()

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
    const line: Line = { socket, principal, keys: new Set(), behind: new Set() }
    lines.set(socket.id, line)
    const me = actor(state())
    if (me === null) return end(line, { code: 'auth.required', context: {} })
    if (principal.kind === 'device' && state().devices.get(principal.device)?.kind === 'agent')
      agents.set(principal.device, socket)
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
      socket.on(name, (raw: unknown, maybeAck: unknown) => {
        const ack: Ack = typeof maybeAck === 'function' ? (result) => (maybeAck as Ack)(result) : () => undefined
        const taken = bucket.take()
        if (taken === 'cut') return end(line, { code: 'command.rate', context: {} })
        if (taken === 'refuse') return ack(refuse('command.rate'))
        const who = actor(state())
        if (who === null) return end(line, { code: 'auth.required', context: {} })
        const data = v.safeParse(schema, raw)
        if (!data.success) return ack(refuse('command.malformed', { path: v.getDotPath(data.issues[0]) ?? '' }))
        try {
          handle(data.output, ack, who)
        } catch (fault) {
          onFault(fault)
          ack(refuse('internal.fault'))
        }
      })
    }

    on('command', commandMessageSchema, (message, ack, who) => {
      if (!stillIn(principal)) return end(line, { code: 'auth.required', context: {} })
      void pipeline.submit({ ...message, actor: who }).then(ack)
    })
    on('watch', watchSchema, (message, ack, who) => {
      const joined = watch.join(who, message.view, message.params)
      if (!joined.ok) return ack(joined)
      const { key } = joined.value
      if (line.keys.has(key)) watch.leave(key)
      line.keys.add(key)
      void socket.join(key)
      ack(joined)
      socket.emit('view', watch.current(key))
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
    socket.on('disconnect', () => {
      lines.delete(socket.id)
      for (const key of line.keys) watch.leave(key)
      if (principal.kind === 'device' && agents.get(principal.device) === socket) agents.delete(principal.device)
      onConnection(principal, false)
    })
  })

  const end = ({ socket }: Line, error: HallError): void => {
    socket.emit('ended', { error })
    // The reason leaves before the line does.
    setTimeout(() => socket.disconnect(true), 50)
  }

  const unsent = (socket: Socket): number => {
    const { writeBuffer, transport } = socket.conn as unknown as {
      writeBuffer: unknown[]
      transport: { socket?: { bufferedAmount?: number } }
    }
    return (transport.socket?.bufferedAmount ?? 0) + (writeBuffer.length > 64 ? SLOW_BYTES : 0)
  }

  const tick = setInterval(() => io.except(SLOW).emit('tick', { seq: seq(), now: now() }), TICK_SECONDS * 1000)
  const catchUp = setInterval(() => {
    for (const line of lines.values()) {
      const { socket, behind } = line
      if (unsent(socket) > SLOW_BYTES) {
        void socket.join(SLOW)
        continue
      }
      if (!socket.rooms.has(SLOW)) continue
      void socket.leave(SLOW)
      for (const key of behind) if (line.keys.has(key)) socket.emit('view', watch.current(key))
      behind.clear()
    }
  }, CATCH_UP_MS)

  return {
    publish: (message) => {
      const slow = io.sockets.adapter.rooms.get(SLOW)
      if (slow !== undefined)
        for (const id of slow) if (lines.get(id)?.keys.has(message.key) === true) lines.get(id)?.behind.add(message.key)
      io.to(message.key).except(SLOW).emit('view', message)
    },
    sendJob: async (agent, job) => {
      const socket = agents.get(agent)
      if (socket === undefined) return false
      try {
        const answer = (await socket.timeout(JOB_ACK_MS).emitWithAck('job', job)) as { ok?: boolean } | undefined
        return answer?.ok === true
      } catch {
        return false
      }
    },
    cut: (which, error) => {
      for (const line of lines.values()) if (which(line.principal)) end(line, error)
    },
    count: () => lines.size,
    close: async () => {
      clearInterval(tick)
      clearInterval(catchUp)
      await io.close()
    },
  }
}
