// The HTTP side of the hub: pages, sign-in, pairing, the API. Routes are in their own files; here they meet.
import { createHash } from 'node:crypto'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { hallErrors, type HallError } from '@tingxu/shared/kernel/error.ts'
import type { HallHub } from '../hub.ts'
import { addApi } from './api.ts'
import { addIdentityRoutes } from './identity-routes.ts'
import { addOpenApi } from './openapi.ts'
import { addOperations } from './operations.ts'
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
}

const BODY_BYTES = 256 * 1024

export async function createHttpServer({ hub, tls, addDemo }: HttpServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_BYTES,
    ...(tls === null ? {} : { https: { cert: tls.cert, key: tls.key } }),
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

  // Some clients send a content type with an empty body.
  app.removeContentTypeParser('application/json')
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
    return reply.status(thrown.statusCode ?? hallErrors[error.code]).send({ error })
  })
  app.setNotFoundHandler((request, reply) => {
    const error: HallError = { code: 'http.not-found', context: { path: request.url.slice(0, 120) } }
    return reply.status(404).send({ error })
  })

  addOperations(app, hub)
  addIdentityRoutes(app, hub)
  addApi(app, hub)
  addOpenApi(app)
  addDemo?.(app)
  await addPages(app)
  return app
}

/** Thrown in a route: answered with its code and status. */
export const refusal = (error: HallError): Error =>
  Object.assign(new Error(error.code), { hall: error, statusCode: hallErrors[error.code] })

function known(thrown: { statusCode?: number; code?: string }): HallError {
  if (thrown.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'command.too-large', context: { limit: BODY_BYTES } }
  if (thrown.statusCode === 429) return { code: 'command.rate', context: {} }
  if (thrown.statusCode !== undefined && thrown.statusCode < 500) return { code: 'command.malformed', context: {} }
  return { code: 'internal.fault', context: {} }
}
