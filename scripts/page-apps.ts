// The page apps: what each is built from and what came of it.
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { checkoutDir, filesUnder } from './files.ts'

/** Every folder with a Vite configuration is an app of its own and is built into its own `dist`. */
export function pageApps(): readonly string[] {
  return ['kiosk', 'display', 'display/styles', 'hub/staff'].filter((folder) =>
    statSync(join(checkoutDir, folder, 'vite.config.ts'), { throwIfNoEntry: false })?.isFile(),
  )
}

/** Changes whenever something changes that the apps could be built from. */
export function sourceOf(apps: readonly string[]): string {
  const hash = createHash('sha256')
  const sources = [...apps, 'shared/src'].flatMap((folder) => filesUnder(folder, isSource)).concat('package-lock.json')
  for (const path of sources) hash.update(`${path}\n`).update(readFileSync(join(checkoutDir, path)))
  return hash.digest('base64url')
}

const isSource = (path: string) => !path.endsWith('.test.ts')

/** Sizes in bytes as a browser loads them: scripts and styles gzipped, fonts as they are. */
export interface Budget {
  readonly scripts: number
  readonly styles: number
  readonly fonts: number
}

export interface BuiltFileOnDisk {
  /** Relative to the app's `dist`. */
  readonly path: string
  readonly bytes: Buffer
}

export const distOf = (app: string) => join(checkoutDir, app, 'dist')

export function budgetOf(files: readonly BuiltFileOnDisk[]): Budget {
  const sum = (wanted: RegExp, size: (bytes: Buffer) => number) =>
    files.filter(({ path }) => wanted.test(path)).reduce((total, { bytes }) => total + size(bytes), 0)
  const gzipped = (bytes: Buffer) => gzipSync(bytes, { level: 9 }).length
  return {
    scripts: sum(/\.m?js$/, gzipped),
    styles: sum(/\.css$/, gzipped),
    fonts: sum(/\.(woff2?|ttf)$/, (bytes) => bytes.length),
  }
}
