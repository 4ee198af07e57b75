import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { checkoutDir, filesUnder } from './files.ts'
import { forbiddenArrows, importsOf } from './import-arrows.ts'

const workspaces = ['shared', 'drivers', 'hub', 'kiosk', 'display', 'e2e']

test('every import follows an arrow of the table', () => {
  const paths = workspaces.flatMap((folder) =>
    filesUnder(folder, (path) => /\.tsx?$/.test(path) && !path.startsWith('drivers/vendor/')),
  )
  assert.ok(paths.length > 100, 'the sources were not found')
  const files = paths.map((path) => ({ path, text: readFileSync(join(checkoutDir, path), 'utf8') }))
  assert.deepEqual(forbiddenArrows(files), [])
})

const arrows = (path: string, ...specifiers: readonly string[]) =>
  forbiddenArrows([{ path, text: specifiers.map((specifier) => `import '${specifier}'`).join('\n') }])

test('an arrow that the table has is accepted', () => {
  assert.deepEqual(arrows('shared/src/hall/a.ts', '../kernel/result.ts', 'valibot'), [])
  assert.deepEqual(arrows('shared/src/hall/a.test.ts', 'node:test', 'node:assert/strict', 'fast-check'), [])
  assert.deepEqual(arrows('shared/src/ui/a.tsx', '../i18n/lang.ts', 'preact'), [])
  assert.deepEqual(arrows('drivers/src/a.ts', '@tingxu/shared/kernel/result.ts', 'node:net', 'serialport'), [])
  assert.deepEqual(arrows('hub/src/a.ts', '@tingxu/shared/kernel/result.ts', '@tingxu/drivers/agent/a.ts'), [])
  assert.deepEqual(arrows('hub/staff/a.tsx', '@tingxu/shared/ui/key.tsx', '../staff/b.ts'), [])
  assert.deepEqual(arrows('e2e/a.ts', '../hub/src/main.ts', '@tingxu/drivers/a.ts', '../kiosk/a.ts'), [])
})

for (const [path, specifier] of [
  ['shared/src/hall/a.ts', '../ui/key.tsx'],
  ['shared/src/hall/a.ts', '@tingxu/drivers/kernel/result.ts'],
  ['shared/src/hall/a.ts', 'node:fs'],
  ['shared/src/hall/a.ts', 'preact'],
  ['shared/src/hall/a.ts', 'fast-check'],
  ['shared/src/hall/a.test.ts', '@tingxu/hub/log.ts'],
  ['shared/src/ui/a.tsx', '@tingxu/hub/log.ts'],
  ['drivers/src/a.ts', '@tingxu/hub/log.ts'],
  ['drivers/src/a.ts', '@tingxu/shared/ui/key.tsx'],
  ['hub/src/a.ts', '../staff/counter.tsx'],
  ['hub/src/a.ts', '@tingxu/shared/ui/key.tsx'],
  ['hub/staff/a.tsx', '../src/log.ts'],
  ['hub/staff/a.tsx', '../../kiosk/src/a.ts'],
  ['kiosk/src/a.ts', '@tingxu/hub/log.ts'],
  ['kiosk/src/a.ts', '../../display/src/a.ts'],
  ['display/src/a.ts', '../../drivers/src/a.ts'],
  ['hub/src/a.ts', '../../e2e/rig/paths.ts'],
] as const)
  test(`${path} may not import ${specifier}`, () => {
    assert.equal(arrows(path, specifier).length, 1)
  })

test('an import is found in every form it can take', () => {
  const text = `
    import a from './a.ts'
    import type { B } from './b.ts'
    export * from './c.ts'
    export { d } from './d.ts'
    const e = await import('./e.ts')
    type F = import('./f.ts').F
    const g = require('./g.ts')
    const page = <p>import './not-me.ts'</p>`
  assert.deepEqual(importsOf('page.tsx', text), ['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts', './g.ts'])
})
