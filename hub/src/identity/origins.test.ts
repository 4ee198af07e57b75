import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createOrigins, type OriginHeaders } from './origins.ts'
import { codeOf } from './test-tools.ts'

const may = (headers: OriginHeaders, options = {}): boolean => codeOf(createOrigins(options).mayAct(headers)) === 'done'

test('a page of this host may act, whichever scheme a proxy ends', () => {
  assert.ok(may({ host: 'hall.example:8443', origin: 'https://hall.example:8443', secFetchSite: 'same-origin' }))
  assert.ok(may({ host: 'hall.example', origin: 'https://hall.example' }))
  assert.ok(may({ host: 'Hall.Example:443', origin: 'https://hall.example' }))
  assert.ok(may({ host: '[::1]:3000', origin: 'http://[::1]:3000' }))
})

test('a page of another host, port or sandbox may not', () => {
  const host = '10.0.0.2:3000'
  for (const origin of [
    'http://10.0.0.2:3001',
    'http://10.0.0.2',
    'http://evil.example',
    'http://10.0.0.2:3000.evil.example',
    'http://user@10.0.0.2:3000',
    'http://10.0.0.2:3000/path',
    'null',
    '',
    'file://',
  ]) {
    assert.equal(may({ host, origin }), false, origin)
  }
  assert.equal(may({ host, origin: `http://${host}`, secFetchSite: 'cross-site' }), false)
})

test('a page named in the configuration may act', () => {
  const allowed = ['https://portal.example/']
  const from = { host: 'hall.example', origin: 'https://portal.example', secFetchSite: 'cross-site' }
  assert.ok(may(from, { allowed }))
  assert.equal(may({ ...from, origin: 'http://portal.example' }, { allowed }), false)
})

test('without an origin only a program with a key may act', () => {
  assert.ok(may({ host: 'hall.example', authorization: 'Bearer tx_city_abc' }))
  assert.equal(may({ host: 'hall.example' }), false)
  assert.equal(may({ host: 'hall.example', authorization: 'Basic abc' }), false)
  assert.equal(may({ host: 'hall.example', authorization: 'Bearer x', secFetchSite: 'none' }), false)
  assert.equal(may({ host: 'hall.example', authorization: 'Bearer x', origin: 'https://evil.example' }), false)
})

test('with its names known, the hub does not answer under a stranger’s name that resolves to it', () => {
  const hostNames = ['localhost', 'Hub.Hall.Example']
  const asks = (host: string | undefined): boolean => codeOf(createOrigins({ hostNames }).mayAsk({ host })) === 'done'
  for (const host of ['localhost:3000', 'hub.hall.example', '127.0.0.1:3000', '10.0.0.2', '[::1]:3000'])
    assert.ok(asks(host))
  for (const host of ['evil.example:3000', 'localhost.evil.example', 'localhost/x', 'a@localhost', '', undefined]) {
    assert.equal(asks(host), false, host)
  }
  assert.equal(may({ host: 'evil.example', origin: 'http://evil.example' }, { hostNames }), false)
})
