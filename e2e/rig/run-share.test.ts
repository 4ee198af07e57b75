import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { commandScript } from './run-share.ts'

test('arguments and environment reach the command unchanged', () => {
  const odd = [`a b`, `it's`, '"$HOME" `id` \\', 'x,y', '两行\n字', '']
  const show = 'process.stdout.write(JSON.stringify([process.env.ODD, ...process.argv.slice(1)]))'
  const script = commandScript([process.execPath, '-e', show, '--', ...odd], { ODD: odd.join('|') })
  assert.deepEqual(JSON.parse(execFileSync('sh', { input: script, encoding: 'utf8' })), [odd.join('|'), ...odd])
})

test('what a shell or a program cannot take is refused', () => {
  assert.throws(() => commandScript([], {}))
  assert.throws(() => commandScript(['x'], { 'A B': '1' }))
  assert.throws(() => commandScript(['a\0b'], {}))
})
