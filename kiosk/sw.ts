// Service worker of the kiosk: its page and files, so that it starts without the hub and can say that it is away.
// Nothing of the API, the sockets, phones or staff ever goes through here.

interface Lasting extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void
}
interface Fetching extends Lasting {
  readonly request: Request
  readonly respondWith: (answer: Promise<Response>) => void
}
interface Told extends Lasting {
  readonly data: unknown
}
interface WorkerScope {
  readonly addEventListener: {
    (type: 'install' | 'activate', listener: (event: Lasting) => void): void
    (type: 'fetch', listener: (event: Fetching) => void): void
    (type: 'message', listener: (event: Told) => void): void
  }
  readonly location: Location
  readonly skipWaiting: () => Promise<void>
  readonly clients: { readonly claim: () => Promise<void> }
}

const worker = self as unknown as WorkerScope
/** Replaced by the build with the files that the page is made of. */
const FILES = '__PRECACHE__' as unknown as readonly string[]
const PAGE = '/kiosk'
const ASSETS = '/kiosk/assets/'
/** A hub that takes longer is as good as away. */
const PAGE_MS = 4000
const CACHE = `kiosk ${__BUILD__} ${FILES.join(' ')}`

const isAsset = (address: string): boolean => {
  const { origin, pathname } = new URL(address)
  return origin === worker.location.origin && pathname.startsWith(ASSETS)
}

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll([new Request(PAGE, { cache: 'reload' }), ...FILES.map((file) => new Request(file))])
  await worker.skipWaiting()
}

async function tidy(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('kiosk ') && name !== CACHE) await caches.delete(name)
  await worker.clients.claim()
}

/** The hub's page if it is there, otherwise the one kept with its files. */
async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PAGE_MS) })
    if (answer.status < 500) return answer
  } catch {
    // The hub is away.
  }
  return (await caches.match(PAGE)) ?? Response.error()
}

/** Their names change with their content, so that a kept one is never old. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone())
  return answer
}

async function keep(addresses: readonly unknown[]): Promise<void> {
  const cache = await caches.open(CACHE)
  for (const address of addresses)
    if (typeof address === 'string' && isAsset(address) && (await cache.match(address)) === undefined)
      await cache.add(address)
}

worker.addEventListener('install', (event) => event.waitUntil(fill()))
worker.addEventListener('activate', (event) => event.waitUntil(tidy()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && new URL(request.url).pathname === PAGE) event.respondWith(page(request))
  else if (isAsset(request.url)) event.respondWith(asset(request))
})
worker.addEventListener('message', (event) => {
  const { data } = event
  if (typeof data === 'object' && data !== null && 'keep' in data && Array.isArray(data.keep))
    event.waitUntil(keep(data.keep))
})
