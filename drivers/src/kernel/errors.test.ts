import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { deviceCodes } from './errors.ts'

test('every code of the table is used somewhere, and named after who reports it', async () => {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const files = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('errors.ts'),
  )
  const sources = (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n')
  const codes = Object.keys(deviceCodes)
  assert.deepEqual(
    codes.filter((code) => !sources.includes(`'${code}'`)),
    [],
  )
  assert.ok(codes.every((code) => /^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(code)))
})
