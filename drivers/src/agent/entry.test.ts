import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { describe, test } from 'node:test'
import { createManualContext } from '../kernel/manual-context.ts'
import { createEntry } from './entry.ts'
import { cookieOf, createHubHttp, type HubAnswer } from './hub-http.ts'

const setCookie = (token: string) => [`tingxu-device-agent=${token}; Path=/; Max-Age=1; HttpOnly; SameSite=Strict`]
const answer = (body: unknown, cookies: readonly string[] = [], status = 200): HubAnswer => ({ status, body, cookies })
const refused = answer({ error: { code: 'auth.required', context: {} } }, [], 401)
const begun = answer({ pairing: 'p1', secret: 's1', code: '482913', expiresAt: 0 })
const waiting = answer({ state: 'waiting' })

const scene = (token: string | null, answers: readonly HubAnswer[]) => {
  const asked: string[] = []
  const codes: string[] = []
  const waiting = [...answers]
  let kept = token
  const entry = createEntry({
    context: createManualContext(),
    sleep: () => Promise.resolve(),
    isStopped: () => false,
    showCode: (code) => codes.push(code),
    tokens: {
      token: () => kept,
      keep: async (next) => {
        kept = next
      },
    },
    http: {
      post: async (path, body, cookie) => {
        asked.push([path, JSON.stringify(body), ...(cookie === undefined ? [] : [cookie])].join(' '))
        const next = waiting.shift()
        if (next === undefined) throw new Error('the hub is away')
        return next
      },
    },
  })
  return { entry, asked, codes, kept: () => kept }
}

describe('the way into the hub', () => {
  test('of a new agent is a code, the word of the console, and a first token that is kept', async () => {
    const here = scene(null, [
      begun,
      waiting,
      waiting,
      answer({ state: 'accepted', device: 'agent-1' }, setCookie('agent-1.first')),
      answer({ device: 'agent-1' }, setCookie('agent-1.second')),
    ])
    assert.equal(await here.entry.enter(), 'tingxu-device-agent=agent-1.second')
    assert.deepEqual(here.codes, ['482913'])
    assert.deepEqual(here.asked, [
      '/pairings {"slot":"agent","kind":"agent"}',
      ...Array<string>(3).fill('/pairings/p1/poll {"slot":"agent","secret":"s1"}'),
      '/device/connect {"slot":"agent"} tingxu-device-agent=agent-1.first',
    ])
    assert.equal(here.kept(), 'agent-1.second')
  })

  test('of a known agent is its token, replaced or not', async () => {
    const here = scene('agent-1.old', [
      answer({ device: 'agent-1' }),
      answer({ device: 'agent-1' }, setCookie('agent-1.new')),
    ])
    assert.equal(await here.entry.enter(), 'tingxu-device-agent=agent-1.old')
    assert.equal(await here.entry.enter(), 'tingxu-device-agent=agent-1.new')
    assert.deepEqual(here.codes, [])
  })

  test('begins anew when the hub does not know the token, or nobody accepted in time', async () => {
    const here = scene('agent-1.old', [
      refused,
      begun,
      answer({ state: 'expired' }),
      begun,
      answer({ state: 'accepted', device: 'agent-1' }, setCookie('agent-1.new')),
      answer({ device: 'agent-1' }),
    ])
    assert.equal(await here.entry.enter(), 'tingxu-device-agent=agent-1.new')
    assert.deepEqual(here.codes, ['482913', '482913'])
  })

  test('is closed for now, and the token kept, when the hub is away or in trouble', async () => {
    const here = scene('agent-1.old', [answer({ error: { code: 'store.unavailable', context: {} } }, [], 503)])
    await assert.rejects(here.entry.enter(), /store\.unavailable/)
    await assert.rejects(here.entry.enter(), /away/)
    assert.equal(here.kept(), 'agent-1.old')
  })
})

describe('asking the hub', () => {
  test('says whence it comes, carries the cookie, and reads body and cookies', async () => {
    const server = createServer((request, response) => {
      const { origin, cookie } = request.headers
      response.setHeader('set-cookie', setCookie('agent-1.new'))
      response.end(JSON.stringify({ url: request.url, origin, cookie }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    assert.ok(typeof address === 'object' && address !== null)
    const hub = new URL(`http://127.0.0.1:${address.port}`)
    const { status, body, cookies } = await createHubHttp(hub, undefined).post('/device/connect', {}, 'a=b')
    assert.deepEqual([status, body], [200, { url: '/api/v1/device/connect', origin: hub.origin, cookie: 'a=b' }])
    assert.equal(cookieOf(cookies, 'tingxu-device-agent'), 'agent-1.new')
    server.close()
    server.closeAllConnections()
  })
})
