// The HTTP side of the hub: pages, sign-in, pairing, the API. Routes are in their own files; here they meet.
import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { hallErrors, type HallError } from '@tingxu/shared/kernel/error.ts'
import type { HallHub } from '../hub.ts'
import { addApi } from './api.ts'
import { addGuides } from './guides.ts'
import { addIdentityRoutes } from './identity-routes.ts'
import { addOpenApi } from './openapi.ts'
import { addOperations } from './operations.ts'
import { addSounds } from './sounds.ts'
import { addPages } from './pages.ts'

export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

export interface HttpServerOptions {
  readonly hub: HallHub
  readonly tls: TlsFiles | null
  /** Adds the demo's own routes; only on loopback. */
  readonly addDemo?: (app: FastifyInstance) => void
  /** Addresses of the proxies in front; only theirs are believed what they say of the caller. Default none. */
  readonly proxies?: readonly string[]
  /** A request must have come in whole after so long, its head in two thirds of it. 1500-60000, default 15000. */
  readonly requestTimeoutMs?: number
  /** Where the built pages lie; tests take their own. */
  readonly pagesRoot?: string
}

const BODY_BYTES = 256 * 1024
/** Cookies of many slots fit; a book does not. */
const HEAD_BYTES = 16 * 1024

export async function createHttpServer({
  hub,
  tls,
  addDemo,
  proxies = [],
  requestTimeoutMs = 15_000,
  pagesRoot,
}: HttpServerOptions): Promise<FastifyInstance> {
  // Whoever sends a byte a minute is let go; a socket that was upgraded is no request any more.
  const patience = {
    maxHeaderSize: HEAD_BYTES,
    headersTimeout: Math.round((requestTimeoutMs * 2) / 3),
    connectionsCheckingInterval: Math.max(250, Math.round(requestTimeoutMs / 6)),
  }
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_BYTES,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: 30_000,
    ...(proxies.length === 0 ? {} : { trustProxy: [...proxies] }),
    frameworkErrors: (thrown: { code?: string }, _request: unknown, reply: FastifyReply) => {
      const error = known(thrown)
      return reply.status(hallErrors[error.code]).send({ error })
    },
    clientErrorHandler: answerBrokenRequest,
    ...(tls === null ? { http: patience } : { https: { ...patience, cert: tls.cert, key: tls.key } }),
    genReqId: () => createHash('sha256').update(String(performance.now())).digest('hex').slice(0, 12),
  } as Parameters<typeof Fastify>[0]) as unknown as FastifyInstance

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Preact sets sizes through style attributes; scripts and style sheets come from files alone.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    hsts: tls !== null,
    crossOriginEmbedderPolicy: false,
  })
  await app.register(rateLimit, {
    max: 6000,
    timeWindow: 10_000,
    errorResponseBuilder: () =>
      Object.assign(new Error('command.rate'), { statusCode: 429, hall: { code: 'command.rate', context: {} } }),
  })

  // Some clients send a content type with an empty body. Nothing but JSON is taken.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = String(body)
    try {
      done(null, text.trim() === '' ? {} : JSON.parse(text))
    } catch {
      done(
        Object.assign(new Error('command.malformed'), {
          statusCode: 400,
          hall: { code: 'command.malformed', context: { path: '', expected: 'JSON' } },
        }),
      )
    }
  })

  app.addHook('onRequest', async (request) => {
    const { headers, method } = request
    const facts = {
      ...{ host: headers.host, origin: headers.origin, authorization: headers.authorization },
      secFetchSite: typeof headers['sec-fetch-site'] === 'string' ? headers['sec-fetch-site'] : undefined,
    }
    const safe = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
    const allowed = safe ? hub.identity.origins.mayAsk(facts) : hub.identity.origins.mayAct(facts)
    if (!allowed.ok) throw refusal(allowed.error)
  })
  app.setErrorHandler((thrown: Error & { hall?: HallError; statusCode?: number; code?: string }, _request, reply) => {
    const error = thrown.hall ?? known(thrown)
    if (error.code === 'internal.fault') hub.report(thrown)
    return reply.status(hallErrors[error.code]).send({ error })
  })
  app.setNotFoundHandler((request, reply) => {
    const error: HallError = { code: 'http.not-found', context: { path: request.url.slice(0, 120) } }
    return reply.status(404).send({ error })
  })

  addOperations(app, hub)
  addIdentityRoutes(app, hub)
  addApi(app, hub)
  addGuides(app, hub)
  addOpenApi(app)
  addSounds(app, hub)
  addDemo?.(app)
  await addPages(app, pagesRoot)
  return app
}

/** Thrown in a route: answered with its code and status. */
export const refusal = (error: HallError): Error =>
  Object.assign(new Error(error.code), { hall: error, statusCode: hallErrors[error.code] })

function known(thrown: { statusCode?: number; code?: string }): HallError {
  if (thrown.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'command.too-large', context: { limit: BODY_BYTES } }
  if (thrown.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return { code: 'command.malformed', context: { path: 'content-type', expected: 'application/json' } }
  if (thrown.code === 'FST_ERR_BAD_URL')
    return { code: 'command.malformed', context: { path: 'url', expected: 'an address' } }
  if (thrown.statusCode === 429) return { code: 'command.rate', context: {} }
  if (thrown.statusCode !== undefined && thrown.statusCode < 500) return { code: 'command.malformed', context: {} }
  return { code: 'internal.fault', context: {} }
}

/** What cannot be read as a request at all: answered below all routes, then cut. */
function answerBrokenRequest(fault: { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || fault.code === 'ECONNRESET') return void socket.destroy()
  const error: HallError =
    fault.code === 'HPE_HEADER_OVERFLOW'
      ? { code: 'command.too-large', context: { limit: HEAD_BYTES } }
      : { code: 'command.malformed', context: { path: '', expected: 'an HTTP request, whole and in time' } }
  const body = JSON.stringify({ error })
  socket.end(
    `HTTP/1.1 ${hallErrors[error.code]} Refused\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
}
