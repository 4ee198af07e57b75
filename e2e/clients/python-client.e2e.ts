// What docs/protocol.md says is enough for another language: a Python client written from it serves a person.
import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { must } from '../support/http.ts'
import { signInDemo } from '../support/identities.ts'
import { startHub } from '../support/start-hub.ts'

const PYTHON = '/usr/bin/python3'
const hasSocketIo = spawnSync(PYTHON, ['-c', 'import socketio, websocket']).status === 0
const skip = hasSocketIo ? false : 'python3-socketio and python3-websocket are not installed'

const expected = [
  'OK a program is welcomed with its key',
  'OK the board is watched',
  'OK a ticket is taken',
  'OK the same id gives the same ticket',
  'OK the same id is refused for something else',
  'OK the same id gives the same ticket over HTTP',
  'OK a person signs in',
  'OK the person is welcomed with the cookie',
  'OK the counter is open',
  'OK the ticket is called',
  'OK the board shows the call',
  'OK the ticket is served',
  'OK the ticket is done',
  'OK the board is watched no longer',
  'OK a wrong key is refused',
  'OK all',
]

void test(
  'a Python client written from docs/protocol.md serves a person and sees it on the board',
  { skip },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tingxu-python-'))
    try {
      const hub = await startHub({ dataDir: join(folder, 'hall') })
      try {
        const cookie = await signInDemo(hub.url, 'admin')
        const issued = await must(hub.url, '/keys/py/issue', { body: { role: 'duty' }, cookie })
        const { text } = v.parse(v.object({ text: v.string() }), issued.body)
        // Rejects with what the client wrote where it does not end with 0.
        const { stdout } = await promisify(execFile)(PYTHON, [join(import.meta.dirname, 'python/client.py'), hub.url], {
          env: { ...process.env, TINGXU_KEY: text, PYTHONDONTWRITEBYTECODE: '1' },
          timeout: 90_000,
        })
        assert.deepEqual(stdout.trim().split('\n'), expected)
      } finally {
        await hub.stop()
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
)
