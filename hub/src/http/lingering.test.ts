import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { test } from 'node:test'
import { watchLingering } from './lingering.ts'

test('a server ends although somebody holds a connection and says nothing', { timeout: 10_000 }, async () => {
  const server = createServer()
  const lingering = watchLingering(server, 20)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const silent = connect((server.address() as AddressInfo).port, '127.0.0.1')
  await Promise.all([once(silent, 'connect'), once(server, 'connection')])
  const cut = once(silent, 'close')
  const closed = once(server, 'close')
  server.close()
  lingering.end()
  await Promise.all([closed, cut])
  assert.ok(silent.destroyed)
})
