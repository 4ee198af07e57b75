// What may go wrong in a request, by mistake or on purpose: each gets a coded answer, and nothing is done.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { hallErrors, type ErrorCode } from '@tingxu/shared/kernel/error.ts'
import { keyText, openTestHub, PASSWORD, staffCookie, type TestHub } from '../testing/test-hub.ts'
import { createHttpServer } from './server.ts'

let hall: TestHub
let app: FastifyInstance
let port = 0
let origin = ''
let cookie = ''
let key = ''
let seq = 0
const pagesRoot = mkdtempSync(join(tmpdir(), 'tingxu-pages-'))

before(async () => {
  for (const dist of ['kiosk/dist/assets', 'display/dist', 'hub/staff/dist', 'display/styles/dist'])
    mkdirSync(join(pagesRoot, dist), { recursive: true })
  writeFileSync(join(pagesRoot, 'kiosk/dist/index.html'), '<p>kiosk</p>')
  writeFileSync(join(pagesRoot, 'kiosk/dist/assets/main-abc.js'), 'go()')
  writeFileSync(join(pagesRoot, 'secret.txt'), 'SECRET')
  hall = await openTestHub()
  app = await createHttpServer({ hub: hall.hub, tls: null, pagesRoot, requestTimeoutMs: 1500 })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
  origin = `http://127.0.0.1:${port}`
  cookie = await staffCookie(hall.hub, 'fang', ['duty'])
  key = await keyText(hall.hub, 'city', 'api')
})
after(async () => {
  await app.close()
  hall.close()
  rmSync(pagesRoot, { recursive: true })
})
beforeEach(() => {
  seq = hall.hub.store.head().seq
})
afterEach(() => assert.deepEqual(hall.faults, [], 'a bad request is no fault of the hub'))

interface Asked {
  readonly method?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

const json = { 'content-type': 'application/json' }
const ask = (path: string, { method = 'POST', headers = json, body }: Asked = {}): Promise<Response> =>
  fetch(origin + path, {
    method,
    headers: { authorization: `Bearer ${key}`, ...headers },
    ...(body === undefined ? {} : { body }),
  })

async function refused(response: Response, code: ErrorCode, context?: object): Promise<void> {
  const { error } = (await response.json()) as { error?: { code: string; context: object } }
  assert.equal(error?.code, code)
  assert.equal(response.status, hallErrors[code])
  if (context !== undefined) assert.deepEqual(error.context, context)
}

/** Sends these very bytes and gives what comes back until the hub hangs up. */
const bytes = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => void socket.write(text))
    let answer = ''
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })

describe('a body', () => {
  const unchanged = (): void => assert.equal(hall.hub.store.head().seq, seq)

  test('that is too large, no JSON, no object or of another type is refused with its code', async () => {
    const large = JSON.stringify({ service: 'x'.repeat(256 * 1024) })
    await refused(await ask('/api/v1/tickets', { body: large }), 'command.too-large', { limit: 256 * 1024 })
    for (const body of ['{"service":', 'service=residence', '\u0000'])
      await refused(await ask('/api/v1/tickets', { body }), 'command.malformed', { path: '', expected: 'JSON' })
    for (const body of ['5', '"residence"', 'null', '[{"service":"residence"}]'])
      await refused(await ask('/api/v1/tickets', { body }), 'command.malformed', {
        path: '',
        expected: 'a JSON object',
      })
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'a/b/c'])
      await refused(
        await ask('/api/v1/tickets', { headers: { 'content-type': type }, body: '{"service":"residence"}' }),
        'command.malformed',
      )
    await refused(await ask('/api/v1/tickets', { body: '{}' }), 'command.malformed')
    await refused(await ask('/api/v1/tickets', { body: '{"service":"residence","__proto__":{}}' }), 'command.malformed')
    unchanged()
  })

  test('is not needed where a command has no fields, and a missing key makes each request its own', async () => {
    const first = await ask('/api/v1/tickets', { body: '{"service":"residence"}' })
    const second = await ask('/api/v1/tickets', { body: '{"service":"residence"}' })
    assert.deepEqual([first.status, second.status], [200, 200])
    assert.notDeepEqual(await first.json(), await second.json())
  })

  test('with a key that is none, or one used for something else, is refused', async () => {
    const take = (id: string, service: string) =>
      ask('/api/v1/tickets', { headers: { ...json, 'idempotency-key': id }, body: JSON.stringify({ service }) })
    await refused(await take('short', 'residence'), 'command.malformed')
    await refused(await take('x'.repeat(81), 'residence'), 'command.malformed')
    assert.equal((await take('same-00001', 'residence')).status, 200)
    await refused(await take('same-00001', 'insurance'), 'command.id-reused')
  })
})

