// Puts a hub on the network: HTTP and sockets on one port, jobs to the agents that are connected.
import { Server as TlsServer } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { agentsOf, maySpeakFor } from '@tingxu/shared/hall/devices/spoken-for.ts'
import type { DeviceId } from '@tingxu/shared/kernel/brands.ts'
import { watchLingering } from './http/lingering.ts'
import { createHttpServer, type TlsFiles } from './http/server.ts'
import type { HallHub } from './hub.ts'
import { createSocketServer, type SocketServer } from './wire/socket-server.ts'

export interface ServeOptions {
  readonly hub: HallHub
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly tls: TlsFiles | null
  readonly addDemo?: (app: FastifyInstance) => void
  /** Addresses of the proxies in front, if any. */
  readonly proxies?: readonly string[]
}

export interface Served {
  readonly port: number
  readonly sockets: SocketServer
  /** Another certificate from the next connection on. */
  readonly renewTls: (files: TlsFiles) => void
  readonly close: () => Promise<void>
}

/** For requests under way when the hub ends. */
const LINGER_MS = 1000

export async function serve({ hub, host, port, tls, addDemo, proxies = [] }: ServeOptions): Promise<Served> {
  const app = await createHttpServer({ hub, tls, proxies, ...(addDemo === undefined ? {} : { addDemo }) })
  await app.ready()
  const lingering = watchLingering(app.server, LINGER_MS)
  const { identity } = hub
  const sockets = createSocketServer({
    http: app.server,
    ...{
      pipeline: hub.pipeline,
      watch: hub.watch,
      state: hub.state,
      now: hub.now,
      build: hub.build,
      demo: hub.demo,
      onFault: hub.report,
    },
    seq: () => hub.store.head().seq,
    admit: ({ as, slot, key, headers }) => {
      const one = (name: string): string | undefined => (typeof headers[name] === 'string' ? headers[name] : undefined)
      const authorization = as === 'key' && key !== undefined ? `Bearer ${key}` : one('authorization')
      const origin = one('origin')
      // Programs (agents, other languages) send no Origin; browsers always do at a handshake.
      const program = origin === undefined && one('sec-fetch-site') === undefined
      const allowed = program
        ? identity.origins.mayAsk({ host: one('host') })
        : identity.origins.mayAct({ host: one('host'), origin, secFetchSite: one('sec-fetch-site'), authorization })
      return allowed.ok ? identity.recognise({ as, slot, key, cookie: one('cookie') }) : allowed
    },
    stillIn: (principal) => principal.kind !== 'staff' || identity.sessions.touch(principal.session),
    onPainted: hub.painted,
    onProgress: (actor, progress) =>
      hub.dispatcher.progress(progress, (target) => maySpeakFor(hub.state(), actor, target as DeviceId)),
    onInput: hub.inputs.heard,
    onConnection: (principal, connected) => {
      if (principal.kind !== 'device') return
      hub.presence.seen(principal.device, connected)
      if (connected) hub.dispatcher.wake()
    },
  })
  hub.publishBy(sockets.publish)
  hub.countSocketsBy(sockets.count)
  hub.addCarrier({
    offer: (target, job) => offerToAgents(hub, sockets, target, job),
  })
  const stop = identity.revocations.subscribe((ended) => {
    sockets.cut(
      (principal) =>
        ('session' in ended && principal.kind === 'staff' && principal.session === ended.session) ||
        ('device' in ended && principal.kind === 'device' && principal.device === ended.device) ||
        ('key' in ended && principal.kind === 'key' && principal.key === ended.key) ||
        ('staff' in ended && principal.kind === 'staff' && principal.staff === ended.staff),
      { code: 'auth.required', context: {} },
    )
  })
  await app.listen({ host, port })
  const address = app.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    sockets,
    renewTls: ({ cert, key }) => {
      if (app.server instanceof TlsServer) app.server.setSecureContext({ cert, key })
    },
    close: async () => {
      stop()
      lingering.end()
      await sockets.close()
      await app.close()
    },
  }
}

async function offerToAgents(
  hub: HallHub,
  sockets: SocketServer,
  target: DeviceId,
  job: Parameters<SocketServer['sendJob']>[1],
): Promise<boolean> {
  for (const { id } of agentsOf(hub.state(), target)) if (await sockets.sendJob(id, job)) return true
  return false
}
