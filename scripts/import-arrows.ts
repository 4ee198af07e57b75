// Reads who imports whom and finds the arrows that docs/architecture.md does not have.
import { posix } from 'node:path'
import ts from 'typescript'

export interface SourceText {
  /** Relative to the checkout. */
  readonly path: string
  readonly text: string
}

type Zone = 'heart' | 'ui' | 'drivers' | 'hub' | 'staff' | 'kiosk' | 'display' | 'e2e' | 'scripts' | 'config'

/** More exact folders first. */
const folders: readonly (readonly [folder: string, zone: Zone])[] = [
  ['shared/src/ui/', 'ui'],
  ['shared/', 'heart'],
  ['drivers/', 'drivers'],
  ['hub/staff/', 'staff'],
  ['hub/', 'hub'],
  ['kiosk/', 'kiosk'],
  ['display/', 'display'],
  ['e2e/', 'e2e'],
  ['scripts/', 'scripts'],
  ['config/', 'config'],
]

const everything = folders.map(([, zone]) => zone)

/** What each may import besides itself. */
export const mayImport: Readonly<Record<Zone, readonly Zone[]>> = {
  heart: [],
  ui: ['heart'],
  drivers: ['heart', 'config'],
  hub: ['heart', 'drivers', 'config'],
  staff: ['heart', 'ui'],
  kiosk: ['heart', 'ui'],
  display: ['heart', 'ui'],
  e2e: everything,
  scripts: everything,
  config: [],
}

/** The heart has no I/O and no packages; its tests need a runner and a source of arbitrary values. */
const heartPackages = ['valibot']
const heartTestPackages = ['fast-check']

const zoneOf = (path: string) => folders.find(([folder]) => path.startsWith(folder))?.[1]

/** Every forbidden import, as `file → what it imports: why not`. */
export function forbiddenArrows(files: readonly SourceText[]): readonly string[] {
  return files.flatMap(({ path, text }) =>
    importsOf(path, text).flatMap((specifier) => {
      const why = objection(path, specifier)
      return why === null ? [] : [`${path} → ${specifier}: ${why}`]
    }),
  )
}

function objection(path: string, specifier: string): string | null {
  const from = zoneOf(path)
  if (from === undefined) return 'the file lies in no folder of the table'
  const target = targetOf(path, specifier)
  if (target === null) return from === 'heart' ? packageObjection(path, specifier) : null
  const to = zoneOf(target)
  if (to === undefined) return `${target} lies in no folder of the table`
  return to === from || mayImport[from].includes(to) ? null : `${from} may not import ${to}`
}

/** The file of ours that is meant, or null for a package or a part of Node. */
function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier)
  const ours = /^@tingxu\/(\w+)(?:\/(.*))?$/.exec(specifier)
  return ours === null ? null : `${ours[1] ?? ''}/src/${ours[2] ?? ''}`
}

function packageObjection(path: string, specifier: string): string | null {
  const isTest = path.endsWith('.test.ts') || /(^|\/)testing(\/|\.ts$)/.test(path)
  if (specifier.startsWith('node:')) return path.endsWith('.test.ts') ? null : 'the heart knows nothing of Node'
  const allowed = isTest ? [...heartPackages, ...heartTestPackages] : heartPackages
  return allowed.includes(specifier) ? null : `the heart may use ${allowed.join(', ')} only`
}

/** All specifiers of a file: static, dynamic, re-exported, in types, and by `require`. */
export function importsOf(path: string, text: string): readonly string[] {
  const found: string[] = []
  const take = (node: ts.Node | undefined) => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push(node.text)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) take(node.moduleSpecifier)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal)
    else if (ts.isCallExpression(node)) {
      const { expression } = node
      if (expression.kind === ts.SyntaxKind.ImportKeyword) take(node.arguments[0])
      else if (ts.isIdentifier(expression) && expression.text === 'require') take(node.arguments[0])
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false))
  return found
}
