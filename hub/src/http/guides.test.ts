import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exampleGuide } from '@tingxu/shared/hall/guides/example.ts'
import { StaffId } from '@tingxu/shared/kernel/brands.ts'
import * as v from 'valibot'
import { serve, type Served } from '../serve.ts'
import { openTestHub, PASSWORD, staffCookie, type TestHub } from '../testing/test-hub.ts'

let hall: TestHub
let served: Served
let origin = ''
let editor = ''
let approver = ''

before(async () => {
  hall = await openTestHub()
  served = await serve({ hub: hall.hub, host: '127.0.0.1', port: 0, tls: null })
  origin = `http://127.0.0.1:${served.port}`
  editor = await staffCookie(hall.hub, 'wang', ['editor'])
  approver = await staffCookie(hall.hub, 'li', ['approver'])
})
after(async () => {
  await served.close()
  hall.close()
})

/** Sessions end with the day. */
async function signedInAgain(user: string): Promise<string> {
  const staff = v.parse(StaffId, user)
  const session = await hall.hub.identity.sessions.signIn({ staff, password: PASSWORD, address: '127.0.0.1' })
  assert.ok(session.ok)
  return `tingxu-staff=${session.value.token}`
}

const read = (path: string, headers: Record<string, string> = {}) => fetch(`${origin}/api/v1${path}`, { headers })

async function send(cookie: string, method: string, path: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json', origin, cookie }
  const answer = await fetch(`${origin}/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
  const said = (await answer.json()) as { error?: { code: string } }
  return said.error?.code ?? 'accepted'
}

const listed = async (): Promise<readonly { id: string; state: string; faults: number }[]> =>
  ((await (await read('/guides')).json()) as { guides: { id: string; state: string; faults: number }[] }).guides

test('a guide appears for citizens once it holds, and not while it is written', async () => {
  assert.deepEqual(await listed(), [])
  const draft = { revision: 0, content: { ...exampleGuide, complain: undefined } }
  assert.equal(await send(editor, 'PUT', '/guides/id-card/draft', draft), 'accepted')
  assert.equal((await read('/guides/id-card')).status, 404)
  assert.equal(await send(editor, 'POST', '/guides/id-card/submit', { revision: 1 }), 'accepted')
  assert.equal(await send(approver, 'POST', '/guides/id-card/approve', { revision: 2, from: '2026-03-13' }), 'accepted')
  assert.deepEqual(await listed(), [], 'its day has not come')
  hall.advance(86_400_000)
  editor = await signedInAgain('wang')
  approver = await signedInAgain('li')
  assert.deepEqual(
    (await listed()).map(({ id, state, faults }) => [id, state, faults]),
    [['id-card', 'in-force', 1]],
  )
})

test('an incomplete guide is told with what it lacks', async () => {
  const guide = (await (await read('/guides/id-card')).json()) as { lacks: unknown; content: { name: unknown } }
  assert.deepEqual(guide.lacks, [{ code: 'missing', severity: 'fault', path: 'complain' }])
  assert.deepEqual(guide.content.name, exampleGuide.name)
})

test('a guide is found by what people type, in the language they read, and by nobody else’s words', async () => {
  const find = async (query: string): Promise<readonly { id: string; name: string; by: string }[]> =>
    ((await (await read(`/guides?${query}`)).json()) as { hits: { id: string; name: string; by: string }[] }).hits
  const [hit] = await find(`q=${encodeURIComponent(exampleGuide.name['zh-Hans'].slice(0, 4))}`)
  assert.deepEqual([hit?.id, hit?.name, hit?.by], ['id-card', exampleGuide.name['zh-Hans'], 'name'])
  assert.equal((await find('q=shenfenzheng&lang=en'))[0]?.name, exampleGuide.name.en ?? exampleGuide.name['zh-Hans'])
  assert.deepEqual(await find('q='), [])
  assert.deepEqual(await find(`q=${encodeURIComponent('焰火燃放')}`), [])
  for (const query of ['q=a&limit=51', 'q=a&lang=fr', 'q=a&q=b', 'q=a&odd=1', `q=${'a'.repeat(201)}`])
    assert.equal((await read(`/guides?${query}`)).status, 400, query)
})

test('what was read already is not sent again until a guide changes', async () => {
  for (const path of ['/guides', '/guides/id-card']) {
    const tag = (await read(path)).headers.get('etag') ?? ''
    assert.equal((await read(path, { 'if-none-match': tag })).status, 304)
  }
  const tag = (await read('/guides')).headers.get('etag') ?? ''
  const reason = { 'zh-Hans': '系统升级' }
  assert.equal(await send(approver, 'POST', '/guides/id-card/suspend', { revision: 3, reason }), 'accepted')
  assert.equal((await read('/guides', { 'if-none-match': tag })).status, 200)
  assert.equal((await listed())[0]?.state, 'suspended')
})

test('drafts and versions are for those who write or approve', async () => {
  for (const path of ['/guides/id-card/versions', '/guide-desk']) {
    assert.equal((await read(path)).status, 401)
    for (const cookie of [editor, approver]) assert.equal((await read(path, { cookie })).status, 200)
  }
})