describe('an address', () => {
  test('that leads nowhere, or asked by another method, is not found', async () => {
    await refused(await ask('/api/v1/nothing', { method: 'GET', headers: {} }), 'http.not-found')
    await refused(await ask('/api/v1/tickets', { method: 'GET', headers: {} }), 'http.not-found')
    await refused(await ask('/api/v1/board', { body: '{}' }), 'http.not-found')
    await refused(await ask('/api/v1/tickets', { method: 'PATCH', body: '{}' }), 'http.not-found')
    await refused(await ask(`/${'x'.repeat(5000)}`, { method: 'GET', headers: {} }), 'http.not-found')
    await refused(await ask('/api/v1/board%zz', { method: 'GET', headers: {} }), 'command.malformed')
    await refused(await ask('/api/v1/board?zone=east&zone=west', { method: 'GET', headers: {} }), 'view.malformed')
    await refused(await ask('/api/v1/board?odd=1', { method: 'GET', headers: {} }), 'view.malformed')
    for (const query of ['after=-1', 'after=x', 'limit=0', 'limit=501', 'limit=1e9'])
      assert.ok([400, 403].includes((await ask(`/api/v1/events?${query}`, { method: 'GET', headers: {} })).status))
  })

  test('cannot climb out of the folder of the pages', async () => {
    assert.match(await bytes(`GET /kiosk/index.html HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n`), /<p>kiosk/)
    const climbs = [
      '/kiosk/../../secret.txt',
      '/kiosk/%2e%2e/%2e%2e/secret.txt',
      '/kiosk/..%2f..%2fsecret.txt',
      '/kiosk/..%5c..%5csecret.txt',
      '/kiosk/assets/../../../secret.txt',
      '/kiosk/....//....//secret.txt',
      '/kiosk//etc/passwd',
      '/kiosk/index.html%00.txt',
      '//kiosk/../secret.txt',
    ]
    for (const path of climbs) {
      const answer = await bytes(`GET ${path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n`)
      assert.match(answer, /^HTTP\/1\.1 (400|403|404) /, path)
      assert.doesNotMatch(answer, /SECRET|root:/, path)
    }
  })
})

describe('a page of another site', () => {
  test('may change nothing, whatever cookies come with it', async () => {
    const body = '{"service":"residence"}'
    const before = hall.hub.store.head().seq
    const from = (headers: Readonly<Record<string, string>>) =>
      fetch(`${origin}/api/v1/tickets`, { method: 'POST', headers: { ...json, cookie, ...headers }, body })
    for (const headers of [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: `${origin}.evil.example` },
      { origin: `http://127.0.0.1:${port + 1}` },
      { origin, 'sec-fetch-site': 'cross-site' },
    ])
      await refused(await from(headers), 'auth.origin')
    assert.equal(hall.hub.store.head().seq, before)
    assert.equal((await from({ origin })).status, 200)
  })
})

