// Finds files of the checkout.
import { readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const checkoutDir = fileURLToPath(new URL('..', import.meta.url))

const notOurs = new Set(['node_modules', 'dist', '.git', '.cache', 'data'])

/** Paths below `folder` that `wanted` accepts, relative to the checkout, with `/`, in order; none if it is not there. */
export function filesUnder(folder: string, wanted: (path: string) => boolean): readonly string[] {
  return entriesOf(folder)
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : filesUnder(path, wanted)
      return wanted(path) ? [path] : []
    })
    .sort()
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(join(checkoutDir, folder), { withFileTypes: true })
  } catch {
    return [] // a folder that is not there, or goes away while another tool cleans up
  }
}
