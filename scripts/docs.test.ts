import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { deviceCodes } from '../drivers/src/kernel/errors.ts'
import { hallErrors } from '../shared/src/kernel/error.ts'
import { checkoutDir, filesUnder } from './files.ts'
import { codesIn, pathsIn, tableRows } from './markdown-table.ts'

const read = (path: string) => readFileSync(join(checkoutDir, path), 'utf8')

test('docs/errors.md explains every code of the hub, with its status, and no other', () => {
  const rows = tableRows(read('docs/errors.md'), ['code', 'HTTP', 'it means', 'what to do'])
  const explained = rows.map(([code = '', status]) => `${codesIn(code).join()} ${status ?? ''}`)
  const known = Object.entries(hallErrors).map(([code, status]) => `${code} ${status}`)
  assert.deepEqual(explained.sort(), known.sort())
})

test('docs/errors.md explains every code of a device, and no other', () => {
  const rows = tableRows(read('docs/errors.md'), ['code', 'it means', 'what to do'])
  const explained = rows.flatMap(([code = '']) => codesIn(code))
  assert.deepEqual(explained.sort(), Object.keys(deviceCodes).sort())
})

test('docs/errors.md says of every code what it means and what to do', () => {
  const text = read('docs/errors.md')
  const hub = tableRows(text, ['code', 'HTTP', 'it means', 'what to do'])
  for (const cells of [...hub, ...tableRows(text, ['code', 'it means', 'what to do'])])
    for (const words of cells.slice(-2)) assert.match(words, /\w.*\.$/, cells[0])
})

test('docs/dependencies.md lists every run-time dependency with its exact version, and no other', () => {
  const head = ['package', 'version', 'where', 'what for', 'why this one', 'what it costs']
  const listed = tableRows(read('docs/dependencies.md'), head).map(
    ([name = '', version]) => `${codesIn(name).join()} ${version ?? ''}`,
  )
  const declared = filesUnder('', (path) => /(^|\/)package\.json$/.test(path)).flatMap((path) =>
    runTimeDependencies(path),
  )
  assert.ok(declared.length > 20, 'the package.json files were not found')
  for (const dependency of declared) assert.match(dependency, / \d+\.\d+\.\d+(-[\w.]+)?$/)
  assert.deepEqual(listed.sort(), [...new Set(declared)].sort())
})

function runTimeDependencies(path: string): readonly string[] {
  const manifest = JSON.parse(read(path)) as Record<'dependencies' | 'optionalDependencies', object | undefined>
  return [manifest.dependencies, manifest.optionalDependencies]
    .flatMap((group) => Object.entries(group ?? {}))
    .filter(([name]) => !name.startsWith('@tingxu/'))
    .map(([name, version]) => `${name} ${String(version)}`)
}

const requirements = { G: 8, Q: 10, W: 8, C: 10, P: 8, D: 7, V: 6, E: 5, H: 5, A: 3, X: 2 }
const coverage = () => tableRows(read('docs/coverage.md'), ['id', 'requirement', 'state', 'where', 'test'])

test('docs/coverage.md has one row for each requirement, in order', () => {
  const ids = Object.entries(requirements).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
  )
  assert.deepEqual(
    coverage().map(([id]) => id),
    ids,
  )
})

test('docs/coverage.md claims nothing without naming where it is and what proves it', () => {
  for (const [id = '', , state = '', where = '', proof = ''] of coverage()) {
    assert.match(state, /^(works|partly|not yet)$/, id)
    if (state === 'not yet') continue
    assert.ok(pathsIn(where).length > 0 && pathsIn(proof).length > 0, `${id} ${state}, but where, and proved by what?`)
  }
})

test('every file that docs/coverage.md names is there', () => {
  for (const [id = '', , , where = '', proof = ''] of coverage())
    for (const path of [...pathsIn(where), ...pathsIn(proof)])
      assert.ok(existsSync(join(checkoutDir, path)), `${id} names ${path}`)
})
