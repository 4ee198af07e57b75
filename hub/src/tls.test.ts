import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { connect } from 'node:tls'
import { serve } from './serve.ts'
import { openTestHub } from './testing/test-hub.ts'
import { readTls } from './tls.ts'

const DAY_MS = 86_400_000

/** The fingerprint of the certificate that a new connection is shown. */
const shown = (port: number, ca: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, ca, servername: 'localhost' }, () => {
      resolve(socket.getPeerCertificate().fingerprint256)
      socket.end()
    })
    socket.on('error', reject)
  })

test('a certificate near its end is renewed by the same CA, and served without a restart', async () => {
  const keysDir = mkdtempSync(join(tmpdir(), 'tingxu-tls-'))
  let now = Date.now() - 370 * DAY_MS
  const read = () => readTls({ env: {}, keysDir, host: '127.0.0.1', now: () => now })
  const first = await read()
  const ca = readFileSync(first.caFile ?? assert.fail(), 'utf8')
  const hall = await openTestHub()
  const served = await serve({ hub: hall.hub, host: '127.0.0.1', port: 0, tls: first.files })
  try {
    const before = await shown(served.port, ca)
    assert.deepEqual((await read()).files, first.files, 'far from its end it stays')
    now = Date.now()
    const second = await read()
    assert.ok(second.endsAt - now > 300 * DAY_MS)
    assert.equal(await shown(served.port, ca), before)
    served.renewTls(second.files)
    assert.notEqual(await shown(served.port, ca), before)
  } finally {
    await served.close()
    hall.close()
    rmSync(keysDir, { recursive: true })
  }
})