describe('a request that is none', () => {
  test('is answered in words and cut', async () => {
    assert.match(await bytes('HELLO\r\n\r\n'), /^HTTP\/1\.1 400 [^]*"command\.malformed"/)
    assert.match(await bytes(`\u0016\u0003\u0001\u0002`.repeat(50)), /^HTTP\/1\.1 400 /)
    const long = await bytes(`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${'x'.repeat(40_000)}\r\n\r\n`)
    assert.match(long, /^HTTP\/1\.1 413 [^]*"command\.too-large"/)
  })

  test('and comes a byte at a time is let go, in its head and in its body', async () => {
    const [head, body] = await Promise.all([
      bytes('POST /api/v1/tickets HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '),
      bytes(
        `POST /api/v1/tickets HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"ser`,
      ),
    ])
    for (const answer of [head, body]) assert.match(answer, /^(HTTP\/1\.1 4|$)/)
  })
})

describe('a guess at a password', () => {
  const signIn = (to: string, user: string, password: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${to}/api/v1/session`, {
      method: 'POST',
      headers: { ...json, origin: to, ...headers },
      body: JSON.stringify({ user, password }),
    })

  test('counts for the address it came from; what the caller says of it counts only behind a known proxy', async () => {
    for (let at = 0; at < 5; at++)
      await refused(await signIn(origin, `nobody-${at}`, 'wrong', { 'x-forwarded-for': `10.0.0.${at}` }), 'auth.failed')
    await refused(await signIn(origin, 'fang', PASSWORD, { 'x-forwarded-for': '10.0.0.9' }), 'auth.throttled')

    const other = await openTestHub()
    const behind = await createHttpServer({ hub: other.hub, tls: null, pagesRoot, proxies: ['127.0.0.1'] })
    await behind.listen({ host: '127.0.0.1', port: 0 })
    const address = behind.server.address()
    const there = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
    try {
      await staffCookie(other.hub, 'fang', ['duty'])
      for (let at = 0; at < 5; at++)
        await refused(await signIn(there, `nobody-${at}`, 'wrong', { 'x-forwarded-for': '10.0.0.1' }), 'auth.failed')
      await refused(await signIn(there, 'fang', PASSWORD, { 'x-forwarded-for': '10.0.0.1' }), 'auth.throttled')
      assert.equal((await signIn(there, 'fang', PASSWORD, { 'x-forwarded-for': '10.0.0.2' })).status, 200)
      const metrics = (headers: Readonly<Record<string, string>>) => fetch(`${there}/metrics`, { headers })
      assert.equal((await metrics({})).status, 200)
      await refused(await metrics({ 'x-forwarded-for': '10.0.0.2' }), 'auth.required')
    } finally {
      await behind.close()
      other.close()
    }
  })
})

describe("somebody else's password", () => {
  test('may be given once by who manages staff, and again only to who has no rights beyond theirs', async () => {
    const { hub } = hall
    // The wrong guesses of before are forgotten.
    hall.advance(6 * 60_000)
    const admin = await staffCookie(hub, 'chen', ['administrator'])
    await staffCookie(hub, 'luo', ['counter'])
    await hub.system('staff.add', { staff: 'wen', roles: ['approver'], name: '测试员' })
    const give = (staff: string) =>
      fetch(`${origin}/api/v1/staff/${staff}/password`, {
        method: 'POST',
        headers: { ...json, origin, cookie: admin },
        body: JSON.stringify({ password: 'another-word-42' }),
      })
    assert.equal((await give('luo')).status, 200, 'a clerk forgot it')
    assert.equal((await give('wen')).status, 200, 'a first one takes over nothing')
    await refused(await give('wen'), 'staff.beyond-your-rights', { permission: 'approval.decide' })
    await refused(await give('fang'), 'staff.beyond-your-rights')
    await refused(await give('nobody'), 'staff.unknown')
    await hub.system('staff.change', { staff: 'chen', roles: ['administrator', 'approver'] })
    assert.equal((await give('wen')).status, 200, 'the log says who took the right')
  })
})
