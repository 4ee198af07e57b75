import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moduleClosure, moduleName, parseModuleDependencies } from './module-closure.ts'

const dependencies = parseModuleDependencies(
  ['fs/ext4.ko: fs/jbd2.ko lib/crc16.ko', 'fs/jbd2.ko: lib/crc16.ko', 'lib/crc16.ko:', 'hid/hid-generic.ko:', ''].join(
    '\n',
  ),
)

test('a module comes after everything it needs, and once', () => {
  assert.deepEqual(moduleClosure(dependencies, ['ext4', 'jbd2']).paths, ['lib/crc16.ko', 'fs/jbd2.ko', 'fs/ext4.ko'])
})

test('a file with a dash is found by its name with an underscore', () => {
  assert.equal(moduleName('hid/hid-generic.ko'), 'hid_generic')
  assert.deepEqual(moduleClosure(dependencies, ['hid_generic']).paths, ['hid/hid-generic.ko'])
})

test('names without a module are reported, not guessed', () => {
  assert.deepEqual(moduleClosure(dependencies, ['hidraw', 'crc16']), { paths: ['lib/crc16.ko'], absent: ['hidraw'] })
})
