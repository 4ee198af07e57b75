// The built pages. HTML and service workers are never cached; files with a hash in their name always are.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const checkout = join(import.meta.dirname, '../../..')

const appsIn = (root: string): readonly { readonly prefix: string; readonly dist: string }[] => [
  { prefix: '/kiosk/', dist: join(root, 'kiosk/dist') },
  { prefix: '/display/', dist: join(root, 'display/dist') },
  { prefix: '/staff/', dist: join(root, 'hub/staff/dist') },
  { prefix: '/styles/', dist: join(root, 'display/styles/dist') },
]

const pages: readonly { readonly path: string; readonly app: string; readonly file: string }[] = [
  { path: '/', app: '/display/', file: 'links.html' },
  { path: '/kiosk', app: '/kiosk/', file: 'index.html' },
  { path: '/t/:link', app: '/kiosk/', file: 'phone.html' },
  { path: '/board', app: '/display/', file: 'board.html' },
  { path: '/screen', app: '/display/', file: 'screen.html' },
  { path: '/workbench', app: '/display/', file: 'workbench.html' },
  { path: '/counter', app: '/staff/', file: 'counter.html' },
  { path: '/console', app: '/staff/', file: 'console.html' },
  { path: '/styles', app: '/styles/', file: 'index.html' },
]

const HASHED = /[/\\]assets[/\\]/
const WORKER = /sw\.js(\.\w+)?$/

export async function addPages(app: FastifyInstance, root = checkout): Promise<void> {
  const apps = appsIn(root)
  let first = true
  for (const { prefix, dist } of apps) {
    if (!existsSync(dist)) continue
    await app.register(fastifyStatic, {
      root: dist,
      prefix,
      decorateReply: first,
      index: false,
      cacheControl: false,
      // The build lays compressed twins beside the files.
      preCompressed: true,
      setHeaders: (reply, path) => {
        const hashed = HASHED.test(path)
        void reply.setHeader('vary', 'accept-encoding')
        void reply.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-store')
        // The kiosk's page lies one level above its files.
        if (WORKER.test(path)) void reply.setHeader('service-worker-allowed', '/kiosk')
      },
    })
    first = false
  }
  for (const { path, app: prefix, file } of pages) {
    const dist = apps.find((each) => each.prefix === prefix)?.dist ?? ''
    app.get(path, async (_request, reply) => {
      if (!existsSync(join(dist, file)))
        return reply.status(503).type('text/plain; charset=utf-8').send('The pages are not built yet: npm run build\n')
      void reply.header('cache-control', 'no-store')
      return reply.sendFile(file, dist, { cacheControl: false })
    })
  }
}
