// `npm run build`: builds every page app and refuses what the oldest browser cannot run. `--if-changed` leaves alone
// what is built from these very sources already.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { checkoutDir } from './files.ts'
import { tooNewFor109, type Allowed, type Finding } from './oldest-browser.ts'
import { budgetOf, distOf, pageApps, sourceOf, type BuiltFileOnDisk } from './page-apps.ts'

/** Newer than the oldest browser and used all the same, because a browser without it loses nothing but a nicety. */
const allowed: Allowed = {
  'text-wrap': 'Lines break where they always broke.',
  'text-autospace': 'The pages space Chinese and Latin letters themselves where the browser cannot.',
  'text-spacing-trim': 'Punctuation at a line’s head keeps its full width.',
  'scrollbar-width': 'The bar is as wide as the system makes it.',
  'scrollbar-color': 'The bar has the system’s colour.',
}

/** Lies in the app's `dist`, written when all is well: what it was built from, and its sizes. */
const stampName = 'budget.json'

async function buildApp(app: string, source: string): Promise<readonly Finding[]> {
  rmSync(join(distOf(app), stampName), { force: true })
  // Vite takes half a second to load, which a start with nothing to build does not have to wait for.
  const { build } = await import('vite')
  const root = join(checkoutDir, app)
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  const files = builtFiles(app)
  const findings = files
    .filter(({ path }) => /\.(m?js|css)$/.test(path))
    .flatMap(({ path, bytes }) => tooNewFor109({ file: `${app}/dist/${path}`, text: bytes.toString() }, allowed))
  if (findings.length > 0) return findings
  for (const { path, bytes } of files) if (isText(path)) layCompressed(join(distOf(app), path), bytes)
  const budget = budgetOf(files)
  writeFileSync(join(distOf(app), stampName), `${JSON.stringify({ source, ...budget })}\n`)
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
  console.log(
    `${app}: scripts ${kB(budget.scripts)}, styles ${kB(budget.styles)} gzipped; fonts in all ${kB(budget.fonts)}`,
  )
  return []
}

const isText = (path: string) => /\.(m?js|css|svg|json)$/.test(path)

/** Once here instead of at every request. Brotli is for those who ask for it: browsers do so over HTTPS and on the machine itself. */
function layCompressed(file: string, bytes: Buffer): void {
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  writeFileSync(`${file}.br`, brotliCompressSync(bytes))
}

function builtFiles(app: string): readonly BuiltFileOnDisk[] {
  return readdirSync(distOf(app), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return { path: file.slice(distOf(app).length + 1).replaceAll('\\', '/'), bytes: readFileSync(file) }
    })
}

function builtFrom(app: string): string | null {
  try {
    const stamp: unknown = JSON.parse(readFileSync(join(distOf(app), stampName), 'utf8'))
    return typeof stamp === 'object' && stamp !== null && 'source' in stamp ? String(stamp.source) : null
  } catch {
    return null
  }
}

const onlyChanged = process.argv.includes('--if-changed')
// One build for all pages: the hub tells its build, and a page of another one reloads.
const source = sourceOf(pageApps())
process.env['TINGXU_BUILD'] = source.slice(0, 12)
for (const app of pageApps()) {
  if (onlyChanged && builtFrom(app) === source) continue
  for (const { file, line, says } of await buildApp(app, source)) {
    console.error(`${file}:${line}: ${says}`)
    process.exitCode = 1
  }
}
